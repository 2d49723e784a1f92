"""What a portfolio says of itself."""

from __future__ import annotations

import math

import pytest

from appraisal.portfolio.answer import Portfolio, Status
from appraisal.portfolio.answers import answers
from tests.portfolio.small import budgeted

BEST = answers(budgeted([4, 3, 5], [10_000, 5_500, 5_000], 12_000)).best()
NONE = Portfolio(status="infeasible", objective="value", engine="test")


def test_a_portfolio_is_short_and_a_table() -> None:
    """Its text names the objective, the value, the money in the case's unit and how many are chosen."""
    assert repr(BEST) == "<Portfolio by value: optimal, 8 for 10.5, 2 chosen>"
    assert repr(NONE) == "<Portfolio by value: infeasible>"
    table = BEST.to_frame()
    assert table.to_dict("index") == {"b": {"option": "full", "cost": 5.5}, "c": {"option": "full", "cost": 5.0}}
    assert BEST.projects == ("b", "c")


@pytest.mark.parametrize(
    ("status", "gap", "exists", "proven", "shortfall"),
    [
        ("optimal", 0.0, True, True, 0.0),
        ("best_found", 0.02, True, False, 0.02),
        ("best_found", None, True, False, math.inf),
        ("infeasible", None, False, True, math.inf),
    ],
)
def test_what_is_proved_of_it(status: Status, gap: float | None, exists: bool, proven: bool, shortfall: float) -> None:
    """Infeasible is proven as well; without a bound anything may be missing."""
    portfolio = Portfolio(status=status, objective="value", engine="test", gap=gap)
    assert (portfolio.found, portfolio.proven, portfolio.shortfall) == (exists, proven, shortfall)
