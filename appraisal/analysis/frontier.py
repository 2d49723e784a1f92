"""The frontier of a selection: exact if all portfolios can be enumerated, else solved at a grid of budgets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from appraisal.analysis.objective_values import COMPOSED
from appraisal.arrays import Floats
from appraisal.errors import DefectError
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.frontier import Breakpoint, Frontier, frontier
from appraisal.portfolio.frontier_balanced import balanced_frontier
from appraisal.portfolio.frontier_grid import budgets_that_matter, frontier_grid, halving, in_time
from appraisal.portfolio.frontier_npv_first import npv_first_frontier
from appraisal.portfolio.problem import Problem
from appraisal.portfolio.readings import NOT_KNOWN
from appraisal.rules.file import Rules

_GRID_STEPS = 24
_GRID_SECONDS = 2.0


class Asked(Protocol):
    """The parts of a selection that a frontier needs."""

    @property
    def objective(self) -> str:
        """The reader's objective."""

    @property
    def rules(self) -> Rules:
        """The current rules."""

    @property
    def answers(self) -> Answers:
        """Answers about the reader's problem."""

    @property
    def portfolio(self) -> Portfolio:
        """The best portfolio."""

    @property
    def frontier(self) -> Frontier:
        """The best portfolio for every budget."""

    @property
    def shares(self) -> Floats:
        """What each option adds to the share of each criterion."""

    @property
    def share_gains(self) -> Floats:
        """What each synergy adds to it."""

    def plain(self, objective: str) -> Problem:
        """Return the problem of an objective that is a sum."""

    def under(self, budget: int) -> Asked:
        """Return the same selection under another total budget in thousandths."""


def whole(selection: Asked) -> Frontier:
    """Return the best portfolio for every budget."""
    looked = selection.answers.enumeration
    if looked is None:
        return grid(selection)
    if selection.objective == "npv-first":
        npv = selection.answers.about(selection.plain("npv")).enumeration
        if npv is None:
            raise DefectError("the same options can be enumerated by one objective and not by another")
        return npv_first_frontier(npv, selection.plain("value"), sacrifice=selection.rules.npv_sacrifice)
    if selection.objective == "balanced":
        return balanced_frontier(looked, selection.shares, gains=selection.share_gains)
    return frontier(looked)


def between(selection: Asked, low: int | None, high: int | None) -> Frontier:
    """Return a frontier from `low` to `high` (thousandths); its first breakpoint holds at `low` itself."""
    large = selection.answers.enumeration is None and (low, high) != (None, None)
    result = grid(selection, low, high) if large else selection.frontier
    first = None if low is None else result.at(low)
    kept = tuple(
        point
        for point in result.breakpoints
        if (first is None or point.budget >= first.budget) and (high is None or point.budget <= high)
    )
    return replace(result, breakpoints=kept)


def grid(selection: Asked, low: int | None = None, high: int | None = None) -> Frontier:
    """Return a frontier solved at evenly spaced budgets (thousandths) between two, with its gaps."""
    composed = selection.objective in COMPOSED
    asked = answers(_ruled(selection) if composed else selection.answers.problem, time_limit=_GRID_SECONDS)
    result = Frontier(problem=asked.problem, objective=selection.objective, breakpoints=(), exact=False, apart=composed)
    for grown, _ in growing(selection, budgets_that_matter(asked, _GRID_STEPS, low=low, high=high)):
        result = grown
    return result


def growing(
    selection: Asked, budgets: Sequence[int], *, seconds: float = _GRID_SECONDS
) -> Iterator[tuple[Frontier, Mapping[int, Portfolio]]]:
    """Yield a frontier after each solved budget, as `frontier_grid`.

    The target of `npv-first` and `balanced` changes with the budget, so each budget has its own problem: a breakpoint
    then holds only for its own budget, and nothing is known between two (`Frontier.apart`).

    Args:
        selection: under any total budget.
        budgets: thousandths, at which to solve.
        seconds: time limit of one solve.
    """
    if selection.objective in COMPOSED:
        yield from _each_for_itself(selection, budgets, seconds)
    else:
        yield from frontier_grid(answers(selection.answers.problem, time_limit=seconds), budgets)


def _each_for_itself(
    selection: Asked, budgets: Sequence[int], seconds: float
) -> Iterator[tuple[Frontier, Mapping[int, Portfolio]]]:
    # A floor on NPV or the shares of one budget are not rules: the cheapest portfolio is computed without them.
    cheapest = in_time(answers(_ruled(selection), time_limit=seconds).least_cost)
    least = cheapest.cost if cheapest is not None and cheapest.status == "optimal" else None
    result = Frontier(
        problem=selection.plain("value"),
        objective=selection.objective,
        breakpoints=(),
        exact=False,
        least=least,
        empty=cheapest is not None and cheapest.status == "infeasible",
        apart=True,
    )
    solved: dict[int, Portfolio] = {}
    yield result, {}
    wanted = [each for each in sorted(set(budgets)) if least is None or each >= least]
    for budget in [] if result.empty else halving(wanted):
        best = in_time(partial(_under, selection, budget))
        if best is None:
            continue
        solved[budget] = best
        points = tuple(_point(at, each) for at, each in sorted(solved.items()) if each.found)
        proven = tuple((at, at) for at, each in sorted(solved.items()) if each.status == "optimal")
        result = replace(result, breakpoints=points, solved=proven, top=max(solved))
        yield result, dict(solved)


def _under(selection: Asked, budget: int) -> Portfolio:
    return selection.under(budget).portfolio


def _ruled(selection: Asked) -> Problem:
    """Return a problem with the portfolios that the objective may choose from, at any budget."""
    value = selection.plain("value")
    if selection.objective != "npv-first":
        return value
    return value.with_rows(*(row for row in selection.plain("npv").rows if row.name == NOT_KNOWN))


def _point(budget: int, best: Portfolio) -> Breakpoint:
    return Breakpoint(budget=budget, value=best.value or 0.0, chosen=best.chosen, gap=best.shortfall)
