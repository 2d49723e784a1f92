"""One interface to all engines: enumeration if possible, else PuLP; every answer is checked (rule 10)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.check import accept
from appraisal.portfolio.constraints import cheapest
from appraisal.portfolio.enumerate import Enumeration, can_enumerate, enumerate_all
from appraisal.portfolio.keys import portfolios_key
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

        The enumeration is reused if only values and the total budget differ.
        """
        if self.enumeration is not None and portfolios_key(problem) == portfolios_key(self.problem):
            looked = self.enumeration.valued(problem)
            return Answers(problem=problem, enumeration=looked, time_limit=self.time_limit)
        return answers(problem, time_limit=self.time_limit)


def answers(
    problem: Problem, *, time_limit: float = 10.0, look: Callable[[Problem], Enumeration] = enumerate_all
) -> Answers:
    """Return answers about a problem, exact by enumeration up to about 2^20 combinations.

    Args:
        problem: what is asked about.
        time_limit: seconds for each question that goes to the solver.
        look: gives every admissible portfolio, where somebody may have looked before.
    """
    looked = look(problem) if can_enumerate(problem) else None
    return Answers(problem=problem, enumeration=looked, time_limit=time_limit)
