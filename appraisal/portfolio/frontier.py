"""The best portfolio for every budget, with all breakpoints: once built, any budget is a look-up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from appraisal.arrays import Bools, Ints
from appraisal.brief import Brief
from appraisal.portfolio.change import Change, change
from appraisal.portfolio.enumerate import Enumeration
from appraisal.portfolio.masks import first
from appraisal.portfolio.portfolio_value import portfolio_value
from appraisal.portfolio.problem import Problem

_BINS = 4096
_Interval = tuple[int, int | None]
_Known = Literal["proven", "bounded", "none", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakpoint:
    """From this budget on, this portfolio is the best, until the next breakpoint.

    Attributes:
        budget: thousandths; what the portfolio costs.
        value: objective value.
        chosen: indexes of the options, rising.
        equal_best: number of portfolios of the same value within this budget; None if they were not counted.
        gap: the value is at most this share below the best; 0 on an exact frontier.
    """

    budget: int
    value: float
    chosen: tuple[int, ...]
    equal_best: int | None = None
    gap: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The cost and the gain of the next breakpoint.

    Attributes:
        budget: thousandths at which it lies.
        extra: thousandths above the given budget.
        value: increase of the objective, negative if it falls.
        before: indexes of the options chosen below it; empty without a portfolio.
        chosen: indexes of the options chosen from it on.
        changes: the projects that enter, leave or change their option.
    """

    budget: int
    extra: int
    value: float
    before: tuple[int, ...]
    chosen: tuple[int, ...]
    changes: Change

    @property
    def enters(self) -> tuple[str, ...]:
        """Projects that come in."""
        return tuple(option.project for option in self.changes.enters)

    @property
    def leaves(self) -> tuple[str, ...]:
        """Projects that fall out."""
        return tuple(option.project for option in self.changes.leaves)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Frontier(Brief):
    """The best portfolio for every budget.

    Attributes:
        problem: the problem; its own budget is not used.
        objective: name of the objective.
        breakpoints: by rising budget. Below the first, no portfolio keeps to the rules.
        exact: whether all breakpoints are present and proven.
        equal_costs: for counting ties: rising costs of the portfolios as good as the best at their own cost.
        least: if not exact, the proven cost of the cheapest portfolio; None if that is unknown, or there is no
            portfolio (`empty`).
        empty: whether it is proven that no portfolio keeps to the rules at any budget.
        solved: if not exact, spans (from, to) of budgets over which one proven answer holds, both included.
        top: if not exact, the largest solved budget: above it no gap is known.
        apart: if not exact, whether a breakpoint holds only for its own budget, so that nothing is known between two.
    """

    problem: Problem
    objective: str
    breakpoints: tuple[Breakpoint, ...]
    exact: bool
    equal_costs: tuple[int, ...] = ()
    least: int | None = None
    empty: bool = False
    solved: tuple[tuple[int, int], ...] = ()
    top: int | None = None
    apart: bool = False
    _budgets: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_budgets", tuple(each.budget for each in self.breakpoints))

    def at(self, budget: int) -> Breakpoint | None:
        """Return the best portfolio for a budget in thousandths; None if the rules require more money.

        None also if nothing is known: `known_at` distinguishes the two.
        """
        place = bisect_right(self._budgets, budget) - 1
        if place < 0 or (self.apart and self._budgets[place] != budget):
            return None
        return self.breakpoints[place]

    def known_at(self, budget: int) -> _Known:
        """Return what is known for a budget in thousandths.

        `proven`: the best portfolio; `bounded`: a portfolio with a gap; `none`: proven that no portfolio keeps to the
        rules within the budget; `open`: nothing yet.
        """
        point = self.at(budget)
        if point is None:
            proven = self.exact or self.empty or (self.least is not None and budget < self.least)
            return "none" if proven else "open"
        if self.exact or any(low <= budget <= high for low, high in self.solved):
            return "proven"
        return "proven" if point.gap == 0 and self.top is not None and budget <= self.top else "bounded"

    def equal_best_at(self, budget: int) -> int | None:
        """Return the number of portfolios within a budget as good as the best; 0 without one, None if uncounted."""
        point, place = self.at(budget), bisect_right(self._budgets, budget) - 1
        if point is None:
            return 0
        if not self.equal_costs:
            return point.equal_best
        start = bisect_right(self.equal_costs, self._budgets[place] - 1)
        return bisect_right(self.equal_costs, budget) - start

    def next_step(self, budget: int) -> Step | None:
        """Return the next breakpoint above a budget with its cost and gain; None above the last.

        None also if the breakpoints are `apart` and none says what is chosen at that budget.
        """
        place = bisect_right(self._budgets, budget)
        before = self.at(budget)
        if place == len(self.breakpoints) or (self.apart and before is None):
            return None
        after = self.breakpoints[place]
        had = before.chosen if before else ()
        return Step(
            budget=after.budget,
            extra=after.budget - budget,
            value=after.value - (before.value if before else 0.0),
            before=had,
            chosen=after.chosen,
            changes=change(self.problem, had, after.chosen),
        )

    @property
    def intervals(self) -> dict[str, tuple[_Interval, ...]]:
        """Return for each project the budgets from..to (`to` excluded, None: no end) for which it is chosen.

        There is no single threshold: as the budget grows a project may leave again.
        """
        result: dict[str, list[_Interval]] = {project: [] for project in self.problem.projects}
        ends: tuple[int | None, ...] = (*self._budgets[1:], None)[: len(self._budgets)]
        if self.apart:
            ends = tuple(each + 1 for each in self._budgets)
        for each, end in zip(self.breakpoints, ends, strict=True):
            for project in self._projects(each.chosen):
                spans = result[project]
                if spans and spans[-1][1] == each.budget:
                    spans[-1] = (spans[-1][0], end)
                else:
                    spans.append((each.budget, end))
        return {project: tuple(spans) for project, spans in result.items()}

    def _projects(self, options: Sequence[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.problem.options[each].project for each in sorted(options)))


