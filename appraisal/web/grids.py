"""Frontiers of registers too large for enumeration: solved in the background, read while they grow."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from threading import Lock, Thread

from appraisal.appraise import Appraisal
from appraisal.money import thousandths
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers
from appraisal.portfolio.frontier import Breakpoint, Frontier
from appraisal.portfolio.frontier_grid import frontier_grid

BUDGETS = 64
_KEPT = 4


@dataclass(slots=True)
class Growing:
    """A frontier that a thread is solving: what is known so far, and how many of its budgets are solved.

    `least` is the cheapest portfolio that keeps to the rules, or the proof that there is none; None until it is solved.
    """

    budgets: Sequence[int]
    least: Portfolio | None = None
    frontier: Frontier | None = None
    solved: int = 0
    ended: bool = field(default=False)

    def solve(self, asked: Answers) -> None:
        """Solve the cheapest portfolio, then every budget, the most useful first."""
        try:
            self.least = asked.least_cost()
            for frontier, solved in frontier_grid(asked, self.budgets):
                self.frontier = frontier
                self.solved = len(set(solved) & set(self.budgets))
        finally:
            self.ended = True


_lock = Lock()
_growing: OrderedDict[tuple[str, str | None, str], Growing] = OrderedDict()


def growing(found: Appraisal, *, top: float) -> Growing:
    """Return the growing frontier of a case, scenario and objective up to a budget; whoever asks first starts it."""
    key = (found.case.digest, found.scenario, found.settings.objective)
    with _lock:
        if key not in _growing:
            highest = thousandths(top)
            begun = Growing([highest * each // BUDGETS for each in range(1, BUDGETS + 1)])
            _growing[key] = begun
            Thread(target=begun.solve, args=(found.selection.answers,), daemon=True, name="frontier").start()
            while len(_growing) > _KEPT:
                _growing.popitem(last=False)
        return _growing[key]


def with_answer(frontier: Frontier, found: Appraisal, *, top: float = math.inf) -> Frontier:
    """Return a frontier that holds the answer for the budget at hand, which was solved for itself.

    Args:
        frontier: as far as it is known.
        found: the appraisal under that budget.
        top: the largest budget that the frontier was solved for; above it its gaps say nothing.
    """
    best, total = found.portfolio, found.selection.total_budget
    if best.cost is None or best.value is None:
        return frontier
    gap = 0.0 if best.status == "optimal" else math.inf if best.gap is None else best.gap
    if frontier.breakpoints and math.isfinite(top):
        end = replace(frontier.breakpoints[-1], budget=thousandths(top) + 1, gap=math.inf)
        frontier = replace(frontier, breakpoints=(*frontier.breakpoints, end))
    own = [Breakpoint(budget=best.cost, value=best.value, chosen=best.chosen, gap=gap)]
    if total is not None and thousandths(total) >= best.cost:
        # Above its own budget the same portfolio may be passed by one that nobody has looked for yet.
        above = thousandths(total) + 1
        own.append(replace(own[0], budget=above, gap=_gap_at(frontier, above, best.value)))
    rising: list[Breakpoint] = []
    merit = frontier.problem.merit
    for point in sorted((*own, *frontier.breakpoints), key=lambda each: (each.budget, -merit(each.value))):
        # A breakpoint of the same portfolio only tells how much is proved from there on.
        if not rising or merit(point.value) > merit(rising[-1].value) or point.chosen == rising[-1].chosen:
            rising.append(point)
    return replace(frontier, breakpoints=tuple(rising))


def _gap_at(frontier: Frontier, budget: int, value: float) -> float:
    """Return what share of a value may be missing to the best at a budget, by what a frontier has proved there."""
    known = frontier.at(budget)
    if known is None or math.isinf(known.gap):
        return math.inf
    smallest = frontier.problem.quantum
    bound = known.value + known.gap * max(abs(known.value), smallest)
    return max(0.0, bound - value) / max(abs(value), smallest)
