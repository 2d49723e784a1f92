"""Reusable results: rows by their rules, portfolios by their rows, best portfolios and frontiers by their problem."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from math import inf

from appraisal.cache import Cache
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.check import accept
from appraisal.portfolio.choose import choose_from
from appraisal.portfolio.enumerate import Enumeration, enumerate_all
from appraisal.portfolio.frontier import Frontier
from appraisal.portfolio.keys import portfolios_key, problem_key
from appraisal.portfolio.problem import Problem, Row
from appraisal.portfolio.solve import Engine

_FEW = 16  # options, of which at most 65,536 portfolios are made


class Remembered:
    """What was computed for similar problems, by everything that it depends on; safe for many threads."""

    def __init__(self) -> None:
        self._rows: Cache[Hashable, tuple[Row, ...]] = Cache(most=32)
        self._looked: Cache[Hashable, Enumeration] = Cache(most=4)  # each may contain a million portfolios
        self._few: Cache[Hashable, Enumeration] = Cache(most=64)  # as many as there are rules that are tried at others
        self._frontiers: Cache[Hashable, Frontier] = Cache(most=8)
        self._proven: Cache[Hashable, dict[float, Portfolio]] = Cache(most=32)  # by the problem, then by its budget

    def rows(self, key: Hashable, compute: Callable[[], Iterable[Row]]) -> tuple[Row, ...]:
        """Return the rows of rules, computed on first request; the key says all that they depend on."""
        return self._rows.get(key, lambda: tuple(compute()))

    def answers(self, problem: Problem) -> Answers:
        """Return answers about a problem; for known rows only the values of the portfolios are computed again."""
        return answers(problem, look=self._look)

    def frontier(self, problem: Problem, compute: Callable[[], Frontier]) -> Frontier:
        """Return the frontier of a problem, computed on first request."""
        return self._frontiers.get(problem_key(problem), compute)

    def best(self, asked: Answers, *, confirm_with: Sequence[Engine] = ()) -> Portfolio:
        """Return the best portfolio as `choose_from`; above the size of enumeration it may be known without a solve.

        What is first by rule 11 at one budget is so at every smaller one down to its cost: fewer portfolios are
        admissible there, and it is still among them. Likewise, where none is admissible, none is for less money.
        """
        problem = asked.problem
        if asked.enumeration is not None:
            return choose_from(asked, confirm_with=confirm_with)
        proven = self._proven.get(problem_key(problem.with_budget(None)), dict[float, Portfolio])
        budget = inf if problem.budget is None else problem.budget
        for at, known in tuple(proven.items()):
            if budget <= at and (known.cost is None or known.cost <= budget):
                return accept(problem, known)
        result = choose_from(asked, confirm_with=confirm_with)
        if result.proven:
            proven[budget] = result
        return result

    def _look(self, problem: Problem) -> Enumeration:
        cache = self._few if len(problem.options) <= _FEW else self._looked
        looked = cache.get(portfolios_key(problem), lambda: enumerate_all(problem))
        return looked if looked.problem is problem else looked.valued(problem)
