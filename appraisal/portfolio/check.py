"""The independent check of every answer, in whole numbers, before anyone sees it (rule 10).

It shares no sums with the engines: plain Python integers, one option and one row at a time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from appraisal.errors import DefectError
from appraisal.portfolio.answer import Item, Portfolio
from appraisal.portfolio.problem import Problem, Row


def row_total(problem: Problem, row: Row, chosen: Sequence[int]) -> int:
    """Return the sum of a row over the chosen options and their bonuses."""
    total = 0
    for index in chosen:
        total += int(row.coefficients[index])
    if row.bonuses is not None:
        funded = {problem.options[index].project for index in chosen}
        for bonus, gain in zip(problem.bonuses, row.bonuses, strict=True):
            if all(project in funded for project in bonus.projects):
                total += int(gain)
    return total


def broken_rows(problem: Problem, chosen: Sequence[int]) -> list[Row]:
    """Return the rows that a set of options breaks."""
    broken = []
    for row in problem.rows:
        over = row_total(problem, row, chosen) - row.rhs
        if (over > 0 and row.sense in ("<=", "==")) or (over < 0 and row.sense in (">=", "==")):
            broken.append(row)
    return broken


def faults(problem: Problem, portfolio: Portfolio) -> list[str]:
    """Return everything that is wrong with an answer, in words for developers.

    Rows do not show whether it is the best; that takes a second engine (`choose.py`).
    """
    chosen = portfolio.chosen
    if portfolio.status == "infeasible":
        spoken = (portfolio.value, portfolio.cost, portfolio.gap) != (None, None, None) or chosen
        return ["an infeasible answer names a portfolio"] if spoken else []
    result = []
    if list(chosen) != sorted(set(chosen)) or any(not 0 <= each < len(problem.options) for each in chosen):
        return [f"not a rising list of options: {chosen}"]
    projects = [problem.options[each].project for each in chosen]
    result += [f"{each} is chosen twice" for each in dict.fromkeys(projects) if projects.count(each) > 1]
    result += [f"{row.name} is broken" for row in broken_rows(problem, chosen)]
    cost = 0
    for each in chosen:
        cost += int(problem.costs[each])
    if portfolio.cost != cost:
        result.append(f"the cost is {cost}, not {portfolio.cost}")
    value = _value(problem, chosen)
    if portfolio.value is None or not abs(portfolio.value - value) <= 1e-12 * _size(problem):
        result.append(f"the value is {value}, not {portfolio.value}")
    proven = portfolio.status == "optimal"
    if proven != (portfolio.gap == 0) or (portfolio.gap is not None and not 0 <= portfolio.gap < math.inf):
        result.append(f"{portfolio.status} with a gap of {portfolio.gap}")
    return result


def accept(problem: Problem, portfolio: Portfolio) -> Portfolio:
    """Return the answer with its options by name; raise `DefectError` if it breaks a rule or contradicts itself."""
    wrong = faults(problem, portfolio)
    if wrong:
        raise DefectError(f"{portfolio.engine} gave a wrong answer: {'; '.join(wrong)}")
    items = (
        Item(project=problem.options[each].project, option=problem.options[each].key, cost=int(problem.costs[each]))
        for each in portfolio.chosen
    )
    return replace(portfolio, items=tuple(items))


def _value(problem: Problem, chosen: Sequence[int]) -> float:
    funded = {problem.options[each].project for each in chosen}
    gained = [index for index, bonus in enumerate(problem.bonuses) if all(each in funded for each in bonus.projects)]
    if problem.balance is None:
        value = [float(problem.values[each]) for each in chosen]
        return math.fsum([*value, *(problem.bonuses[index].value for index in gained)])
    sums = []
    for number, part in enumerate(problem.balance.parts):
        bonuses = () if problem.balance.bonuses is None else problem.balance.bonuses[number]
        terms = [*(part[each] for each in chosen), *(bonuses[index] for index in gained)]
        sums.append(math.fsum([float(problem.balance.offsets[number]), *map(float, terms)]))
    return min(sums)


def _size(problem: Problem) -> float:
    """Return the magnitude of the summands of a value; rounding errors are a tiny share of it."""
    numbers = [problem.values] if problem.balance is None else [problem.balance.parts, problem.balance.offsets]
    return sum(float(abs(each).sum()) for each in numbers) + sum(abs(bonus.value) for bonus in problem.bonuses)
