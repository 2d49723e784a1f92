"""The frontier of `npv-first`: its floor on NPV rises with the budget, so its own objective may fall."""

from __future__ import annotations

from dataclasses import replace

from appraisal.portfolio.enumerate import Enumeration
from appraisal.portfolio.frontier import Breakpoint, Frontier, frontier
from appraisal.portfolio.portfolio_value import portfolio_units
from appraisal.portfolio.problem import Problem


def npv_first_frontier(npv: Enumeration, second: Problem, *, sacrifice: float) -> Frontier:
    """Return the most valuable portfolio for every budget among those with nearly the best NPV at that budget.

    Between two breakpoints of the best NPV the floor is fixed, and the frontier is that of the second objective over
    the portfolios above that floor. A breakpoint's `budget` is where its portfolio becomes the answer; the portfolio
    may cost less.

    Args:
        npv: every admissible portfolio with NPV as its objective.
        second: the same problem with the objective that decides.
        sacrifice: share of the magnitude of the best NPV that may be given up.
    """
    best = frontier(npv).breakpoints
    kept, points = npv, list[Breakpoint]()
    for place, each in enumerate(best):
        top = portfolio_units(npv.problem, each.chosen)
        kept = kept.where(kept.units >= top - int(abs(top) * sacrifice))
        end = best[place + 1].budget if place + 1 < len(best) else None
        affordable = kept if end is None else kept.where(kept.costs < end)
        inner = frontier(affordable.valued(second))
        starts = [each.budget, *(point.budget for point in inner.breakpoints if point.budget > each.budget)]
        for start in starts:
            point = inner.at(start)
            if point is not None and (not points or points[-1].chosen != point.chosen):
                points.append(replace(point, budget=start, equal_best=inner.equal_best_at(start)))
    return Frontier(problem=second, objective="npv-first", breakpoints=tuple(points), exact=True)
