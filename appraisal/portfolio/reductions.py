"""Reductions that make a model smaller and more exact before it is solved."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from appraisal.portfolio.problem import Problem, Row


def reduced_rows(problem: Problem) -> Iterator[Row]:
    """Divide each row by the common divisor of its coefficients, and round its right-hand side accordingly."""
    for row in problem.rows:
        shared = math.gcd(*map(int, row.coefficients), *(map(int, row.bonuses) if row.bonuses is not None else ()))
        if shared <= 1 or (row.sense == "==" and row.rhs % shared):
            yield row
            continue
        rhs = -(-row.rhs // shared) if row.sense == ">=" else row.rhs // shared
        bonuses = None if row.bonuses is None else row.bonuses // shared
        yield replace(row, coefficients=row.coefficients // shared, rhs=rhs, bonuses=bonuses)


def twins_of(problem: Problem) -> Iterator[tuple[int, int]]:
    """Yield pairs of indistinguishable options: of projects with one option and equal columns."""
    in_bonus = {project for bonus in problem.bonuses for project in bonus.projects}
    last: dict[bytes, int] = {}
    columns = [problem.units, problem.costs, *(row.coefficients for row in problem.rows)]
    if problem.balance is not None:
        columns += [part.view(np.int64) for part in problem.balance.parts]
    table = np.ascontiguousarray(np.stack(columns, axis=1))
    for options in problem.of_project:
        if len(options) > 1 or problem.options[options[0]].project in in_bonus:
            continue
        column = table[options[0]].tobytes()
        if column in last:
            yield last[column], options[0]
        last[column] = options[0]
