"""The independent check: what is feasible and honest passes, everything else does not."""

from dataclasses import replace

import numpy as np
import pytest

from appraisal.errors import DefectError
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import answers
from appraisal.portfolio.check import accept, broken_rows, faults
from appraisal.portfolio.choose import same_answer
from appraisal.portfolio.portfolio_value import portfolio_cost, portfolio_value
from appraisal.portfolio.problem import Bonus, Problem
from benchmarks.portfolio_cases import random_council
from tests.portfolio.small import budgeted, count_row

PROBLEM = budgeted([4, 3, 5], [10, 5, 5], 12, count_row("k", [1, 1, 1], "<=", 2))
BEST = answers(PROBLEM).best()
NOTHING = Portfolio(status="infeasible", objective="value", engine="test")


def test_an_honest_answer_passes() -> None:
    """The best portfolio, and an honest refusal, go through unchanged."""
    assert BEST.chosen == (1, 2)
    assert accept(PROBLEM, BEST) == BEST
    assert accept(PROBLEM, NOTHING) == NOTHING


@pytest.mark.parametrize(
    "lie",
    [
        {"chosen": (0, 1, 2), "value": 12.0, "cost": 20},
        {"chosen": (2, 1)},
        {"chosen": (1, 1)},
        {"chosen": (1, 7)},
        {"chosen": (-1, 2)},
        {"value": 8.0001},
        {"value": None},
        {"value": float("nan")},
        {"cost": 9},
        {"cost": None},
        {"gap": 0.01},
        {"gap": None},
        {"status": "best_found"},
        {"status": "infeasible"},
    ],
)
def test_each_lie_is_caught(lie: dict[str, object]) -> None:
    """A broken rule, a wrong sum, a wrong status: none is accepted."""
    with pytest.raises(DefectError):
        accept(PROBLEM, replace(BEST, **lie))  # type: ignore[arg-type]


def test_a_bonus_that_was_not_earned_is_a_lie() -> None:
    """The value counts a synergy only with all of its projects."""
    joint = replace(PROBLEM, bonuses=(Bonus(projects=("a", "b"), value=9.0),))
    assert not faults(joint, BEST)
    assert faults(joint, replace(BEST, value=17.0))


def corrupted(problem: Problem, best: Portfolio, draw: np.random.Generator) -> Portfolio:
    """Return an answer that is wrong: options that break rules or are worth less, false sums, a false status."""
    n = len(problem.options)
    while True:
        flips = set(draw.choice(n, size=int(draw.integers(0, min(n, 4) + 1)), replace=False).tolist())
        chosen = tuple(sorted(set(best.chosen) ^ flips))
        astray = draw.random(2) < 0.3
        lie = Portfolio(
            status="infeasible" if draw.random() < 0.1 else "best_found" if draw.random() < 0.1 else "optimal",
            objective=best.objective,
            value=portfolio_value(problem, chosen) + float(astray[0] * draw.normal()),
            chosen=chosen,
            cost=portfolio_cost(problem, chosen) + int(astray[1] * draw.integers(1, 6)),
            gap=0.0,
            engine="a liar",
        )
        truthful = not astray.any() and lie.status == "optimal"
        if not (truthful and best.found and same_answer(problem, best, lie) and not broken_rows(problem, chosen)):
            return lie


def test_ten_thousand_corrupted_answers_and_none_accepted() -> None:
    """Nothing wrong that a solver may hand over gets past the check and the comparison of engines (rule 10)."""
    accepted = 0
    for seed in range(100):
        problem = random_council(seed, projects=3 + seed % 8, rules=seed % 6).problem
        best = answers(problem).best()
        draw = np.random.default_rng(seed)
        for lie in (corrupted(problem, best, draw) for _ in range(100)):
            accepted += not faults(problem, lie) and same_answer(problem, best, lie)
    assert accepted == 0
