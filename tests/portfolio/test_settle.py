"""Rule 11 for a solver's answer."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.portfolio_value import portfolio_units
from appraisal.portfolio.problem import Problem
from appraisal.portfolio.settle import settled_by_rows
from appraisal.portfolio.solve import solve
from tests.portfolio.small import budgeted


def test_of_equally_good_and_dear_portfolios_the_smallest_then_the_first_stands() -> None:
    """Two for one and one for two: without counting, the one of fewest options, then the first in case order."""
    problem = budgeted([1 / 3, 1 / 3, 2 / 3, 2 / 3], [1, 1, 2, 2], 2)
    assert settled_by_rows(problem, solve(problem), time_limit=10).chosen == (2,)


def out_of_time(solves: int) -> Callable[..., Portfolio]:
    """Return a solver that proves so many answers and then only finds them."""
    left = iter(range(solves))

    def answer(problem: Problem, **options: object) -> Portfolio:
        proven = solve(problem)
        return proven if next(left, None) is not None else replace(proven, status="best_found", gap=None)

    return answer


@pytest.mark.parametrize("solves", range(6))
def test_out_of_time_what_was_proved_stands(solves: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever time runs out while a tie is settled, the answer is one of the equally good and stays proven."""
    problem = budgeted([1 / 3, 1 / 3, 2 / 3, 2 / 3], [1, 1, 2, 2], 2)
    given = solve(problem)
    monkeypatch.setattr("appraisal.portfolio.settle.solve", out_of_time(solves))
    settled = settled_by_rows(problem, given, time_limit=10)
    assert settled.status == "optimal"
    assert portfolio_units(problem, settled.chosen) == portfolio_units(problem, given.chosen)


def test_what_is_not_proven_is_not_settled() -> None:
    """A best that was only found is handed back."""
    problem = budgeted([1, 1], [1, 1], 1)
    best = replace(solve(problem), status="best_found", gap=None)
    assert settled_by_rows(problem, best, time_limit=10) is best


def test_a_better_one_within_a_solver_s_precision_is_taken() -> None:
    """A solver's answer that misses a billionth gives way to the one that does not."""
    problem = budgeted([1.0, 1.0 + 1e-8], [1, 1], 1)
    best = solve(problem)
    missed = replace(best, chosen=(0,), value=1.0, items=())
    assert settled_by_rows(problem, missed, time_limit=10).chosen == (1,)
