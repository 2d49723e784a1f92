"""The risk of one project on the finance page."""

from __future__ import annotations

import pytest

from appraisal.text import LANGUAGES, Language
from tests.web.conftest import Opened, text_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_charts_and_their_sentences(opened: Opened, language: Language) -> None:
    """Tornado, histogram and surface are drawn; switching values, draws and seed are said."""
    page = opened("finance", language=language, project="karakan")
    page.segmented_control(key="money_part").set_value("risk").run()
    shown = text_of(page)
    assert len(page.get("vega_lite_chart")) == 3
    assert {"en": "Capital cost: a change of 23.7%", "ru": "при изменении на 23,7 %"}[language] in shown
    assert {"en": "10,000 draws, seed 1", "ru": "Испытаний — 10 000, начальное значение генератора — 1"}[
        language
    ] in shown


def test_a_project_without_a_statement_has_no_parts(opened: Opened) -> None:
    """What cannot be computed is said, and nothing is drawn in its place."""
    page = opened("finance", language="en", project="boilers")
    assert not [each for each in page.segmented_control if each.key == "money_part"]
    assert "cannot be computed" in text_of(page)
