"""Bonuses, value and cost of one portfolio."""

from __future__ import annotations

import math
from collections.abc import Sequence

from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.problem import Problem


def earned(problem: Problem, chosen: Sequence[int]) -> list[int]:
    """Return the indexes of the bonuses that a portfolio earns."""
    funded = {problem.options[index].project for index in chosen}
    return [index for index, bonus in enumerate(problem.bonuses) if funded.issuperset(bonus.projects)]


def portfolio_units(problem: Problem, chosen: Sequence[int]) -> int:
    """Return the merit of a portfolio in whole quanta, more being better, as engines compare it."""
    gained = earned(problem, chosen)
    if problem.balance is not None:
        parts, offsets, gains = problem.balance_units()
        least = int((parts[:, list(chosen)].sum(axis=1) + gains[:, gained].sum(axis=1) + offsets).min())
        return problem.grain.rounded(least)
    exact = sum(int(problem.units[each]) for each in chosen) + sum(problem.bonus_units[each] for each in gained)
    return problem.grain.rounded(exact)


def portfolio_value(problem: Problem, chosen: Sequence[int]) -> float:
    """Return the value of a portfolio, as readers see it."""
    gained = earned(problem, chosen)
    if problem.balance is not None and problem.balance.bonuses is not None:
        sums = problem.balance.parts[:, list(chosen)].sum(axis=1) + problem.balance.bonuses[:, gained].sum(axis=1)
        return float((sums + problem.balance.offsets).min())
    return math.fsum([*(float(problem.values[each]) for each in chosen), *(problem.bonuses[b].value for b in gained)])


def portfolio_cost(problem: Problem, chosen: Sequence[int]) -> int:
    """Return the cost of a portfolio in thousandths."""
    return sum(int(problem.costs[each]) for each in chosen)


def projects_of(problem: Problem, portfolio: Portfolio) -> tuple[str, ...]:
    """Return the projects of a portfolio in the order of the case."""
    funded = {problem.options[each].project for each in portfolio.chosen}
    return tuple(project for project in problem.projects if project in funded)