def frontier(enumeration: Enumeration) -> Frontier:
    """Return the exact frontier of all portfolios that an enumeration holds.

    Of equally good portfolios it takes the cheapest, then the first in case order (rule 11).
    """
    kept = enumeration.where(_hopeful(enumeration.costs, enumeration.units))
    order = np.argsort(kept.costs, kind="stable")
    costs, units, masks = kept.costs[order], kept.units[order], kept.masks[order]
    if not len(costs):
        return Frontier(
            problem=enumeration.problem, objective=enumeration.problem.objective, breakpoints=(), exact=True
        )
    starts = np.flatnonzero(np.diff(costs, prepend=costs[0] - 1))
    tops = np.maximum.reduceat(units, starts)
    running = np.maximum.accumulate(tops)
    at_own_cost = np.repeat(running, np.diff(starts, append=len(costs)))
    best = units == at_own_cost
    rises = np.flatnonzero(np.diff(running, prepend=running[0] - 1))
    points = []
    for group in rises:
        members = slice(starts[group], starts[group + 1] if group + 1 < len(starts) else None)
        equal = masks[members][best[members]]
        chosen = enumeration.chosen(first(equal))
        value = portfolio_value(enumeration.problem, chosen)
        points.append(Breakpoint(budget=int(costs[starts[group]]), value=value, chosen=chosen, equal_best=len(equal)))
    return Frontier(
        problem=enumeration.problem,
        objective=enumeration.problem.objective,
        breakpoints=tuple(points),
        exact=True,
        equal_costs=tuple(costs[best].tolist()),
    )


def _hopeful(costs: Ints, units: Ints) -> Bools:
    """Mark the portfolios that no clearly cheaper one beats: only this small share needs sorting."""
    if len(costs) < _BINS:
        return np.ones(len(costs), dtype=bool)
    lowest, highest = int(costs.min()), int(costs.max())
    bins = ((costs - lowest) // ((highest - lowest) // _BINS + 1)).astype(np.int64)
    best = np.full(_BINS, np.iinfo(np.int64).min)
    np.maximum.at(best, bins, units)
    cheaper = np.maximum.accumulate(best)
    before = np.concatenate([[np.iinfo(np.int64).min], cheaper[:-1]])
    hopeful: Bools = units >= before[bins]
    return hopeful
