"""The real register gives what `expected.toml` says, and nothing else."""

from __future__ import annotations

import tomllib

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.intake.read import read_case
from appraisal.money import amount
from appraisal.paths import sample_folder

FOLDER = sample_folder() / "kuzbass"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=list(EXPECTED))
def result(request: pytest.FixtureRequest) -> tuple[Appraisal, dict[str, dict[str, object]]]:
    """Appraise the register under each expected scenario."""
    case = read_case(FOLDER)
    return appraise(case, scenario=None if request.param == "base" else request.param), EXPECTED[request.param]


def test_places(result: tuple[Appraisal, dict[str, dict[str, object]]]) -> None:
    """Every ranked project has the expected place."""
    appraisal, expected = result
    assert appraisal.places == expected["places"]


def test_intervals_of_the_projects_with_gaps(result: tuple[Appraisal, dict[str, dict[str, object]]]) -> None:
    """Every project that lacks a figure has the expected interval of places."""
    appraisal, expected = result
    gaps = {each.project: list(each.interval or ()) for each in appraisal.place_intervals if each.place is None}
    assert gaps == expected.get("not_ranked", {})


def test_portfolio(result: tuple[Appraisal, dict[str, dict[str, object]]]) -> None:
    """The best portfolio, its options and its cost are the expected ones."""
    appraisal, expected = result
    portfolio = appraisal.portfolio
    assert portfolio.status == expected["portfolio"]["status"]
    assert appraisal.selection.total_budget == expected["portfolio"]["budget"]
    assert amount(portfolio.cost or 0) == expected["portfolio"]["spent"]
    chosen = {option.project: option.key for option in appraisal.selection.options(portfolio.chosen)}
    assert chosen == expected["portfolio"]["chosen"]


def test_readings(result: tuple[Appraisal, dict[str, dict[str, object]]]) -> None:
    """The other objectives choose the expected projects."""
    appraisal, expected = result
    for objective, projects in expected.get("readings", {}).items():
        assert list(appraisal.selection.projects(appraisal.readings[objective].chosen)) == projects


def test_breakpoints(result: tuple[Appraisal, dict[str, dict[str, object]]]) -> None:
    """The best portfolio changes at the expected budgets and nowhere else."""
    appraisal, expected = result
    if "frontier" in expected:
        assert [amount(each.budget) for each in appraisal.frontier.breakpoints] == expected["frontier"]["breakpoints"]
