"""What could still change a proposed portfolio, and the one word of confidence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.outlook import Outlook, outlook
from appraisal.analysis.scenarios_beside import money_of
from appraisal.documents.case import Case
from appraisal.errors import refuse
from appraisal.money import amount
from appraisal.settings import Settings


@pytest.fixture(scope="module")
def ahead(base: Appraisal) -> Outlook:
    """The outlook of the register."""
    result = outlook(base)
    assert result is not None
    return result


def test_each_other_scenario_is_appraised_as_a_case_of_its_own(base: Appraisal, ahead: Outlook) -> None:
    """What leaves and enters is what the appraisal under the scenario says; the case as stated is not among them."""
    assert [each.scenario for each in ahead.scenarios] == list(base.case.scenarios)
    for each in ahead.scenarios:
        then = appraise(base.case, scenario=each.scenario)
        chosen = set(then.selection.projects(then.portfolio.chosen))
        before = set(base.selection.projects(base.portfolio.chosen))
        assert each.change is not None
        assert {option.project for option in each.change.leaves} == before - chosen
        assert {option.project for option in each.change.enters} == chosen - before
        assert each.leaving == sum(money_of(base)[project] for project in before - chosen)


def test_under_a_scenario_the_case_as_stated_is_one_of_the_others(filled: Appraisal) -> None:
    """Whoever looks at a scenario is told what the register as it stands would choose."""
    result = outlook(filled)
    assert result is not None
    assert [each.scenario for each in result.scenarios] == [None, "low-prices", "optimism", "own-record"]


def test_seventy_of_the_money_leave_under_lower_prices(base: Appraisal, ahead: Outlook) -> None:
    """The finding of the sample: confidence is low because most of the money goes to a project that leaves."""
    known = ahead.confidence
    assert (known.level, known.by) == ("low", "scenario")
    assert known.scenario is ahead.heaviest
    assert known.scenario is not None
    assert known.scenario.scenario == "low-prices"
    assert amount(known.leaving) == 70_000
    assert ahead.core == base.portfolio_robustness.core.core_index


def test_without_scenarios_what_stays_rests_on_assumed_figures(kuzbass: Case) -> None:
    """Weights change nothing, so the choice is sure as far as its figures are."""
    result = outlook(appraise(replace(kuzbass, scenarios={})))
    assert result is not None
    assert result.scenarios == ()
    assert result.heaviest is None
    assert (result.confidence.level, result.confidence.by) == ("medium", "assumed")


def test_a_scenario_that_cannot_be_appraised_is_unknown_and_ends_nothing(base: Appraisal) -> None:
    """Its own page says why; the other scenarios are told."""

    def under(scenario: str | None) -> Appraisal:
        if scenario == "optimism":
            raise refuse("unknown_scenario", name="optimism", known=[])
        return base

    result = outlook(base, under)
    assert result is not None
    said = {each.scenario: each.known for each in result.scenarios}
    assert said.pop("optimism") == "unknown"
    assert set(said.values()) == {"found"}
    assert result.heaviest is None


def test_without_a_portfolio_there_is_no_outlook(kuzbass: Case) -> None:
    """Where nothing can be chosen nothing can change."""
    assert outlook(appraise(kuzbass, settings=Settings(budget=100.0))) is None
