"""Three points of view and the rate on the finance page."""

from __future__ import annotations

import pytest

from appraisal.text import LANGUAGES, Language, say
from tests.web.conftest import Opened, text_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_views_and_rate_stand_on_the_first_part(opened: Opened, language: Language) -> None:
    """The three views, the parts of the rate with their sources, and what counts twice are on the page."""
    shown = text_of(opened("finance", language=language, project="karakan"))
    assert say("web.money.views", language) in shown
    assert {"en": "8.0% (1999)", "ru": "8,0 % (1999)"}[language] in shown
    assert {"en": "counts twice", "ru": "считается дважды"}[language] in shown


def test_the_page_shows_the_engines_numbers(opened: Opened) -> None:
    """NPV of owners, budget and public are those of the appraisal."""
    shown = text_of(opened("finance", language="en", project="karakan"))
    for number in ("1,182", "1,478", "2,708"):
        assert number in shown
