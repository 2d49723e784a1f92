"""How far a ranking can be trusted, on its page."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal import paths
from appraisal.text import LANGUAGES, Language
from appraisal.web import answers, trust
from appraisal.web.context import View
from tests.web.conftest import Opened, text_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_drawn_is_drawn_once(monkeypatch: pytest.MonkeyPatch, language: Language) -> None:
    """The same case gives the same object, its shares sum to one, and it speaks the reader's language."""
    monkeypatch.delenv(answers.CASE_VARIABLE, raising=False)
    appraisal = answers.viewed(View())
    known = trust.trust_of(appraisal, language)
    assert trust.trust_of(appraisal, language) is known
    assert np.allclose(known.run.places.sum(axis=1), 1)
    assert known.bands
    assert known.flips


def test_a_small_register_shows_it_first(opened: Opened) -> None:
    """Bands and shares of places stand before the table with its decimals."""
    shown = text_of(opened("ranking", language="en"))
    assert shown.index("is first in") < shown.index("Closeness")


def test_a_large_register_shows_it_without_being_asked(opened: Opened) -> None:
    """Bands and places of 200 projects stand before the table, once, with the engine's own draws."""
    page = opened("ranking", case=paths.sample_folder() / "region" / "region.xlsx", language="en")
    shown = text_of(page)
    assert shown.index("is first in") < shown.index("Closeness")
    run = trust.trust_of(answers.viewed(View()), "en").run
    assert f"{run.draws:,} draws" in shown
    assert "The first 10 of 200 are drawn." in shown
