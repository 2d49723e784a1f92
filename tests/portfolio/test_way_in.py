"""The nearest way in, each proved by a solve."""

from dataclasses import replace

import numpy as np
import pytest

from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.frontier import frontier
from appraisal.portfolio.way_in import WayIn, _gain, ways_in
from appraisal.portfolio.why import projects_of
from appraisal.portfolio.worth import portfolio_units
from benchmarks.portfolio_cases import random_council
from tests.portfolio.small import budgeted, by_solver, count_row

PROBLEM = budgeted([4.0, 3.0, 5.0], [1000, 500, 1200], 1700, count_row("two", [1, 1, 1], "<=", 2))


def ways(asked: Answers, project: str, **more: float) -> dict[str, WayIn]:
    """Return the ways in by kind and key."""
    return {f"{way.kind}{way.key}": way for way in ways_in(asked, asked.best(), project, slopes=more)}


@pytest.mark.parametrize("asked", [answers(PROBLEM), by_solver(PROBLEM)], ids=["enumeration", "solver"])
def test_every_way_in_of_a_small_case(asked: Answers) -> None:
    """B and c are chosen (8). a comes in with 2,200, or a third cheaper, or worth 1 more, or 10 jobs more."""
    found = ways(asked, "a", jobs=0.1)
    assert found["budget"].amount == 2200
    assert found["cut"].amount == 0.5  # with c: 500 is left of 1,700
    assert found["gain"].amount == pytest.approx(1.0)
    assert found["criterionjobs"].amount == pytest.approx(10.0)
    assert set(found) == {"budget", "cut", "gain", "criterionjobs"}
    assert all("a" in projects_of(asked.problem, way.proof) for way in found.values())


def test_a_rule_in_the_way_is_named_with_what_would_fit() -> None:
    """A cap on the group keeps b out; two of the group would do."""
    capped = budgeted([4.0, 3.0, 5.0], [1000, 500, 1200], 9000, count_row("cap", [1, 1, 0], "<=", 1))
    found = ways(answers(capped), "b")
    assert (found["rulecap"].amount, found["rulecap"].row, found["rulecap"].unit) == (2.0, "cap", "count")
    assert "budget" not in found


def test_a_rule_gives_no_further_than_it_must() -> None:
    """Eight small projects fill the cap on the count before i; raised to nine it comes in, though ten would fit."""
    values = [9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.5, 2.0, 1.0]
    capped = budgeted(values, [1] * 10, 50, count_row("cap", [1] * 10, "<=", 8))
    found = ways(answers(capped), "i")
    assert found["rulecap"].amount == 9
    assert ways(answers(capped), "j")["rulecap"].amount == 10


def test_a_logical_rule_is_dropped_whole() -> None:
    """What has no amount cannot be relaxed by a little."""
    banned = replace(count_row("banned", [0, 1, 0], "<=", 0), unit="")
    found = ways(answers(budgeted([4.0, 3.0, 5.0], [1000, 500, 1200], 9000, banned)), "b")
    assert set(found) == {"rulebanned"}
    assert found["rulebanned"].amount is None


def test_a_project_worse_than_nothing_has_no_way_but_to_be_worth_more() -> None:
    """Neither money nor rules bring in what lowers the objective."""
    found = ways(answers(budgeted([4.0, -3.0], [1000, 500], 9000)), "b")
    assert set(found) == {"gain"}
    assert found["gain"].amount == 3


@pytest.mark.parametrize("seed", range(8))
def test_the_least_budget_is_that_of_the_frontier(seed: int) -> None:
    """The climb by solves stops at the first budget, from the present one up, at which the project can be in a best."""
    council = random_council(seed, projects=7, rules=3)
    asked = answers(council.problem)
    best = asked.best()
    if asked.enumeration is None or asked.problem.budget is None or not best.found:
        return
    for project in council.problem.projects:
        if project in projects_of(asked.problem, best):
            continue
        found = [way for way in ways_in(asked, best, project) if way.kind == "budget"]
        inside = frontier(asked.enumeration.where(asked.enumeration.has_project(project)))
        outside = frontier(asked.enumeration.where(~asked.enumeration.has_project(project)))
        own = asked.problem.budget
        budgets = [own, *(point.budget for point in inside.breakpoints if point.budget > own)]
        first = next((each for each in budgets if _worth(inside, each) >= _worth(outside, each)), own)
        # No way where there is none, nor where the project is in an equally good portfolio already.
        assert [way.amount for way in found] == ([] if first == own else [first])


def _worth(points: object, budget: int) -> float:
    point = points.at(budget)  # type: ignore[attr-defined]
    return float("-inf") if point is None else portfolio_units(points.problem, point.chosen)  # type: ignore[attr-defined]


@pytest.mark.parametrize("seed", range(6))
def test_a_cut_one_step_smaller_does_not_do(seed: int) -> None:
    """The share is the least to a thousandth: enumeration and solver find the same one."""
    problem = random_council(seed + 40, projects=6, rules=2).problem
    asked, best = answers(problem), answers(problem).best()
    out = [project for project in problem.projects if project not in projects_of(problem, best)]
    for project in out[:2] if best.found else []:
        looked = [way.amount for way in ways_in(asked, best, project) if way.kind == "cut"]
        solved = [way.amount for way in ways_in(by_solver(problem), best, project) if way.kind == "cut"]
        assert looked == solved


def test_above_enumeration_a_gain_is_found_for_whatever_can_be_forced_in() -> None:
    """A solver tells no quantum apart; a hair that it can tell brings every project in that the rules admit."""
    draw = np.random.default_rng(7)
    values = draw.uniform(0.01, 0.2, 60).tolist()
    costs = draw.integers(10_000, 300_000, 60).tolist()
    asked = answers(budgeted(values, costs, sum(costs) // 3, count_row("some", [1] * 60, "<=", 25)))
    assert asked.enumeration is None
    best = asked.best()
    outside = [project for project in asked.problem.projects if project not in projects_of(asked.problem, best)]
    for project in outside[:3]:
        assert "gain" in {way.kind for way in _gain(asked, best, project, {})}
