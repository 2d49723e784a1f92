"""Frontiers above the size of enumeration: an answer at once, a grid in the background, exact on demand.

Three steps for a page: `nearest` answers a budget from the portfolios known so far, with a proven gap; `frontier_grid`
solves a grid of budgets, the most useful first, and tells each new frontier; `walk_frontier` finds every breakpoint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from appraisal.errors import InputError
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers
from appraisal.portfolio.check import accept, broken_rows, row_total
from appraisal.portfolio.constraints import as_good_as
from appraisal.portfolio.frontier import Breakpoint, Frontier
from appraisal.portfolio.portfolio_value import portfolio_cost, portfolio_units, portfolio_value
from appraisal.portfolio.problem import Problem
from appraisal.portfolio.solve import upper_bound

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


def walk_frontier(asked: Answers, *, low: int, high: int) -> Iterator[Breakpoint]:
    """Yield every breakpoint between two budgets, exact, from the top down; each takes two solves.

    The walk ends early where a time limit runs out: what was told is exact.
    """
    budget = high
    while budget >= low:
        best = asked.best(budget=budget)
        if best.status != "optimal":
            return
        cheapest = asked.least_cost(rows=as_good_as(asked.problem, portfolio_units(asked.problem, best.chosen)))
        if cheapest.status != "optimal" or cheapest.cost is None:
            return
        value = portfolio_value(asked.problem, cheapest.chosen)
        yield Breakpoint(budget=cheapest.cost, value=value, chosen=cheapest.chosen)
        budget = cheapest.cost - 1


def nearest(problem: Problem, solved: Solved, budget: int, *, time_limit: float = 2.0) -> Portfolio | None:
    """Return at once a good portfolio for a budget with a proven gap, made from what is known for other budgets.

    The best affordable known portfolio is filled with what fits, the most worth for its money first. The bound is the
    lower of the linear relaxation and what is proven for a larger budget.

    Args:
        problem: what is asked, under any budget.
        solved: budget -> its portfolio, under the same rules.
        budget: thousandths.
        time_limit: seconds for the relaxation.

    Returns:
        The portfolio, or None where no known one can be afforded.
    """
    asked = problem.with_budget(budget)
    starts = [each for each in solved.values() if each.found and not broken_rows(asked, each.chosen)]
    if not starts:
        return None
    chosen = _filled(asked, max(starts, key=lambda each: portfolio_units(problem, each.chosen)).chosen)
    value = portfolio_value(problem, chosen)
    bounds = (upper_bound(asked, time_limit=time_limit), _bound_at(problem, solved, budget))
    known = [each for each in bounds if each is not None]
    gap = max(0.0, min(known) - problem.merit(value)) / max(abs(value), problem.quantum) if known else None
    nearby = Portfolio(
        status="optimal" if gap == 0 else "best_found",
        objective=problem.objective,
        value=value,
        chosen=chosen,
        cost=portfolio_cost(problem, chosen),
        gap=gap,
        engine="nearest",
        confirmed_by=("nearest",),
    )
    return accept(asked, nearby)


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


def _filled(problem: Problem, chosen: tuple[int, ...]) -> tuple[int, ...]:
    """Add options while rules allow and the objective rises, the most worth for its money first."""
    rest = sorted(range(len(problem.options)), key=lambda i: -int(problem.units[i]) / max(1, int(problem.costs[i])))
    sums = [row_total(problem, row, chosen) for row in problem.rows]
    plain = all(row.bonuses is None for row in problem.rows) and problem.balance is None
    taken, projects = list(chosen), {problem.options[each].project for each in chosen}
    for index in rest:
        if problem.units[index] <= 0 or problem.options[index].project in projects:
            continue
        if plain and all(
            row.holds(total + int(row.coefficients[index])) for row, total in zip(problem.rows, sums, strict=True)
        ):
            taken.append(index)
            projects.add(problem.options[index].project)
            sums = [total + int(row.coefficients[index]) for row, total in zip(problem.rows, sums, strict=True)]
    return tuple(sorted(taken))
