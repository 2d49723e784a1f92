"""Reusable results: rows by their rules, portfolios by their rows, frontiers by their problem."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from appraisal.cache import Cache
from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.enumerate import Enumeration, enumerate_all
from appraisal.portfolio.frontier import Frontier
from appraisal.portfolio.keys import portfolios_key, problem_key
from appraisal.portfolio.problem import Problem, Row


class Remembered:
    """What was computed for similar problems, by everything that it depends on; safe for many threads."""

    def __init__(self) -> None:
        self._rows: Cache[Hashable, tuple[Row, ...]] = Cache(most=8)
        self._looked: Cache[Hashable, Enumeration] = Cache(most=4)  # each may contain a million portfolios
        self._frontiers: Cache[Hashable, Frontier] = Cache(most=8)

    def rows(self, key: Hashable, compute: Callable[[], Iterable[Row]]) -> tuple[Row, ...]:
        """Return the rows of rules, computed on first request; the key says all that they depend on."""
        return self._rows.get(key, lambda: tuple(compute()))

    def answers(self, problem: Problem) -> Answers:
        """Return answers about a problem; for known rows only the values of the portfolios are computed again."""
        return answers(problem, look=self._look)

    def frontier(self, problem: Problem, compute: Callable[[], Frontier]) -> Frontier:
        """Return the frontier of a problem, computed on first request."""
        return self._frontiers.get(problem_key(problem), compute)

    def _look(self, problem: Problem) -> Enumeration:
        looked = self._looked.get(portfolios_key(problem), lambda: enumerate_all(problem))
        return looked if looked.problem is problem else looked.valued(problem)
