"""What two problems must share to have the same portfolios, or the same answers."""

from __future__ import annotations

from collections.abc import Hashable

from appraisal.arrays import Floats, Ints
from appraisal.portfolio.problem import Problem


def portfolios_key(problem: Problem) -> Hashable:
    """Return what the portfolios of a problem depend on: options, costs, and every row but that of the budget."""
    rows = tuple(
        (
            row.name,
            row.sense,
            row.rhs,
            row.rule,
            row.unit,
            row.scale,
            row.about,
            *map(_bytes, (row.coefficients, row.bonuses)),
        )
        for index, row in enumerate(problem.rows)
        if index != problem.budget_row
    )
    return problem.options, _bytes(problem.costs), rows, tuple(bonus.projects for bonus in problem.bonuses)


def problem_key(problem: Problem) -> Hashable:
    """Return all that a problem says."""
    balance = problem.balance
    return (
        portfolios_key(problem),
        problem.budget,
        problem.objective,
        problem.minimise,
        _bytes(problem.values),
        tuple(bonus.value for bonus in problem.bonuses),
        None if balance is None else tuple(map(_bytes, (balance.parts, balance.offsets, balance.bonuses))),
    )


def _bytes(numbers: Floats | Ints | None) -> bytes | None:
    return None if numbers is None else numbers.tobytes()
