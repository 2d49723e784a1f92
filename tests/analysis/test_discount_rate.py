"""The discount rate of a case and what must be told of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.discount_rate import discount_of, drawn_twice
from appraisal.documents.case import Case
from appraisal.documents.figure import FigureTable
from appraisal.documents.overlay import under
from appraisal.intake.read import read_case
from appraisal.paths import sample_folder


@pytest.fixture(scope="module")
def case() -> Case:
    """Return the register of Kuzbass."""
    return read_case(sample_folder() / "kuzbass")


def test_the_rate_is_built_from_its_parts(case: Case) -> None:
    """Each part keeps source and date, and together they give the stated 10 %."""
    result = discount_of(case, None)
    assert result.built is not None
    assert result.built.real == pytest.approx(0.10)
    assert [(part.source, part.date) for part in result.built.parts][2] == ("vk477", "1999")
    assert result.risk_class == "medium"


def test_premium_and_uplifted_scenario_are_warned_of(case: Case) -> None:
    """A scenario that prices the premium's risk is told where it is in use, and nowhere else."""
    assert discount_of(case, None).warnings == ()
    under_one = discount_of(under(case, "optimism"), "optimism").warnings
    assert [(each.key, each.facts["scenario"]) for each in under_one] == [("risk_counted_twice", "optimism")]
    assert not discount_of(under(case, "own-record"), "own-record").warnings


def test_the_draws_count_the_risk_of_the_premium_twice(case: Case) -> None:
    """A premium in the rate is told beside a simulation; without parts nothing is known of one."""
    result = drawn_twice(case, None)
    assert result is not None
    assert (result.key, result.facts["premium"]) == ("risk_drawn_twice", 0.08)
    bare = replace(case, head=case.head.model_copy(update={"rate_parts": ()}))
    assert drawn_twice(bare, None) is None


def test_a_rate_that_is_not_its_parts(case: Case) -> None:
    """A stated rate that its parts do not give is told."""
    head = case.head.model_copy(update={"discount_rate": FigureTable(value=0.12)})
    keys = [each.key for each in discount_of(replace(case, head=head), "own-record").warnings]
    assert keys == ["rate_not_its_parts"]


def test_a_premium_outside_its_class(case: Case) -> None:
    """A premium of eight points in the class low is told."""
    parts = tuple(
        part.model_copy(update={"risk_class": "low"}) if part.risk_class else part for part in case.head.rate_parts
    )
    head = case.head.model_copy(update={"rate_parts": parts})
    assert "premium_outside_class" in [each.key for each in discount_of(replace(case, head=head), None).warnings]


def test_a_rate_without_parts(case: Case) -> None:
    """A case that only states its rate is not warned of parts that it never gave."""
    result = discount_of(replace(case, head=case.head.model_copy(update={"rate_parts": ()})), None)
    assert result.built is None
    assert not result.warnings


def test_a_rate_of_the_scenario_has_no_premium_to_count_twice(case: Case) -> None:
    """What stands in a rate that a scenario states is not known, so nothing is said of its draws."""
    name, scenario = next(iter(case.scenarios.items()))
    own = scenario.model_copy(update={"rate": FigureTable(value=0.12)})
    stated = replace(case, scenarios={**case.scenarios, name: own})
    assert drawn_twice(stated, name) is None
    assert drawn_twice(case, name) is not None


def test_a_rate_of_the_scenario_is_held_against_nothing(case: Case) -> None:
    """It is not the parts' and prices no risk of theirs: of both the case's own rate would be warned."""
    optimism = case.scenarios["optimism"]

    def keys(rate: FigureTable | None) -> list[str]:
        scenario = optimism.model_copy(update={"rate": rate})
        head = case.head.model_copy(update={"discount_rate": FigureTable(value=0.12)})
        stated = replace(case, head=head, scenarios={**case.scenarios, "optimism": scenario})
        return [each.key for each in discount_of(stated, "optimism").warnings]

    assert optimism.covers_risk
    assert keys(None) == ["risk_counted_twice", "rate_not_its_parts"]
    assert keys(FigureTable(value=0.15)) == []
