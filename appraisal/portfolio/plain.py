"""Plain input of a choice: values and costs of projects, and a budget, as numbers of any kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from appraisal.arrays import finite
from appraisal.errors import InputError, refuse
from appraisal.errors import Problem as Wrong
from appraisal.labels import Labelled, by_label, labels_of, listed
from appraisal.money import exact_thousandths
from appraisal.portfolio.problem import Option, Problem, Row

Plain = Mapping[str, Any] | Labelled | Sequence[Any] | np.ndarray[Any, Any]


def problem_of(
    values: Plain, costs: Plain | None, *, budget: float | None, projects: Sequence[str] | None = None
) -> Problem:
    """Return the problem of choosing projects of the greatest total value whose costs fit the budget.

    Args:
        values: of each project: a mapping or Series by project, or a sequence.
        costs: of each project, in one unit of money with at most three decimals; by the same names or in order.
        budget: the available money, in that unit.
        projects: names, if `values` has none; by default 1, 2, …

    Raises:
        InputError: all amounts that are not exact thousandths at once: `money_too_fine`, `not_finite`, `too_large`,
            `not_numbers`; `costs_not_given`, `budget_not_given`; `ids_repeated`; those of `by_label`.

    Example:
        >>> problem_of({"a": 5, "b": 4}, {"b": 0.1, "a": 0.2}, budget=0.3).costs.tolist()
        [200, 100]
    """
    if costs is None:
        raise refuse("costs_not_given")
    if budget is None:
        raise refuse("budget_not_given")
    names = _names(values, projects)
    worth = finite("values", by_label("values", values, names), shape=(len(names),))
    asked = [(f"costs[{name}]", cost) for name, cost in zip(names, by_label("costs", costs, names), strict=True)]
    whole: list[int] = []
    problems: list[Wrong] = []
    for name, amount in [*asked, ("budget", budget)]:
        try:
            whole.append(exact_thousandths(name, amount))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    *prices, money = whole
    spent = np.array(prices, dtype=np.int64)
    row = Row(name="budget", coefficients=spent, sense="<=", rhs=money, rule="budget", unit="money", scale=1000)
    return Problem(options=tuple(Option(name) for name in names), values=worth, costs=spent, rows=(row,), budget_row=0)


def _names(values: Plain, projects: Sequence[str] | None) -> tuple[str, ...]:
    own = labels_of(values)
    if own is None:
        own = tuple(str(name) for name in projects or range(1, len(listed("values", values)) + 1))
    if len(set(own)) < len(own):
        raise refuse("ids_repeated", ids=[name for name in dict.fromkeys(own) if own.count(name) > 1])
    return own
