"""The reality check on the real register."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.reference_class import Check, checks_of, record_of
from appraisal.documents.case import Case
from appraisal.documents.head import Comparator
from appraisal.intake.read import read_case
from appraisal.paths import sample_folder
from appraisal.text.local import LocalText


@pytest.fixture(scope="module")
def case() -> Case:
    """Return the register of Kuzbass."""
    return read_case(sample_folder() / "kuzbass")


def _only(case: Case, project: str, ratio: str, against: str) -> Check:
    (result,) = (
        each for each in checks_of(case) if (each.project, each.ratio, each.against) == (project, ratio, against)
    )
    return result


def test_the_outlying_claims_of_the_register_are_found(case: Case) -> None:
    """What the sources show to be out of line is found, and nothing else is called so."""
    outlying = {(each.project, each.ratio, each.against) for each in checks_of(case) if each.outlying}
    assert outlying == {
        ("karakan", "jobs_per_money", "comparators"),
        ("karakan", "jobs_per_money", "achieved"),
        ("karakan", "jobs_per_money", "peers"),
        ("karakan", "claims", "claims"),
        ("serafimovsky", "claims", "claims"),
        ("sorbents", "lateness", "uplift"),
    }


def test_karakans_jobs_against_what_was_achieved(case: Case) -> None:
    """4,500 jobs for 7.5 bn RUB are 600 per bn: 2.99 times the 1,447 for 7.2 bn that the cluster achieved."""
    result = _only(case, "karakan", "jobs_per_money", "achieved")
    assert result.value == pytest.approx(600)
    assert result.reference == pytest.approx(1447 / 7.2)
    assert result.times == pytest.approx(600 / (1447 / 7.2))
    assert result.inverse == pytest.approx(7500 / 4500)


def test_seventy_against_twenty_four(case: Case) -> None:
    """The investment of 70 bn RUB stands beside a claim of 24 bn; the same 70 bn twice is no outlier."""
    assert _only(case, "serafimovsky", "claims", "claims").times == pytest.approx(70 / 24)
    assert not _only(case, "mencherep", "claims", "claims").outlying


def test_three_years_late(case: Case) -> None:
    """Commissioned in 2017 and not in 2014, after two years of building: 150 %, where the class bears out 25 %."""
    result = _only(case, "sorbents", "lateness", "uplift")
    assert (result.value, result.reference) == (1.5, 0.25)


def test_all_together(case: Case) -> None:
    """The seven promise 17,439 jobs for 159.5 bn RUB."""
    result = record_of(case)
    assert result is not None
    assert (result.jobs, result.money, len(result.projects)) == (17439, 159500, 7)
    assert result.promised == pytest.approx(17439 / 159.5)
    assert result.achieved == pytest.approx(1447 / 7.2)


def test_capital_per_unit_is_held_against_the_group(case: Case) -> None:
    """A project that states its capacity is held against comparators of its group that do, and of no other."""
    project = case.projects["sorbents"]
    figures = {**project.figures, "capacity": project.figures["jobs"].model_copy(update={"value": 5.0})}
    stated = replace(case, projects={**case.projects, "sorbents": project.model_copy(update={"figures": figures})})
    result = _only(stated, "sorbents", "capital_per_unit", "comparators")
    assert (result.value, result.reference, result.verdict) == (400.0, 100.0, "above")


def test_jobs_alone_are_held_against_enterprises(case: Case) -> None:
    """Where the investment is not known, the number of jobs is held against single enterprises of the group."""
    project = case.projects["boilers"]
    figures = {"jobs": project.figures["jobs"].model_copy(update={"value": 900.0, "status": "claimed", "range": None})}
    stated = replace(case, projects={**case.projects, "boilers": project.model_copy(update={"figures": figures})})
    result = _only(stated, "boilers", "jobs", "comparators")
    assert (result.count, result.verdict) == (2, "above")


def test_assumed_figures_are_no_claims(case: Case) -> None:
    """Nobody is held to what the register itself assumed, nor without a comparator to anything."""
    assert not [each for each in checks_of(case) if each.kind == "waste_reduction"]
    bare = replace(case, head=case.head.model_copy(update={"comparators": ()}))
    assert record_of(bare) is None
    assert {each.against for each in checks_of(bare)} == {"peers", "claims", "uplift"}
    own = Comparator(title=LocalText(en="x", ru="x"), figures={"jobs": 5.0}, achieved=True)
    assert record_of(replace(case, head=case.head.model_copy(update={"comparators": (own,)}))) is None
