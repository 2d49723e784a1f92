"""Frontiers of registers too large for enumeration: solved in the background, readable while they grow."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Event, Thread

from appraisal.analysis import frontier as frontiers
from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.objective_values import COMPOSED
from appraisal.analysis.portfolio import Selection
from appraisal.cache import Cache
from appraisal.money import thousandths
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.frontier import Breakpoint, Frontier
from appraisal.portfolio.frontier_grid import in_time
from appraisal.portfolio.keys import problem_key
from appraisal.web.answers import key_of

BUDGETS = 64
NAME = "frontier"  # of the threads
SECONDS = 10.0  # time limit of one solve in the background


@dataclass(slots=True)
class Growing:
    """A frontier being solved by a thread: the known part, and how many of its budgets are settled.

    A budget is settled once it is solved, or proved too small for any portfolio. `budgets`, at which it is solved, and
    `positions`, at which portfolios are solved ahead of the reader: thousandths.
    """

    budgets: Sequence[int]
    positions: Sequence[int] = ()
    frontier: Frontier | None = None
    solved: int = 0
    ended: bool = False
    _stopped: Event = field(default_factory=Event)

    def solve(self, selection: Selection) -> None:
        """Solve the cheapest portfolio, then every budget, the most useful first, until it is stopped.

        Then work ahead of the reader, who may let the slider go at any of its positions: the best portfolio by each
        reading there, from the budget at hand outwards.
        """
        try:
            for frontier, solved in frontiers.growing(selection, self.budgets, seconds=SECONDS):
                self.frontier = frontier
                least = math.inf if frontier.empty else frontier.least or 0
                self.solved = sum(each < least or each in solved for each in self.budgets)
                if self._stopped.is_set():
                    break
        finally:
            self.ended = True
        self._work_ahead(selection)

    def _work_ahead(self, selection: Selection) -> None:
        least = None if self.frontier is None else self.frontier.least
        if least is None or selection.objective in COMPOSED:
            return
        total = selection.total_budget
        here = max(self.positions, default=0) if total is None else thousandths(total)
        for budget in sorted(self.positions, key=lambda each: abs(each - here)):
            under = selection.under(budget)
            for objective in under.compared_by if budget >= least else ():
                if self._stopped.is_set():
                    return
                in_time(partial(_best, under, objective))

    def stop(self) -> None:
        """Let the thread end after its current solve, because its results are no longer needed."""
        self._stopped.set()


def _best(selection: Selection, objective: str) -> Portfolio:
    """Return the best portfolio by an objective, which is remembered from then on."""
    return selection.remembered.best(selection.answers.about(selection.problem(objective)))


known: Cache[tuple[Hashable, float], Growing] = Cache(most=4, freed=Growing.stop)


def growing(appraisal: Appraisal, *, top: float, position: float = 0.0) -> Growing:
    """Return the growing frontier of an appraisal up to a budget; the first request starts it.

    It does not depend on the current budget, and by a plain objective only on its problem: a ballot that leaves the
    values of the options as they are does not start it again.
    """

    def begun() -> Growing:
        highest = thousandths(top)
        # At positions of the slider, so that a reader can reach the solved budgets.
        step = max(1, round(position * 1000))
        grid = Growing(
            sorted({highest * each // BUDGETS // step * step for each in range(1, BUDGETS + 1)}),
            positions=range(step, highest + 1, step) if position else (),
        )
        Thread(target=grid.solve, args=(appraisal.selection,), daemon=True, name=NAME).start()
        return grid

    settings = replace(appraisal.settings, budget=None)
    asked: Hashable = key_of(replace(appraisal, settings=settings))
    if settings.objective not in COMPOSED:
        asked = problem_key(appraisal.selection.problem().with_budget(None))
    return known.get((asked, top), begun)


def with_answer(frontier: Frontier, appraisal: Appraisal, *, top: float = math.inf) -> Frontier:
    """Return a frontier with the answer for the current budget, which was solved separately.

    Args:
        frontier: as far as it is known.
        appraisal: the appraisal under that budget.
        top: the largest solved budget of the frontier; above it its gaps do not hold.
    """
    best, total = appraisal.portfolio, appraisal.selection.total_budget
    if best.cost is None or best.value is None:
        return frontier
    if frontier.apart:
        # The best portfolio without a budget need not be the best for a budget of its cost.
        here, gap = (best.cost, math.inf) if total is None else (thousandths(total), best.shortfall)
        return _with_own(frontier, best.chosen, best.value, here, gap)
    if frontier.breakpoints and math.isfinite(top):
        end = replace(frontier.breakpoints[-1], budget=thousandths(top) + 1, gap=math.inf)
        frontier = replace(frontier, breakpoints=(*frontier.breakpoints, end))
    own = [Breakpoint(budget=best.cost, value=best.value, chosen=best.chosen, gap=best.shortfall)]
    if total is not None and thousandths(total) >= best.cost:
        # Above its own budget the same portfolio may be worse than one that has not been searched for yet.
        above = thousandths(total) + 1
        own.append(replace(own[0], budget=above, gap=_gap_at(frontier, above, best.value)))
    rising: list[Breakpoint] = []
    merit = frontier.problem.merit
    for point in sorted((*own, *frontier.breakpoints), key=lambda each: (each.budget, -merit(each.value))):
        # A breakpoint of the same portfolio only says how much is proved from there on.
        if not rising or merit(point.value) > merit(rising[-1].value) or point.chosen == rising[-1].chosen:
            rising.append(point)
    return replace(frontier, breakpoints=tuple(rising))


def _with_own(frontier: Frontier, chosen: tuple[int, ...], value: float, budget: int, gap: float) -> Frontier:
    """Insert the result solved at a budget, which holds for that budget only."""
    others = (each for each in frontier.breakpoints if each.budget != budget)
    own = Breakpoint(budget=budget, value=value, chosen=chosen, gap=gap)
    return replace(frontier, breakpoints=tuple(sorted((*others, own), key=lambda each: each.budget)))


def _gap_at(frontier: Frontier, budget: int, value: float) -> float:
    """Return the gap of a value to the best at a budget, as proved by a frontier."""
    known = frontier.at(budget)
    if known is None or math.isinf(known.gap):
        return math.inf
    smallest = frontier.problem.quantum
    bound = known.value + known.gap * max(abs(known.value), smallest)
    return max(0.0, bound - value) / max(abs(value), smallest)
