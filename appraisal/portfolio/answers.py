"""One interface to all engines: enumeration if possible, else PuLP; every answer is checked (rule 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from appraisal.arrays import Ints
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.check import accept
from appraisal.portfolio.constraints import cheapest
from appraisal.portfolio.enumerate import Enumeration, can_enumerate, enumerate_all
from appraisal.portfolio.problem import Problem, Row
from appraisal.portfolio.solve import solve


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Answers to many questions about one problem.

    Attributes:
        problem: what is asked about.
        enumeration: every admissible portfolio; None if there are too many combinations.
        time_limit: seconds for each question that goes to the solver.
    """

    problem: Problem
    enumeration: Enumeration | None
    time_limit: float

    def best(self, *, budget: int | Literal["own"] | None = "own", rows: Sequence[Row] = ()) -> Portfolio:
        """Return the best portfolio under further rows and, if given, another budget; None lifts the budget."""
        problem = self.asked(budget=budget, rows=rows)
        if self.enumeration is not None:
            return accept(problem, self.enumeration.keeping(rows).best(problem.budget))
        return solve(problem, time_limit=self.time_limit)

    def least_cost(self, *, rows: Sequence[Row] = ()) -> Portfolio:
        """Return the cheapest portfolio under further rows, without a budget."""
        problem = cheapest(self.asked(budget=None, rows=rows))
        if self.enumeration is None:
            return solve(problem, time_limit=self.time_limit)
        kept = self.enumeration.keeping(rows)
        spending = Enumeration(problem=problem, masks=kept.masks, costs=kept.costs, units=-kept.costs)
        return accept(problem, spending.best(None))

    def asked(self, *, budget: int | Literal["own"] | None = "own", rows: Sequence[Row] = ()) -> Problem:
        """Return the problem behind a question."""
        problem = self.problem if budget == "own" else self.problem.with_budget(budget)
        return problem.with_rows(*rows) if rows else problem

    def about(self, problem: Problem) -> Answers:
        """Return answers about another problem, with the same time limit.

        The enumeration is reused where only values and the total budget differ.
        """
        if self.enumeration is not None and _same_rows(problem, self.problem):
            looked = self.enumeration.valued(problem)
            return Answers(problem=problem, enumeration=looked, time_limit=self.time_limit)
        return answers(problem, time_limit=self.time_limit)


def _same_rows(one: Problem, other: Problem) -> bool:
    """Return whether two problems have the same portfolios, whatever their values."""
    earned = [[bonus.projects for bonus in problem.bonuses] for problem in (one, other)]
    same = one.options == other.options and one.budget_row == other.budget_row and earned[0] == earned[1]
    return (
        same
        and len(one.rows) == len(other.rows)
        and np.array_equal(one.costs, other.costs)
        and all(
            a is b or k == one.budget_row or _alike(a, b)
            for k, (a, b) in enumerate(zip(one.rows, other.rows, strict=True))
        )
    )


def _alike(a: Row, b: Row) -> bool:
    return (
        (a.name, a.sense, a.rhs) == (b.name, b.sense, b.rhs)
        and np.array_equal(a.coefficients, b.coefficients)
        and (a.bonuses is b.bonuses or np.array_equal(_gains(a), _gains(b)))
    )


def _gains(row: Row) -> Ints:
    return np.zeros(0, dtype=np.int64) if row.bonuses is None else row.bonuses


def answers(problem: Problem, *, time_limit: float = 10.0) -> Answers:
    """Return answers about a problem, exact by enumeration up to about 2^20 combinations."""
    looked = enumerate_all(problem) if can_enumerate(problem) else None
    return Answers(problem=problem, enumeration=looked, time_limit=time_limit)
