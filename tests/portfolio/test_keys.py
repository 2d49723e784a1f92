"""What two problems must share."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from appraisal.portfolio.keys import portfolios_key, problem_key
from appraisal.portfolio.problem import Balance, Bonus, Option, Problem, Row

PROBLEM = Problem(
    options=(Option("a"), Option("b")),
    values=np.array([1.0, 2.0]),
    costs=np.array([3, 4]),
    rows=(
        Row(name="budget", coefficients=np.array([3, 4]), sense="<=", rhs=5),
        Row(name="both", coefficients=np.array([1, 1]), sense="<=", rhs=2, bonuses=np.array([1])),
    ),
    bonuses=(Bonus(projects=("a", "b"), value=1.0),),
    budget_row=0,
)


def test_equal_problems_have_equal_keys() -> None:
    """Arrays are told apart by their numbers, not by being the same object."""
    again = replace(PROBLEM, values=np.array([1.0, 2.0]), rows=tuple(replace(row) for row in PROBLEM.rows))
    assert portfolios_key(again) == portfolios_key(PROBLEM)
    assert problem_key(again) == problem_key(PROBLEM)


@pytest.mark.parametrize(
    "other",
    [
        replace(PROBLEM, values=np.array([1.0, 2.5])),
        replace(PROBLEM, minimise=True),
        replace(PROBLEM, objective="npv"),
        replace(PROBLEM, bonuses=(Bonus(projects=("a", "b"), value=2.0),)),
        replace(PROBLEM, balance=Balance(parts=np.ones((1, 2)), offsets=np.zeros(1))),
        PROBLEM.with_budget(6),
        PROBLEM.with_budget(None),
    ],
)
def test_values_and_the_budget_do_not_tell_which_portfolios_there_are(other: Problem) -> None:
    """The portfolios are the same, and the problem is another."""
    assert portfolios_key(other) == portfolios_key(PROBLEM)
    assert problem_key(other) != problem_key(PROBLEM)


@pytest.mark.parametrize(
    "other",
    [
        replace(PROBLEM, options=(Option("a"), Option("b", "small"))),
        replace(PROBLEM, rows=(PROBLEM.rows[0], replace(PROBLEM.rows[1], rhs=1))),
        replace(PROBLEM, rows=(PROBLEM.rows[0], replace(PROBLEM.rows[1], sense=">="))),
        replace(PROBLEM, rows=(PROBLEM.rows[0], replace(PROBLEM.rows[1], coefficients=np.array([1, 2])))),
        replace(PROBLEM, rows=(PROBLEM.rows[0], replace(PROBLEM.rows[1], bonuses=np.array([0])))),
        PROBLEM.without_rules(["budget"]).with_rows(Row(name="more", coefficients=np.array([1, 0]), sense="<=", rhs=1)),
        replace(PROBLEM.with_budget(None), costs=np.array([3, 5])),
    ],
)
def test_options_costs_and_rows_tell_which_portfolios_there_are(other: Problem) -> None:
    """Whatever may let another portfolio in is another key."""
    assert portfolios_key(other) != portfolios_key(PROBLEM)
