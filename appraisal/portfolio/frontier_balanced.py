"""The frontier of `balanced`: the best total of each criterion grows with the budget, so shares may fall."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from appraisal.arrays import Floats
from appraisal.portfolio.enumerate import Enumeration
from appraisal.portfolio.frontier import Breakpoint, Frontier, frontier
from appraisal.portfolio.objectives import balanced_by


def balanced_frontier(looked: Enumeration, parts: Floats, *, gains: Floats | None = None) -> Frontier:
    """Return the most balanced portfolio for every budget, with shares of the best totals at that budget.

    Between two budgets at which a criterion's best total changes the shares are fixed, and the frontier is that of a
    plain max-min objective. A breakpoint's `budget` is where its portfolio or its value becomes the answer; the
    portfolio may cost less.

    Args:
        looked: every admissible portfolio.
        parts: (k, n options) what each option adds to each criterion above doing nothing, more being better.
        gains: (k, bonuses) what each synergy adds to each.
    """
    problem = looked.problem
    extra = np.zeros((len(parts), len(problem.bonuses))) if gains is None else np.asarray(gains, dtype=np.float64)
    alone = [
        frontier(looked.valued(problem.with_values(part, gains=gain, objective="part")))
        for part, gain in zip(parts, extra, strict=True)
    ]
    starts = sorted({point.budget for each in alone for point in each.breakpoints})
    points: list[Breakpoint] = []
    for place, start in enumerate(starts):
        here = [each.at(start) for each in alone]
        best = np.array([0.0 if point is None else point.value for point in here])
        end = starts[place + 1] if place + 1 < len(starts) else None
        kept = looked if end is None else looked.where(looked.costs < end)
        inner = frontier(kept.valued(balanced_by(problem, parts, best, gains=extra).problem))
        for budget in (start, *(point.budget for point in inner.breakpoints if point.budget > start)):
            point = inner.at(budget)
            if point is None:
                continue
            if not points or (points[-1].chosen, points[-1].value) != (point.chosen, point.value):
                points.append(replace(point, budget=budget, equal_best=inner.equal_best_at(budget)))
    return Frontier(problem=problem, objective="balanced", breakpoints=tuple(points), exact=True)
