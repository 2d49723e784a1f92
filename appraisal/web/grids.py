"""Frontiers of registers too large for enumeration: solved in the background, read while they grow."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from threading import Lock, Thread

from appraisal.appraise import Appraisal
from appraisal.money import thousandths
from appraisal.portfolio.answers import Answers
from appraisal.portfolio.frontier import Breakpoint, Frontier
from appraisal.portfolio.frontier_grid import frontier_grid

BUDGETS = 64
_KEPT = 4


@dataclass(slots=True)
class Growing:
    """A frontier that a thread is solving: what is known so far, and how many of its budgets are solved."""

    budgets: Sequence[int]
    frontier: Frontier | None = None
    solved: int = 0
    ended: bool = field(default=False)

    def solve(self, asked: Answers) -> None:
        """Solve every budget, the most useful first."""
        try:
            for frontier, solved in frontier_grid(asked, self.budgets):
                self.frontier = frontier
                self.solved = len(solved)
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


def with_answer(frontier: Frontier, found: Appraisal) -> Frontier:
    """Return a frontier that holds the answer for the budget at hand, which was solved for itself."""
    best = found.portfolio
    if best.cost is None or best.value is None:
        return frontier
    own = Breakpoint(budget=best.cost, value=best.value, chosen=best.chosen, gap=best.gap or 0.0)
    rising: list[Breakpoint] = []
    for point in sorted((own, *frontier.breakpoints), key=lambda each: (each.budget, -each.value)):
        if not rising or point.value > rising[-1].value:
            rising.append(point)
    return replace(frontier, breakpoints=tuple(rising))
