"""The page of the portfolio."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from appraisal.text import LANGUAGES, Language, say
from tests.web.conftest import Opened, text_of

FOUND = Path(__file__).parents[2] / "samples" / "found"


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_that_clash_at_every_budget_are_told_with_ways_out(opened: Opened, language: Language) -> None:
    """Without any portfolio the page shows the clashes and the ways out, and says that no reading has one."""
    page = opened("portfolio", case=FOUND / "infeasible", language=language)
    shown = text_of(page)
    assert say("web.portfolio.none", language) in shown
    assert say("portfolio.readings.none", language) in shown
    assert {"en": "A way out:", "ru": "Выход:"}[language] in shown
    assert say("portfolio.readings.same", language) not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_whose_weights_the_portfolio_uses(opened: Opened, language: Language) -> None:
    """Beside the status of the answer stands whose weights closeness and value use."""
    shown = unescape(text_of(opened("portfolio", language=language))).replace("’", "'").replace("\u00a0", " ")
    weights = say("ranking.weights.council", language)
    assert say("objectives.weighed", language, weights=weights) in shown


def test_below_the_cheapest_portfolio_no_reading_agrees_with_another(opened: Opened) -> None:
    """Under a budget that is too small the three readings are not said to choose the same."""
    shown = text_of(opened("portfolio", budget="1"))
    assert say("portfolio.readings.none", "en") in shown
    assert say("portfolio.readings.same", "en") not in shown
    assert "raise the limit" in shown
