"""Questions as rows: with a project, without it, with at least a given value, different from a given portfolio."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from appraisal.arrays import Ints
from appraisal.portfolio.problem import Problem, Row


def with_project(problem: Problem, project: str) -> Row:
    """Return the row that forces a project in, by any of its options."""
    return Row(name=f"with {project}", coefficients=_marks(problem, [project]), sense=">=", rhs=1)


def without_project(problem: Problem, project: str) -> Row:
    """Return the row that excludes a project."""
    return Row(name=f"without {project}", coefficients=_marks(problem, [project]), sense="<=", rhs=0)


def no_good(problem: Problem, chosen: Sequence[int], *, name: str = "another") -> Row:
    """Return the row that forbids exactly this portfolio."""
    signs = np.full(len(problem.options), -1, dtype=np.int64)
    signs[list(chosen)] = 1
    return Row(name=name, coefficients=signs, sense="<=", rhs=len(chosen) - 1)


def different(problem: Problem, chosen: Sequence[int], projects: int) -> Row:
    """Return the row that requires at least so many differences in projects from a given portfolio."""
    funded = {problem.options[each].project for each in chosen}
    signs = 1 - 2 * _marks(problem, funded)
    return Row(name=f"differs by {projects}", coefficients=signs, sense=">=", rhs=projects - len(funded))


def as_good_as(problem: Problem, units: int) -> tuple[Row, ...]:
    """Return the rows that require an objective of at least so many quanta, rounded once from an exact sum."""
    floor = problem.grain.least(units)
    if problem.balance is None:
        gains = np.array(problem.bonus_units, dtype=np.int64)
        bonuses = gains if gains.any() else None
        return (Row(name="as good", coefficients=problem.units, sense=">=", rhs=floor, bonuses=bonuses),)
    return tuple(
        Row(name=f"as good in {number}", coefficients=part, sense=">=", rhs=floor - int(offset), bonuses=gains)
        for number, (part, offset, gains) in enumerate(zip(*problem.balance_units(), strict=True))
    )


def cheapest(problem: Problem) -> Problem:
    """Return the problem of spending least under the same rows; its value is minus the cost in thousandths."""
    return problem.with_values(-problem.costs.astype(np.float64), objective="cost")


def _marks(problem: Problem, projects: Iterable[str]) -> Ints:
    wanted = set(projects)
    return np.array([option.project in wanted for option in problem.options], dtype=np.int64)
