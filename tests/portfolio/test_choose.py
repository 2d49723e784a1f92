"""Rule 11 above the size of enumeration, and engines that must agree."""

from dataclasses import replace
from unittest.mock import Mock

import numpy as np
import pytest

from appraisal.errors import DefectError
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import answers
from appraisal.portfolio.choose import choose, settle
from appraisal.portfolio.problem import Problem
from appraisal.portfolio.solve import CBC, HIGHS, solve
from tests.portfolio.small import budgeted


@pytest.mark.parametrize("seed", range(12))
def test_ties_are_settled_as_by_enumeration(seed: int) -> None:
    """The solver's answer, settled, is the very portfolio that looking at all of them gives, with the same count."""
    draw = np.random.default_rng(seed)
    problem = budgeted(draw.integers(1, 4, 9).tolist(), draw.integers(1, 4, 9).tolist(), 9)
    best = answers(problem).best()
    settled = settle(problem, solve(problem), time_limit=1000, count=200)
    assert (settled.chosen, settled.cost, settled.equal_best) == (best.chosen, best.cost, best.equal_best)
    assert settled.equal_best_exact


def test_more_ties_than_asked_for_are_said_to_be_at_least_so_many() -> None:
    """Six equal projects with money for three are 20 portfolios; five are looked at."""
    equal = budgeted([1] * 6, [10] * 6, 35)
    settled = settle(equal, solve(equal), time_limit=1000, count=5)
    assert (settled.equal_best, settled.equal_best_exact) == (5, False)
    assert settled.chosen == (0, 1, 2)


def test_equal_projects_are_taken_in_case_order() -> None:
    """Thirty identical projects, above enumeration: the first ten, cheapest and first."""
    result = choose(budgeted([2.0] * 30, [10] * 30, 105))
    assert result.chosen == tuple(range(10))
    assert result.engine == "PuLP/HiGHS"


def test_a_dearer_portfolio_of_the_same_value_is_not_shown() -> None:
    """Above enumeration too, of two ways to the same value the cheaper one stands."""
    values = [6.0, *[1.0] * 24]
    costs = [7_000, *[1_000] * 24]
    assert choose(budgeted(values, costs, 6_500)).cost == 6_000
    worthless = choose(budgeted([3.0, *[0.0] * 24], [7, *[1] * 24], 20))
    assert worthless.chosen == (0,)


def test_further_engines_are_named_when_they_agree() -> None:
    """An answer says who confirmed it, itself first."""
    result = choose(budgeted([4, 3, 5], [10, 5, 5], 12), confirm_with=[HIGHS, CBC], time_limit=600)
    assert result.confirmed_by == ("enumeration", "PuLP/HiGHS", "PuLP/CBC")
    none = choose(budgeted([4], [10], -1), confirm_with=[HIGHS, CBC], time_limit=600)
    assert none.status == "infeasible"
    assert none.confirmed_by == ("enumeration", "PuLP/HiGHS", "PuLP/CBC")


def test_the_empty_problem_is_answered() -> None:
    """No options, no trouble."""
    assert choose(Problem(options=(), values=np.empty(0), costs=np.empty(0, dtype=np.int64))).chosen == ()


def test_counting_ends_where_time_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """An equally good one that was only found is not counted, and the count is at least so many."""
    problem = budgeted([1] * 4, [10] * 4, 25)
    best = solve(problem)

    def found(problem: Problem, **options: object) -> Portfolio:
        return replace(best, status="best_found", gap=None)

    monkeypatch.setattr("appraisal.portfolio.choose.solve", found)
    settled = settle(problem, best, time_limit=10, count=5)
    assert (settled.equal_best, settled.equal_best_exact) == (1, False)


def test_engines_that_differ_are_a_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second engine with another proven answer stops the choice; one that proved nothing is not named."""
    problem = budgeted([4, 3], [1, 1], 1)
    worse = Portfolio(status="optimal", objective="value", value=3.0, chosen=(1,), cost=1, gap=0.0, engine="PuLP/CBC")
    monkeypatch.setattr("appraisal.portfolio.choose.solve", Mock(return_value=worse))
    with pytest.raises(DefectError, match="differ"):
        choose(problem, confirm_with=[CBC])
    unproven = replace(worse, status="best_found", gap=None)
    monkeypatch.setattr("appraisal.portfolio.choose.solve", Mock(return_value=unproven))
    assert choose(problem, confirm_with=[CBC]).confirmed_by == ("enumeration",)


def test_the_engine_that_answered_is_not_asked_again() -> None:
    """Above enumeration HiGHS answers; named again among the further engines it confirms nothing new."""
    problem = budgeted([float(each) for each in range(1, 26)], [1] * 25, 3)
    assert choose(problem, confirm_with=[HIGHS]).confirmed_by == ("PuLP/HiGHS",)
