"""What one portfolio earns, is worth and costs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.portfolio_value import earned, portfolio_cost, portfolio_units, portfolio_value, projects_of
from appraisal.portfolio.problem import Balance, Bonus, Option, Problem

PROBLEM = Problem(
    options=(Option("a", "small"), Option("a", "large"), Option("b"), Option("c")),
    values=np.array([1, 2, 3, 4]),
    costs=np.array([2, 5, 3, -1]),
    bonuses=(Bonus(projects=("a", "b"), value=10.0), Bonus(projects=("c",), value=100.0)),
)
BALANCE = Balance(
    parts=np.array([[1.0, 2.0, 3.0, 4.0], [5.0, 1.0, 1.0, 1.0]]),
    offsets=np.array([0.0, 1.0]),
    bonuses=np.array([[1.0, 0.0], [0.0, 50.0]]),
)


@pytest.mark.parametrize(
    ("chosen", "gained", "value", "cost"),
    [((), [], 0, 0), ((0, 2), [0], 14, 5), ((1, 2, 3), [0, 1], 119, 7), ((3,), [1], 104, -1), ((1,), [], 2, 5)],
)
def test_a_sum_with_the_bonuses_that_are_earned(
    chosen: tuple[int, ...], gained: list[int], value: int, cost: int
) -> None:
    """A bonus is earned with all its projects, by any option; whole values are counted in themselves."""
    assert earned(PROBLEM, chosen) == gained
    assert (portfolio_value(PROBLEM, chosen), portfolio_units(PROBLEM, chosen)) == (value, value)
    assert portfolio_cost(PROBLEM, chosen) == cost
    assert portfolio_units(replace(PROBLEM, minimise=True), chosen) == -value


@pytest.mark.parametrize(("chosen", "least"), [((), 0.0), ((0, 2), 5.0), ((1, 2), 3.0), ((1, 2, 3), 10.0)])
def test_a_balance_is_worth_its_least_part(chosen: tuple[int, ...], least: float) -> None:
    """Each part with its offset and what synergies add to it; the units rank as the value does."""
    balanced = replace(PROBLEM, balance=BALANCE)
    assert portfolio_value(balanced, chosen) == least
    assert portfolio_units(balanced, chosen) * balanced.quantum == pytest.approx(least, abs=balanced.quantum)


def test_projects_stand_in_the_order_of_the_case() -> None:
    """Whatever option is chosen, its project is named once."""
    portfolio = Portfolio(status="best_found", objective="value", engine="test", chosen=(3, 1))
    assert projects_of(PROBLEM, portfolio) == ("a", "c")
