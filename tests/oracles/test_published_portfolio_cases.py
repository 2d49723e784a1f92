"""Published portfolio problems with known answers, on every engine that can take them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from appraisal.portfolio.answers import answers
from appraisal.portfolio.choose import choose
from appraisal.portfolio.clashes import clashes
from appraisal.portfolio.enumerate import can_enumerate, enumerate_all
from appraisal.portfolio.frontier import frontier
from appraisal.portfolio.solve import CBC, HIGHS, Engine, solve, upper_bound
from tests.oracles.published_portfolios import NAMES, SCALE, problem_of, read

# Long enough for a machine that has other things to do: what is proved is the answer, not the time.
PATIENT = 600.0

CHOICES = [name for name in NAMES if name != "frontier-10"]


@pytest.mark.parametrize("engine", [HIGHS, CBC], ids=["HiGHS", "CBC"])
@pytest.mark.parametrize("name", CHOICES)
def test_pulp_reaches_the_published_answer(name: str, engine: Engine) -> None:
    """Status and value are the published ones, by both solvers."""
    case = read(name)
    result = solve(problem_of(case), engine=engine, time_limit=PATIENT)
    expected = case["expected"]
    assert result.status == expected["status"]
    assert result.value == (None if expected["objective"] is None else pytest.approx(expected["objective"], abs=1e-9))


@pytest.mark.parametrize("name", CHOICES)
def test_the_portfolio_is_the_published_one(name: str) -> None:
    """After rule 11 the projects are the published ones, by enumeration where it can and by HiGHS where it cannot."""
    case = read(name)
    problem = problem_of(case)
    result = choose(problem, confirm_with=[HIGHS, CBC], time_limit=PATIENT)
    expected = case["expected"]
    assert list(result.chosen) == (expected["selected"] or [])
    assert set(result.confirmed_by) >= {"PuLP/HiGHS", "PuLP/CBC"}
    if can_enumerate(problem):
        assert result.engine == "enumeration"
        assert (result.equal_best or 0) == expected.get("number_of_optima", result.equal_best)


@pytest.mark.parametrize("name", CHOICES)
def test_the_model_is_the_published_one(name: str) -> None:
    """The linear relaxation by SciPy is that of the literature (70.27 for Lorie and Savage); our bound is no weaker."""
    case = read(name)
    published = case["expected"].get("lp_relaxation")
    if published is None:
        return
    rows = case["data"]["rows"]
    low = [-np.inf if row["sense"] == "<=" else row["rhs"] for row in rows]
    high = [np.inf if row["sense"] == ">=" else row["rhs"] for row in rows]
    within = LinearConstraint(np.array([row["coef"] for row in rows]), low, high)
    relaxed = milp(-np.array(case["data"]["value"], dtype=float), constraints=within, bounds=Bounds(0, 1))
    assert -relaxed.fun == pytest.approx(published, rel=1e-6)
    bound = upper_bound(problem_of(case))
    assert bound is not None
    assert bound <= published * (1 + 1e-6)
    assert bound >= (case["expected"]["objective"] or 0) - 1e-6


def test_the_whole_published_frontier() -> None:
    """Every breakpoint with its portfolio and ties, and every interval of budget, by enumeration."""
    case = read("frontier-10")
    result = frontier(enumerate_all(problem_of(case)))
    assert [
        {
            "budget": each.budget / SCALE,
            "value": each.value,
            "selected": list(each.chosen),
            "number_of_optima": each.equal_best,
        }
        for each in result.breakpoints
    ] == case["expected"]["breakpoints"]
    # The published ends are included and whole; ours is the budget at which the project leaves.
    inclusive = {
        project: [[low / SCALE, None if end is None else end / SCALE - 1] for low, end in spans]
        for project, spans in result.intervals.items()
    }
    assert inclusive == case["expected"]["selected_budget_intervals"]


def test_the_infeasible_case_names_its_floor() -> None:
    """Taha's case clashes with the added floor, and dropping it restores the published 95."""
    problem = problem_of(read("taha-infeasible"))
    result = clashes(answers(problem))
    assert all("value floor" in each for each in result.sets)
    assert ("value floor",) in result.repairs
    assert solve(problem.without_rules(["value floor"])).value == 95
