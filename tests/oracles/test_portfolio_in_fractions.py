"""Best portfolios against looking at every subset in fractions, with ties, synergies, returns and less-is-better."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from appraisal.portfolio.answers import answers
from appraisal.portfolio.choose import choose_from
from appraisal.portfolio.frontier import frontier
from appraisal.portfolio.frontier_balanced import balanced_frontier
from appraisal.portfolio.objectives import balanced
from appraisal.portfolio.problem import Bonus, Option, Problem, Row
from tests.portfolio.small import by_solver


def drawn(seed: int) -> tuple[Problem, list[Fraction], list[Fraction]]:
    """Draw a problem of few values, so that many portfolios tie; return it with its exact values and gains."""
    draw = np.random.default_rng(seed)
    options = tuple(
        Option(f"p{n}", key) for n in range(int(draw.integers(3, 6))) for key in ("full", "small")[: 1 + n % 2]
    )
    shares = [Fraction(int(each), int(draw.choice([3, 6, 7]))) for each in draw.integers(-2, 7, len(options))]
    gains = [Fraction(int(draw.integers(-2, 4)), 3)]
    costs = draw.integers(-1, 6, len(options))
    budget = Row(name="budget", coefficients=costs, sense="<=", rhs=int(draw.integers(2, 9)), rule="budget")
    problem = Problem(
        options=options,
        values=np.array([float(each) for each in shares]),
        costs=costs,
        rows=(budget,),
        budget_row=0,
        bonuses=(Bonus(projects=("p0", "p1"), value=float(gains[0])),),
        minimise=bool(seed % 2),
    )
    return problem, shares, gains


def portfolios(problem: Problem) -> Iterator[tuple[int, ...]]:
    """Yield every choice of at most one option a project."""
    for picked in product(*((None, *options) for options in problem.of_project)):
        yield tuple(each for each in picked if each is not None)


def summed(problem: Problem, chosen: tuple[int, ...], numbers: list[Fraction], gains: list[Fraction]) -> Fraction:
    """Return the exact sum of a number over a portfolio, synergies included."""
    funded = {problem.options[each].project for each in chosen}
    earned = (gain for gain, bonus in zip(gains, problem.bonuses, strict=True) if funded >= set(bonus.projects))
    return sum((numbers[each] for each in chosen), Fraction()) + sum(earned, Fraction())


def cost(problem: Problem, chosen: tuple[int, ...]) -> int:
    """Return what a portfolio costs."""
    return sum(int(problem.costs[each]) for each in chosen)


@pytest.mark.parametrize("seed", range(30))
def test_both_engines_give_the_best_of_all_subsets_and_settle_ties_alike(seed: int) -> None:
    """Value in fractions, then cost, then fewest options, then case order: enumeration, solver and frontier agree."""
    problem, values, gains = drawn(seed)
    sign = -1 if problem.minimise else 1
    ranked = sorted(
        (-sign * summed(problem, each, values, gains), cost(problem, each), len(each), each)
        for each in portfolios(problem)
        if cost(problem, each) <= (problem.budget or 0)
    )
    asked = answers(problem)
    looked, solved = choose_from(asked), choose_from(by_solver(problem))
    assert looked.chosen == solved.chosen == ranked[0][3]
    assert looked.value == pytest.approx(float(-sign * ranked[0][0]))
    assert looked.equal_best == sum(each[0] == ranked[0][0] for each in ranked)
    assert asked.enumeration is not None
    point = frontier(asked.enumeration).at(problem.budget or 0)
    assert point is not None
    assert point.chosen == looked.chosen


@pytest.mark.parametrize("seed", range(0, 16, 2))
def test_balanced_is_the_best_least_share_at_every_budget(seed: int) -> None:
    """Shares in fractions of what each part could reach with that budget; the frontier says the same at each."""
    problem, one, gains = drawn(seed)
    _, other, more = drawn(seed + 100)
    other = (other * 3)[: len(one)]
    parts, extra = [one, other], [gains, more]
    sums = np.array([[float(each) for each in part] for part in parts])
    bonus = np.array([[float(each) for each in gain] for gain in extra])
    looked = answers(problem).enumeration
    assert looked is not None
    line = balanced_frontier(looked, sums, gains=bonus)
    for budget in range(0, 12):
        within = [each for each in portfolios(problem) if cost(problem, each) <= budget]
        best = [
            max(summed(problem, each, part, gain) for each in within) for part, gain in zip(parts, extra, strict=True)
        ]
        ranked = sorted(
            (
                -min(
                    (
                        summed(problem, each, part, gain) / top
                        for part, gain, top in zip(parts, extra, best, strict=True)
                        if top > 0
                    ),
                    default=Fraction(),
                ),
                cost(problem, each),
                len(each),
                each,
            )
            for each in within
        )
        point = line.at(budget)
        assert point is not None
        assert point.chosen == ranked[0][3]
        assert point.value == pytest.approx(float(-ranked[0][0]))
        asked = answers(replace(problem, minimise=False).with_budget(budget))
        assert choose_from(answers(balanced(asked, sums, gains=bonus).problem)).chosen == point.chosen
