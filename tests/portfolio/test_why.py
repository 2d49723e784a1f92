"""Why a project is in or out: regret, who is displaced."""

import pytest

from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.why import standing, standings
from benchmarks.portfolio_cases import random_council
from tests.portfolio.small import budgeted, by_solver, count_row

PROBLEM = budgeted([4.0, 3.0, 5.0], [10, 5, 12], 17)


@pytest.mark.parametrize("asked", [answers(PROBLEM), by_solver(PROBLEM)], ids=["enumeration", "solver"])
def test_forcing_a_project_in_names_the_price_and_the_displaced(asked: Answers) -> None:
    """With 17 the best is b and c (8); forcing a in costs 1 and displaces c."""
    best = asked.best()
    out = standing(asked, best, "a")
    assert (out.chosen, out.option, out.regret, out.share) == (False, None, 1.0, 0.125)
    assert (out.leaves, out.enters, out.proven) == (("c",), ("a",), True)
    inside = standing(asked, best, "c")
    assert (inside.chosen, inside.option, inside.regret) == (True, "full", 1.0)
    assert (inside.leaves, inside.enters) == (("c",), ("a",))


def test_what_cannot_be_forced_has_no_regret() -> None:
    """A project dearer than the budget has no price: no portfolio with it keeps to the rules."""
    problem = budgeted([4.0, 3.0], [10, 50], 17)
    asked = answers(problem)
    out = standing(asked, asked.best(), "b")
    assert (out.regret, out.share, out.instead.status, out.leaves) == (None, None, "infeasible", ())


def test_a_mandatory_project_cannot_be_left_out() -> None:
    """Nothing stands instead of what a rule demands."""
    asked = answers(budgeted([4.0, -3.0], [10, 5], 17, count_row("m", [0, 1], ">=", 1)))
    assert standing(asked, asked.best(), "b").regret is None


@pytest.mark.parametrize("seed", range(6))
def test_enumeration_and_solver_name_the_same_regrets(seed: int) -> None:
    """For every project of a random council both ways agree."""
    problem = random_council(seed, projects=7, rules=4).problem
    looked, solved = answers(problem), by_solver(problem)
    best = looked.best()
    if best.found:
        for one, other in zip(standings(looked, best), standings(solved, best), strict=True):
            assert (one.regret is None) == (other.regret is None)
            assert one.regret == pytest.approx(other.regret, abs=1e-6)
