"""Claims, scenarios, reality check and uplift on the finance page."""

from __future__ import annotations

import pytest

from appraisal.text import LANGUAGES, Language, say
from tests.web.conftest import Opened, text_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_be_doubted_is_shown(opened: Opened, language: Language) -> None:
    """The other claim of Serafimovskiy, what it would change, every scenario and the uplift stand side by side."""
    page = opened("finance", language=language, project="serafimovsky")
    page.segmented_control(key="money_part").set_value("doubts").run()
    shown = text_of(page)
    for key in ("reality", "claims", "scenarios"):
        assert say(f"finance.section.{key}", language) in shown
    assert {"en": "24,000", "ru": "24 000"}[language] in shown
    assert "4 → 1" in shown
    assert say("finance.uplift_offer.title", language) in shown


def test_the_scenario_at_hand_is_marked(opened: Opened) -> None:
    """Among the scenarios the one that the reader looks at is shaded."""
    page = opened("finance", language="en", project="karakan", scenario="low-prices")
    page.segmented_control(key="money_part").set_value("doubts").run()
    shown = text_of(page)
    row = next(line for line in shown.split("<tr") if "Prices of products 15 % lower" in line)
    assert "marked" in row
