"""Questions about one problem, answered by looking all up or by solving, and what is built anew for another."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.problem import Bonus, Row
from tests.portfolio.small import budgeted, by_solver, count_row

ROW = Row(name="jobs", coefficients=np.array([1, 2, 3]), sense=">=", rhs=2, rule="jobs", bonuses=np.array([1]))
PROBLEM = budgeted([4, 3, 5], [10, 5, 6], 12, ROW, bonuses=(Bonus(projects=("a", "b"), value=1.0),))
ASKED = answers(PROBLEM)


@pytest.mark.parametrize("one", [ASKED, by_solver(PROBLEM)], ids=["enumeration", "solver"])
def test_both_engines_answer_alike(one: Answers) -> None:
    """The best, the best for other money and under a further row, and the cheapest whatever the budget."""
    assert one.best().chosen == (1, 2)
    assert one.best(budget=None).chosen == (0, 1, 2)
    assert one.best(budget=5).chosen == (1,)
    assert one.best(rows=[count_row("one", [1, 1, 1], "<=", 1)]).chosen == (2,)
    assert (one.least_cost().chosen, one.least_cost().cost) == ((1,), 5)
    assert one.least_cost(rows=[count_row("two", [1, 1, 1], ">=", 2)]).cost == 11


def test_under_the_same_rows_nothing_is_looked_up_again() -> None:
    """Other values keep what was enumerated, be the rows the same objects or written again."""
    again = replace(
        PROBLEM.with_values(np.array([0.0, 1.0, 0.0]), objective="other"), rows=(PROBLEM.rows[0], replace(ROW))
    )
    about = ASKED.about(again)
    assert about.enumeration is not None
    assert ASKED.enumeration is not None
    assert np.shares_memory(about.enumeration.masks, ASKED.enumeration.masks)
    assert about.best().chosen == (1,)
    assert by_solver(PROBLEM).about(PROBLEM).enumeration is not None


@pytest.mark.parametrize(
    "row",
    [
        replace(ROW, rhs=3),
        replace(ROW, sense="<="),
        replace(ROW, name="work"),
        replace(ROW, coefficients=np.array([1, 2, 2])),
        replace(ROW, bonuses=np.array([2])),
        replace(ROW, bonuses=None),
    ],
)
def test_under_another_row_all_is_looked_up_anew(row: Row) -> None:
    """Whatever differs in a row, the portfolios are those of the new problem."""
    other = replace(PROBLEM, rows=(PROBLEM.rows[0], row))
    fresh = answers(other)
    about = ASKED.about(other)
    assert about.enumeration is not None
    assert fresh.enumeration is not None
    assert ASKED.enumeration is not None
    assert np.array_equal(about.enumeration.masks, fresh.enumeration.masks)
    assert not np.shares_memory(about.enumeration.masks, ASKED.enumeration.masks)
