"""Questions as rows mean what their names say, held against every portfolio."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from appraisal.portfolio.check import broken_rows
from appraisal.portfolio.constraints import (
    as_good_as,
    cheapest,
    different,
    no_good,
    with_project,
    without_project,
)
from appraisal.portfolio.portfolio_value import portfolio_units
from appraisal.portfolio.problem import Balance, Bonus, Option, Problem, Row

OPTIONS = (Option("a", "small"), Option("a", "large"), Option("b"), Option("c"))
PROBLEM = Problem(
    options=OPTIONS,
    values=np.array([1.0, 2.0, 2.0, -1.0]),
    costs=np.array([2, 5, 3, -1]),
    bonuses=(Bonus(projects=("a", "c"), value=1.5),),
)
EVERY = [each for k in range(5) for each in combinations(range(4), k) if not {0, 1} <= set(each)]
CHOSEN = (0, 2)


def keeps(rows: Sequence[Row]) -> list[tuple[int, ...]]:
    """Return the portfolios that keep to some rows."""
    return [each for each in EVERY if not broken_rows(replace(PROBLEM, rows=tuple(rows)), each)]


@pytest.mark.parametrize(
    ("row", "meant"),
    [
        (with_project(PROBLEM, "a"), lambda each: 0 in each or 1 in each),
        (without_project(PROBLEM, "a"), lambda each: 0 not in each and 1 not in each),
        (no_good(PROBLEM, CHOSEN), lambda each: each != CHOSEN),
        (no_good(PROBLEM, ()), lambda each: each != ()),
        (different(PROBLEM, CHOSEN, 2), lambda each: len(_apart(each)) >= 2),
        (different(PROBLEM, CHOSEN, 1), lambda each: len(_apart(each)) >= 1),
    ],
)
def test_a_row_keeps_what_it_says(row: Row, meant: Callable[[tuple[int, ...]], bool]) -> None:
    """With, without, another and different: no portfolio too many and none too few; options are of one project."""
    assert keeps([row]) == [each for each in EVERY if meant(each)]


@pytest.mark.parametrize("chosen", EVERY)
def test_at_least_as_good_is_by_the_exact_sum(chosen: tuple[int, ...]) -> None:
    """The rows keep exactly what is worth no less, synergies counted, for a sum and for the least of two parts."""
    balance = Balance(
        parts=np.array([[1.0, 2.0, 2.0, -1.0], [3.0, 0.0, 1.0, 2.0]]),
        offsets=np.array([0.5, -0.25]),
        bonuses=np.array([[1.5], [0.5]]),
    )
    for problem in (PROBLEM, replace(PROBLEM, balance=balance)):
        least = portfolio_units(problem, chosen)
        rows = as_good_as(problem, least)
        kept = [each for each in EVERY if not broken_rows(replace(problem, rows=rows), each)]
        assert kept == [each for each in EVERY if portfolio_units(problem, each) >= least]


def test_the_cheapest_is_worth_minus_its_cost() -> None:
    """Money that comes back counts; nothing of the old objective or its synergies is left."""
    assert cheapest(PROBLEM).values.tolist() == [-2.0, -5.0, -3.0, 1.0]
    assert [bonus.value for bonus in cheapest(PROBLEM).bonuses] == [0.0]


def _apart(chosen: tuple[int, ...]) -> set[str]:
    return {OPTIONS[each].project for each in chosen} ^ {OPTIONS[each].project for each in CHOSEN}
