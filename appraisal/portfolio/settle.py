"""Rule 11 for a solver's answer: of equally good portfolios the cheapest, of fewest options, first in case order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from appraisal.arrays import Floats
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.check import accept
from appraisal.portfolio.constraints import as_good_as, cheapest, no_good
from appraisal.portfolio.portfolio_value import portfolio_cost, portfolio_units, portfolio_value
from appraisal.portfolio.problem import Problem, Row
from appraisal.portfolio.solve import solve

_BATCH = 8  # options whose order one solve decides, so that their powers of two stay within a solver's precision

_TOLD_APART = 1e-6  # share of a value within which a solver's order of portfolios is not trusted


def settled_by_rows(problem: Problem, best: Portfolio, *, time_limit: float) -> Portfolio:
    """Return the portfolio that rule 11 takes among all as good as a proven one; the given one if time runs out.

    One solve if no other is as good; more only if there is a tie.
    """
    if best.status != "optimal":
        return best
    best = _with(problem, best, best.chosen)
    next_best = _solved(problem.with_rows(no_good(problem, best.chosen, name="not the same")), time_limit)
    if next_best is None:
        return best
    apart = portfolio_units(problem, best.chosen) - portfolio_units(problem, next_best)
    if apart < 0:  # better by less than the solver's precision
        best, apart = _with(problem, best, next_best), 0
    if apart * problem.quantum > _TOLD_APART * max(1.0, abs(best.value or 0.0)):
        return best
    good = problem.with_rows(*as_good_as(problem, portfolio_units(problem, best.chosen)))
    least = _solved(cheapest(good), time_limit)
    if least is None:
        return best
    bound = Row(name="no dearer", coefficients=problem.costs, sense="<=", rhs=portfolio_cost(problem, least))
    first = _first(good.with_rows(bound), time_limit)
    return best if first is None else _with(problem, best, first)


def _first(problem: Problem, time_limit: float) -> tuple[int, ...] | None:
    """Return the portfolio with the fewest options, then the first in case order; None if time runs out."""
    n = len(problem.options)
    chosen = _solved(_for(problem, -np.ones(n)), time_limit)
    if chosen is None:
        return None
    problem = problem.with_rows(
        Row(name="no more options", coefficients=np.ones(n, dtype=np.int64), sense="<=", rhs=len(chosen))
    )
    for start in range(0, n, _BATCH):
        if _solved(_for(problem, np.zeros(n)).with_rows(no_good(problem, chosen, name="another")), time_limit) is None:
            return chosen
        here = range(start, min(start + _BATCH, n))
        weights = np.zeros(n)
        weights[here] = 2.0 ** np.arange(len(here) - 1, -1, -1)
        result = _solved(_for(problem, weights), time_limit)
        if result is None:
            return None
        chosen = result
        problem = problem.with_rows(*(_held(n, index, index in chosen) for index in here))
    return chosen


def _for(problem: Problem, values: Floats) -> Problem:
    return problem.with_values(values, objective="order")


def _held(n: int, index: int, inside: bool) -> Row:
    mark = np.zeros(n, dtype=np.int64)
    mark[index] = 1
    return Row(name=f"held {index}", coefficients=mark, sense="==", rhs=int(inside))


def _solved(problem: Problem, time_limit: float) -> tuple[int, ...] | None:
    """Return the options of a proven answer; None if there is none, or none was proven in time."""
    result = solve(problem, time_limit=time_limit)
    return result.chosen if result.status == "optimal" else None


def _with(problem: Problem, best: Portfolio, chosen: Sequence[int]) -> Portfolio:
    value, cost = portfolio_value(problem, chosen), portfolio_cost(problem, chosen)
    return accept(problem, replace(best, chosen=tuple(chosen), value=value, cost=cost))
