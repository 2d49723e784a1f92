"""Reductions keep every portfolio: smaller rows, and twins that may be put in order."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from appraisal.portfolio.check import broken_rows
from appraisal.portfolio.problem import Balance, Bonus, Option, Problem, Row, Sense
from appraisal.portfolio.reductions import reduced_rows, twins_of
from tests.portfolio.small import budgeted, count_row

SENSES: tuple[Sense, ...] = ("<=", ">=", "==")


@pytest.mark.parametrize("sense", SENSES)
@pytest.mark.parametrize("rhs", [-7, -6, 0, 5, 6, 7])
def test_a_smaller_row_keeps_the_same_portfolios(sense: Sense, rhs: int) -> None:
    """Divided by three and rounded to its own side, a row lets through what it did; what cannot be equal stays."""
    row = Row(name="r", coefficients=np.array([3, 6, -9]), sense=sense, rhs=rhs, bonuses=np.array([3]))
    problem = replace(
        budgeted([1, 1, 1], [1, 1, 1], 3), bonuses=(Bonus(projects=("a", "b"), value=0.0),), budget_row=None
    )
    problem = replace(problem, rows=(row,))
    [smaller] = reduced_rows(problem)
    for chosen in (each for k in range(4) for each in combinations(range(3), k)):
        assert bool(broken_rows(problem, chosen)) == bool(broken_rows(replace(problem, rows=(smaller,)), chosen))
    divided = sense != "==" or rhs % 3 == 0
    assert smaller.coefficients.tolist() == ([1, 2, -3] if divided else [3, 6, -9])


def test_a_row_of_coprime_numbers_stays() -> None:
    """Nothing is shared, or there is nothing but zeros."""
    rows = (count_row("one", [2, 3], "<=", 4), count_row("none", [0, 0], "<=", 0))
    assert list(reduced_rows(replace(budgeted([1, 1], [1, 1], 3), rows=rows, budget_row=None))) == list(rows)


def test_twins_are_equal_in_all_that_counts() -> None:
    """Value, cost and every row; in case order, each with the one before it."""
    problem = budgeted([2, 2, 2, 2], [5, 5, 6, 5], 10)
    assert list(twins_of(problem)) == [(0, 1), (1, 3)]
    marked = problem.with_rows(count_row("m", [1, 0, 0, 1], "<=", 1))
    assert list(twins_of(marked)) == [(0, 3)]


def test_no_twins_with_options_bonuses_or_other_parts() -> None:
    """Options of one project, projects of a synergy and different parts of a balance are told apart."""
    problem = budgeted([2, 2, 2], [5, 5, 5], 10)
    assert list(twins_of(replace(problem, bonuses=(Bonus(projects=("a", "b"), value=1.0),)))) == []
    parts = np.array([[1.0, 1.0, 2.0]])
    assert list(twins_of(replace(problem, balance=Balance(parts=parts, offsets=np.zeros(1))))) == [(0, 1)]
    options = (Option("a", "x"), Option("a", "y"), Option("b"))
    assert list(twins_of(Problem(options=options, values=np.ones(3), costs=np.ones(3, dtype=np.int64)))) == []


def test_even_numbers_are_halved() -> None:
    """The smallest divisor that makes a row smaller."""
    rows = (count_row("even", [2, 4], "<=", 5),)
    [row] = reduced_rows(replace(budgeted([1, 1], [1, 1], 3), rows=rows, budget_row=None))
    assert (row.coefficients.tolist(), row.rhs) == ([1, 2], 2)
