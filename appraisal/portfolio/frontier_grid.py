"""Frontiers above the size of enumeration: a grid of budgets, the most useful first, each with a proven gap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from appraisal.errors import InputError
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers
from appraisal.portfolio.frontier import Breakpoint, Frontier
from appraisal.portfolio.portfolio_value import portfolio_units, portfolio_value
from appraisal.portfolio.problem import Problem

Solved = Mapping[int, Portfolio]


def frontier_grid(asked: Answers, budgets: Iterable[int]) -> Iterator[tuple[Frontier, Solved]]:
    """Yield a frontier after each solved budget: first the cheapest portfolio and the top, then the middles.

    A budget without an answer in time is skipped: `Frontier.known_at` distinguishes it from one without a portfolio.

    Args:
        asked: answers about a problem.
        budgets: thousandths, at which to solve.

    Yields:
        The frontier known so far, and the portfolio of each solved budget. A breakpoint's `gap` bounds what a better
        portfolio could add at any budget up to the next. Above the largest solved budget nothing is known.
    """
    solved: dict[int, Portfolio] = {}
    cheapest = in_time(asked.least_cost)
    least = cheapest.cost if cheapest is not None and cheapest.proven else None
    empty = cheapest is not None and cheapest.status == "infeasible"
    wanted = [each for each in sorted(set(budgets)) if least is None or each >= least]
    first = [] if least is None else [least]
    for budget in [] if empty else [*first, *(each for each in halving(wanted) if each not in first)]:
        result = _known(solved, budget) or in_time(partial(asked.best, budget=budget))
        if result is not None:
            solved[budget] = result
            yield replace(_frontier(asked.problem, solved), least=least), dict(solved)
    if not solved:
        nothing = Frontier(problem=asked.problem, objective=asked.problem.objective, breakpoints=(), exact=empty)
        yield replace(nothing, least=least, empty=empty), {}


def in_time(ask: Callable[[], Portfolio]) -> Portfolio | None:
    """Return an answer, or None if time ran out before any portfolio was found."""
    try:
        return ask()
    except InputError as error:
        if [problem.key for problem in error.problems] != ["no_portfolio_in_time"]:
            raise
        return None


def budgets_that_matter(asked: Answers, steps: int, *, low: int | None = None, high: int | None = None) -> list[int]:
    """Return evenly spaced budgets from the cost of the cheapest portfolio to the most that the best one can use.

    Args:
        asked: answers about a problem.
        steps: how many intervals.
        low: thousandths, for a narrower range.
        high: likewise.

    Returns:
        Rising budgets in thousandths; none if no portfolio keeps to the rules at any budget.
    """
    least, most = asked.least_cost(), asked.best(budget=None)
    if least.cost is None or most.cost is None:
        return []
    first = least.cost if low is None else max(low, least.cost)
    last = most.cost if high is None else min(high, most.cost)
    return sorted({first + (last - first) * step // steps for step in range(steps + 1)}) if first <= last else [first]


def halving(budgets: Sequence[int]) -> Iterator[int]:
    """Yield ascending budgets in the most informative order: the last, the first, then repeatedly the middles.

    Example:
        >>> list(halving([1, 2, 3, 4, 5]))
        [5, 1, 3, 2, 4]
    """
    if budgets:
        yield budgets[-1]
    if len(budgets) > 1:
        yield budgets[0]
    spans = [(0, len(budgets) - 1)]
    while spans:
        low, high = spans.pop(0)
        if high - low > 1:
            middle = (low + high) // 2
            yield budgets[middle]
            spans += [(low, middle), (middle, high)]


def _known(solved: Solved, budget: int) -> Portfolio | None:
    """Return a proven portfolio of a larger budget that fits this one too: then it is also the best here."""
    fits = (each for at, each in solved.items() if at >= budget and each.status == "optimal")
    return next((each for each in fits if each.cost is not None and each.cost <= budget), None)


def _bound_at(problem: Problem, solved: Solved, budget: int) -> float | None:
    """Return an upper bound on the merit at a budget, from the proven results for larger ones."""
    bounds = [
        problem.merit(each.value) + each.gap * abs(each.value)
        for at, each in solved.items()
        if at >= budget and each.value is not None and each.gap is not None
    ]
    return min(bounds, default=None)


def _frontier(problem: Problem, solved: Solved) -> Frontier:
    by_cost: dict[int, tuple[int, Portfolio]] = {}
    for each in solved.values():
        if each.cost is not None:
            units = portfolio_units(problem, each.chosen)
            if each.cost not in by_cost or by_cost[each.cost][0] < units:
                by_cost[each.cost] = (units, each)
    rising: list[tuple[int, Portfolio, int]] = []
    for cost, (units, each) in sorted(by_cost.items()):
        if not rising or units > rising[-1][2]:
            rising.append((cost, each, units))
    top = max(solved)
    spans = tuple((each.cost, at) for at, each in solved.items() if each.status == "optimal" and each.cost is not None)
    points = []
    for place, (cost, each, _) in enumerate(rising):
        last = rising[place + 1][0] - 1 if place + 1 < len(rising) else top
        bound, value = _bound_at(problem, solved, last), portfolio_value(problem, each.chosen)
        gap = np.inf if bound is None else max(0.0, bound - problem.merit(value)) / max(abs(value), problem.quantum)
        points.append(Breakpoint(budget=cost, value=value, chosen=each.chosen, gap=float(gap)))
    return Frontier(
        problem=problem, objective=problem.objective, breakpoints=tuple(points), exact=False, solved=spans, top=top
    )
