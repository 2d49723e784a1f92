"""Small problems that several tests of the room share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from appraisal.portfolio.answers import Answers
from appraisal.portfolio.problem import Option, Problem, Row


def budgeted(values: Sequence[float], costs: Sequence[int], budget: int, *rows: Row, **more: Any) -> Problem:
    """Return projects a, b, c, … (from the 27th on numbered) with one option each under a budget, in thousandths."""
    row = Row(
        name="budget", coefficients=np.array(costs), sense="<=", rhs=budget, rule="budget", unit="money", scale=1000
    )
    letters = "abcdefghijklmnopqrstuvwxyz"
    options = tuple(Option(letters[n] if n < 26 else f"p{n}") for n in range(len(values)))
    return Problem(
        options=options, values=np.array(values), costs=np.array(costs), rows=(row, *rows), budget_row=0, **more
    )


def count_row(name: str, marks: Sequence[int], sense: Any, rhs: int) -> Row:
    """Return a row on a number of projects, from a rule of its own name."""
    return Row(name=name, coefficients=np.array(marks), sense=sense, rhs=rhs, rule=name, unit="count")


def by_solver(problem: Problem) -> Answers:
    """Return answers that look nothing up: every question goes to PuLP."""
    return Answers(problem=problem, enumeration=None, time_limit=1000.0)
