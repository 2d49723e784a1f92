"""What the real register shows when it is appraised: losses and gains, readings that differ, rules that decide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.intake.read import read_case
from appraisal.paths import sample_folder
from appraisal.portfolio.choose import choose
from appraisal.portfolio.problem import Problem
from appraisal.settings import Settings


@pytest.fixture(scope="module")
def kuzbass() -> Case:
    """The case as shipped."""
    return read_case(sample_folder() / "kuzbass")


@pytest.fixture(scope="module")
def base(kuzbass: Case) -> Appraisal:
    """The base case, appraised."""
    return appraise(kuzbass)


def _without(problem: Problem, rule: str) -> Problem:
    """Return the problem without the rows of a rule."""
    kept = tuple(row for row in problem.rows if row.rule != rule)
    return replace(problem, rows=kept, budget_row=None if rule == "budget" else problem.budget_row)


def _best(problem: Problem) -> float:
    """Return the value of the best portfolio; there is one."""
    value = choose(problem).value
    assert value is not None
    return value


def test_net_present_values_have_both_signs(base: Appraisal) -> None:
    """Some of the seven earn their rate and some do not, and none is outside the declared bounds."""
    cells = base.decision.cells
    values = [cells[project]["npv"].value for project in base.decision.projects]
    known = [value for value in values if value is not None]
    assert len(known) == 7
    assert sum(value > 0 for value in known) == 3
    assert not any(remark.key == "remarks.outside_bounds" for remark in base.remarks)


def test_readings_differ(base: Appraisal) -> None:
    """By closeness a large loss is worth its jobs and tonnes; by NPV it is not: the council must see both."""
    chosen = {name: base.selection.projects(result.chosen) for name, result in base.readings.items()}
    assert "mencherep" in chosen["closeness"]
    assert "mencherep" not in chosen["npv"]


def test_every_scenario_has_an_answer(kuzbass: Case) -> None:
    """The rules can be kept under each scenario."""
    for scenario in (None, *kuzbass.scenarios):
        assert appraise(kuzbass, scenario=scenario).portfolio.chosen, scenario


@pytest.mark.parametrize(
    ("rule", "scenario", "objective", "budget"),
    [
        ("budget", None, "closeness", 80_000),
        ("budget.2013", None, "closeness", 80_000),
        ("budget.2015", None, "closeness", 85_000),
        ("coal_chemistry_money", None, "closeness", 85_000),
        ("carbon_materials_at_least_one", "low-prices", "npv", 80_000),
        ("power_recycling_one_to_three", "filled", "closeness", 80_000),
        ("jobs_floor", None, "npv", 80_000),
    ],
)
def test_a_rule_decides(kuzbass: Case, rule: str, scenario: str | None, objective: str, budget: float) -> None:
    """Without the rule another portfolio would be better."""
    asked = appraise(kuzbass, scenario=scenario, settings=Settings(objective=objective, budget=budget))
    problem = asked.selection.problem()
    assert _best(_without(problem, rule)) > _best(problem) + 1e-9


def test_the_later_start_is_what_the_money_of_2013_allows(base: Appraisal) -> None:
    """Options are taken where they help: Dalnie Gory starts a year later, Karakan smaller."""
    chosen = {option.project: option.key for option in base.selection.options(base.portfolio.chosen)}
    assert chosen == {"karakan": "pit_only", "mencherep": "full", "sorbents": "full", "dalnie_gory": "later"}
