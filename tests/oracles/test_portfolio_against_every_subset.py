"""The engines against the plainest oracle: every subset of options in a loop, judged by the rules as written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest

from appraisal.portfolio.answers import answers
from appraisal.portfolio.enumerate import enumerate_all
from appraisal.portfolio.frontier import frontier
from appraisal.portfolio.portfolio_value import portfolio_cost, portfolio_units
from appraisal.portfolio.problem import Problem
from appraisal.rules.check import broken_rules
from benchmarks.portfolio_cases import Council, random_council


def admissible(council: Council, *, any_budget: bool = False) -> Iterator[tuple[int, ...]]:
    """Yield every set of options that keeps to the rules as written."""
    n = len(council.candidates.options)
    for count in range(n + 1):
        for chosen in combinations(range(n), count):
            broken = broken_rules(council.rules, council.candidates, chosen)
            if not broken or (any_budget and broken == ["budget"]):
                yield chosen


def order(problem: Problem, chosen: tuple[int, ...]) -> tuple[int, int, int, tuple[int, ...]]:
    """Return the key of rule 11: higher value, lower cost, fewer options, case order."""
    return -portfolio_units(problem, chosen), portfolio_cost(problem, chosen), len(chosen), chosen


@pytest.mark.parametrize("seed", range(60))
def test_the_best_is_the_best_of_all_subsets(seed: int) -> None:
    """Enumeration agrees with the loop on the portfolio itself and on the number of equally good ones."""
    council = random_council(seed, projects=2 + seed % 5, rules=seed % 7)
    problem = council.problem
    ranked = sorted((order(problem, chosen), chosen) for chosen in admissible(council))
    result = answers(problem).best()
    assert result.found == bool(ranked)
    if ranked:
        best, chosen = ranked[0]
        assert result.chosen == chosen
        assert result.equal_best == sum(key[0] == best[0] for key, _ in ranked)


@pytest.mark.parametrize("seed", range(100, 130))
def test_the_frontier_is_that_of_all_subsets(seed: int) -> None:
    """At every cost that any subset has, the look-up gives the best subset that it pays for, and counts the ties."""
    council = random_council(seed, projects=2 + seed % 4, rules=seed % 5)
    problem = council.problem
    result = frontier(enumerate_all(problem))
    ranked = sorted((order(problem, chosen), chosen) for chosen in admissible(council, any_budget=True))
    costs = sorted({key[1] for key, _ in ranked})
    assert (result.at(costs[0] - 1) if costs else result.at(0)) is None
    for budget in costs:
        paid = [(key, chosen) for key, chosen in ranked if key[1] <= budget]
        point = result.at(budget)
        assert point is not None
        assert point.chosen == paid[0][1]
        assert result.equal_best_at(budget) == sum(key[0] == paid[0][0][0] for key, _ in paid)
