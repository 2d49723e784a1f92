"""Acceptability of projects and portfolios over drawn values."""

import numpy as np
import pytest

from appraisal.portfolio.acceptability import portfolio_acceptability
from appraisal.portfolio.answers import answers
from appraisal.portfolio.problem import Bonus
from benchmarks.portfolio_cases import random_council
from tests.portfolio.small import budgeted, by_solver, count_row


def test_shares_of_two_equal_rivals() -> None:
    """Of two projects whose values are drawn alike each wins about half; exactly one is chosen in every draw."""
    drawn = np.random.default_rng(1).random((4_000, 2))
    result = portfolio_acceptability(answers(budgeted([0, 0], [1, 1], 1)), drawn)
    assert result.projects["a"] == pytest.approx(0.5, abs=0.03)
    assert result.projects["a"] + result.projects["b"] == pytest.approx(1)
    assert result.draws == 4_000
    assert sum(share for _, share in result.portfolios) == pytest.approx(1)


@pytest.mark.parametrize("seed", range(8))
def test_every_draw_gets_its_own_best_portfolio(seed: int) -> None:
    """The sieve before the products loses no winner: enumeration counts what single answers count."""
    council = random_council(seed, projects=7, rules=seed % 4)
    asked = answers(council.problem)
    draw = np.random.default_rng(seed)
    n, b = len(council.values), len(council.problem.bonuses)
    drawn, gains = council.values + draw.normal(0, 0.1, (40, n)), draw.normal(0, 0.2, (40, b))
    result = portfolio_acceptability(asked, drawn, gains=gains)
    wins: dict[tuple[int, ...], int] = {}
    for row, gain in zip(drawn, gains, strict=True):
        best = asked.about(council.problem.with_values(row, gains=gain, objective="value")).best()
        if best.found:
            wins[best.chosen] = wins.get(best.chosen, 0) + 1
    assert dict(result.portfolios) == {chosen: count / 40 for chosen, count in wins.items()}


def test_the_solver_counts_the_same_and_tells_its_progress() -> None:
    """Above enumeration each draw is solved, and the reader sees how far it is."""
    problem = budgeted([0] * 4, [3, 4, 5, 6], 9, bonuses=(Bonus(projects=("a", "b"), value=0.0),))
    drawn = np.random.default_rng(2).random((12, 4))
    told: list[int] = []
    solved = portfolio_acceptability(by_solver(problem), drawn, progress=told.append)
    assert solved == portfolio_acceptability(answers(problem), drawn)
    assert told == list(range(1, 13))


def test_rules_that_clash_accept_nothing() -> None:
    """Where no portfolio keeps to the rules every share is zero."""
    none = answers(budgeted([0.0], [1], 1, count_row("m", [1], ">=", 2)))
    result = portfolio_acceptability(none, np.ones((5, 1)))
    assert (result.projects, result.portfolios) == ({"a": 0.0}, ())


def test_of_equally_good_portfolios_of_a_draw_the_first_stands() -> None:
    """Two equal projects and money for one: rule 11 holds in every draw."""
    run = portfolio_acceptability(answers(budgeted([1, 1], [1, 1], 1)), np.ones((3, 2)))
    assert run.portfolios == (((0,), 1.0),)
