"""Reusable results: the same rows have the same portfolios, the same problem has the same frontier."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from appraisal.cache import Cache
from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.enumerate import Enumeration, enumerate_all
from appraisal.portfolio.frontier import Frontier
from appraisal.portfolio.keys import portfolios_key, problem_key
from appraisal.portfolio.problem import Problem


class Remembered:
    """Enumerations by the rows of their problems, and frontiers by the whole problem; safe for many threads."""

    def __init__(self) -> None:
        self._looked: Cache[Hashable, Enumeration] = Cache(most=4)  # each may contain a million portfolios
        self._frontiers: Cache[Hashable, Frontier] = Cache(most=8)

    def answers(self, problem: Problem) -> Answers:
        """Return answers about a problem; for known rows only the values of the portfolios are computed again."""
        return answers(problem, look=self._look)

    def frontier(self, problem: Problem, compute: Callable[[], Frontier]) -> Frontier:
        """Return the frontier of a problem, computed on first request."""
        return self._frontiers.get(problem_key(problem), compute)

    def _look(self, problem: Problem) -> Enumeration:
        looked = self._looked.get(portfolios_key(problem), lambda: enumerate_all(problem))
        return looked if looked.problem is problem else looked.valued(problem)
