"""Frontiers above the size of enumeration."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from appraisal.errors import InputError, Problem
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import answers
from appraisal.portfolio.frontier import frontier
from appraisal.portfolio.frontier_grid import budgets_that_matter, frontier_grid, halving, in_time
from tests.portfolio.small import budgeted, by_solver, count_row

DRAW = np.random.default_rng(6)
PROBLEM = budgeted(DRAW.random(12).tolist(), DRAW.integers(100, 900, 12).tolist(), 0)
EXACT = frontier(answers(PROBLEM).enumeration)  # type: ignore[arg-type]
TOP = int(PROBLEM.costs.sum())


def test_the_grid_brackets_the_exact_frontier_and_narrows() -> None:
    """At every budget the exact value lies between the grid's and its gap; the ends come first."""
    areas = []
    for result, solved in frontier_grid(by_solver(PROBLEM), range(0, TOP + 1, TOP // 12)):
        assert not result.exact
        area = 0.0
        for budget in range(min(solved), max(solved) + 1, 37):
            point, true = result.at(budget), EXACT.at(budget)
            assert true is not None
            if point is not None:
                assert point.value <= true.value + 1e-9
                open_ = point.gap * max(abs(point.value), PROBLEM.quantum)
                assert true.value <= point.value + open_ + 1e-6
                area += open_
        areas.append(area)
    assert len(solved) == 13
    assert areas[1:] == sorted(areas[1:], reverse=True)
    assert areas[-1] < areas[1] / 4


def test_equals_that_were_not_counted_are_not_told_as_one() -> None:
    """A solver's frontier says of no portfolio that it is the only best one."""
    *_, (result, _) = frontier_grid(by_solver(budgeted([1.0, 1.0], [2, 2], 0)), [2])
    assert [each.equal_best for each in result.breakpoints] == [None, None]
    assert result.equal_best_at(2) is None


def test_the_budgets_that_matter_span_what_can_be_spent() -> None:
    """From the least that the rules ask for to what the best portfolio of all costs, and no further."""
    problem = budgeted([4.0, 3.0, -5.0], [10, 5, 12], 0, count_row("m", [0, 1, 0], ">=", 1))
    asked = by_solver(problem)
    assert budgets_that_matter(asked, 4) == [5, 7, 10, 12, 15]
    assert budgets_that_matter(asked, 2, low=6, high=100) == [6, 10, 15]
    assert budgets_that_matter(by_solver(budgeted([1.0], [1], 0, count_row("m", [1], ">=", 2))), 4) == []


def test_the_grid_knows_the_cheapest_portfolio_and_what_it_does_not_know() -> None:
    """Below the cheapest there is none, proven; a budget that nobody solved yet is told from that."""
    problem = budgeted([4.0, 3.0, -5.0], [10, 5, 12], 0, count_row("m", [0, 1, 0], ">=", 1))
    first, *_, (last, _) = (each for each in frontier_grid(by_solver(problem), [3, 10, 15, 27]))
    assert first[0].least == last.least == 5
    assert [last.known_at(budget) for budget in (4, 5, 15, 30)] == ["none", "proven", "proven", "bounded"]
    open_ = replace(last, breakpoints=last.breakpoints[1:], least=None)
    assert open_.known_at(7) == "open"
    never = budgeted([1.0], [1], 0, count_row("m", [1], ">=", 2))
    ((result, _),) = frontier_grid(by_solver(never), [1])
    assert result.known_at(10**9) == "none"


def test_only_want_of_time_is_passed_over() -> None:
    """A budget that was not answered in time is none; any other refusal goes on; no budgets have no order."""

    def refused(key: str) -> Callable[[], Portfolio]:
        def ask() -> Portfolio:
            raise InputError([Problem(key, {"seconds": 1})])

        return ask

    assert in_time(refused("no_portfolio_in_time")) is None
    with pytest.raises(InputError):
        in_time(refused("not_finite"))
    assert list(halving([])) == []
