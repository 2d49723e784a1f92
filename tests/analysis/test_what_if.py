"""The same case with something changed, appraised again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.what_if import claims_beside, outcome_of, scenarios_beside, uplift_beside
from appraisal.intake.read import read_case
from appraisal.paths import sample_folder
from tests.analysis.small import small


@pytest.fixture(scope="module")
def appraisal() -> Appraisal:
    """Return the register of Kuzbass, appraised."""
    return appraise(read_case(sample_folder() / "kuzbass"))


def test_scenarios_stand_beside_the_case(appraisal: Appraisal) -> None:
    """Each outcome is what an appraisal of its own gives."""
    beside = scenarios_beside(appraisal)
    assert [each.key for each in beside] == [None, *appraisal.case.scenarios]
    own = appraise(appraisal.case, scenario="low-prices")
    (low,) = (each for each in beside if each.key == "low-prices")
    assert low.outcome == outcome_of(own)
    assert low.outcome is not None
    assert low.outcome.places["karakan"] == own.places["karakan"]


def test_the_uplift_moves_value_place_and_portfolio(appraisal: Appraisal) -> None:
    """Every project is worth less after it, and the portfolio is another."""
    before, beside = outcome_of(appraisal), uplift_beside(appraisal)
    assert beside is not None
    after = beside.after.outcome
    assert after is not None
    for project in beside.offered:
        assert after.npv[project].known() < before.npv[project].known()
    assert after.chosen != before.chosen


def test_another_claim_may_win_the_first_place(appraisal: Appraisal) -> None:
    """If Serafimovskiy cost the 24 bn that another source tells, it would be first and chosen."""
    (beside,) = claims_beside(appraisal, "serafimovsky")
    assert beside.after.outcome is not None
    assert beside.after.outcome.places["serafimovsky"] == 1
    assert beside.after.outcome.chosen is not None
    assert "serafimovsky" in beside.after.outcome.chosen


def test_an_outcome_that_cannot_be_computed_says_why(appraisal: Appraisal) -> None:
    """Where a tax table ends before the uplifted flows do, the reason stands in the outcome's place."""
    last = max(variant.statement.years[-1] for variant in appraisal.financed.values() if variant.statement)
    taxes = appraisal.case.head.taxes
    short = (*taxes.profit[:-1], taxes.profit[-1].model_copy(update={"years": (2031, last)}))
    head = appraisal.case.head.model_copy(update={"taxes": taxes.model_copy(update={"profit": short})})
    beside = uplift_beside(appraise(replace(appraisal.case, head=head)))
    assert beside is not None
    assert beside.after.outcome is None
    assert [each.key for each in beside.after.problems] == ["year_table_hole"]


def test_three_lists_lead_from_one_outcome_to_another(appraisal: Appraisal) -> None:
    """What enters, leaves and changes its option turns the case's own portfolio into that of each scenario."""
    before = outcome_of(appraisal)
    assert before.chosen is not None
    for beside in scenarios_beside(appraisal):
        assert beside.outcome is not None
        assert beside.outcome.chosen is not None
        change = before.change_to(beside.outcome)
        held = {key: option for key, option in before.chosen.items() if key not in {o.project for o in change.leaves}}
        held |= {each.project: each.key for each in (*change.enters, *change.changes_option)}
        assert held == dict(beside.outcome.chosen)


@pytest.mark.parametrize("covered", [True, False])
def test_a_scenario_that_prices_the_risk_is_not_uplifted_again(covered: bool) -> None:
    """An uplift on top of it would count the risk twice; under another scenario it is offered."""
    late = ("scenarios", "late"), {"title": "Late", "delay": 1, "covers_risk": covered}
    assert (uplift_beside(small(late, scenario="late")) is None) is covered
    assert uplift_beside(small(late)) is not None


def test_outcomes_by_hand() -> None:
    """NPV and place of each project, and what is chosen, half the mill by its title; infeasible, there is no choice."""
    outcome = outcome_of(small((("rules", "budget", "total"), 19), objective="npv"))
    assert {key: each.known() for key, each in outcome.npv.items()} == {"mill": 40, "farm": 30, "yard": 20, "mine": 50}
    assert outcome.places == {"mill": 2, "farm": 1, "yard": None, "mine": 3}
    assert outcome.chosen == {"mill": "half", "farm": "full", "mine": "full"}
    assert {key: title.to("en") for key, title in outcome.titles.items()} == {"mill": "Half"}
    must = ("rules", "rules"), [{"kind": "mandatory", "projects": ["mill", "mine"]}]
    assert outcome_of(small(must, (("rules", "budget", "total"), 12))).chosen is None
    empty = outcome_of(small((("rules", "budget", "total"), 1)))
    assert empty.chosen == {}
    change = empty.change_to(outcome)
    assert [each.project for each in change.enters] == ["mill", "farm", "mine"]
