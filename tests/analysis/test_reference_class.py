"""The reality check on the real register."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.reference_class import Check, checks_of, record_of
from appraisal.documents.case import Case
from appraisal.documents.findings import Path
from appraisal.documents.head import Comparator
from appraisal.intake.read import read_case
from appraisal.paths import sample_folder
from appraisal.text.local import LocalText
from tests.analysis.small import small_case


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


KEYS = ("mill", "farm", "yard", "mine")
INVESTED: tuple[Path, ...] = tuple(("projects", key, "figures", "investment") for key in KEYS)


def _comparators(*figures: dict[str, float], **more: object) -> tuple[Path, object]:
    return ("case", "comparators"), [{"title": "T", "figures": each, **more} for each in figures]


def _told(*changes: tuple[Path, object]) -> dict[tuple[str, str, str], tuple[float, float, int, str]]:
    """Return value, reference, size of the class and verdict of every check on the small case."""
    return {
        (each.project, each.ratio, each.against): (each.value, each.reference, each.count, each.verdict)
        for each in checks_of(small_case(*changes))
    }


def test_a_single_record_is_held_against_what_is_promised() -> None:
    """50 jobs per thousand were achieved: 75, half as much again, are borne out, 80 and 200 are not."""
    figures = list(zip(INVESTED, (800, 1000, 500, 100), strict=True))
    record = _comparators({"investment": 100, "jobs": 5}, {"investment": 100, "jobs": 2}, achieved=True)
    told = _told(*figures, record)
    assert told["mill", "jobs_per_money", "achieved"] == (75, 50, 2, "within")
    assert told["farm", "jobs_per_money", "achieved"] == (80, 50, 2, "above")
    assert told["mine", "jobs_per_money", "achieved"] == (200, 50, 2, "above")
    assert told["mill", "jobs_per_money", "comparators"] == (75, 35, 2, "within")
    assert not any(project == "yard" for project, _, _ in told)
    assert not any(against == "peers" for _, _, against in told)  # two others are no class
    one = _told(*figures, _comparators({"investment": 100, "jobs": 5}))
    assert one == {}  # a single comparator that is no record is no class either


def test_three_others_are_a_class() -> None:
    """Each is held against the other three, never against itself."""
    figures = list(zip(INVESTED, (600, 800, 700, 20), strict=True))
    told = _told(*figures, (("projects", "yard", "figures", "jobs"), 70))
    assert set(told) == {(key, "jobs_per_money", "peers") for key in KEYS}
    assert told["mine", "jobs_per_money", "peers"] == (1000, 100, 3, "above")
    assert told["mill", "jobs_per_money", "peers"] == (100, 100, 3, "within")


def test_without_an_investment_jobs_are_held_against_enterprises_alone() -> None:
    """Of a programme of no group the number of jobs says nothing; one that has none is no enterprise."""
    assert _told(_comparators({"jobs": 30}, {"jobs": 10})) == {}
    assert _told(_comparators({"jobs": 0}, groups=["g"])) == {}
    told = _told(_comparators({"jobs": 30}, {"jobs": 10}, {"jobs": 0}, groups=["g"]))
    assert told["mill", "jobs", "comparators"] == (60, 20, 2, "above")
    assert told["mine", "jobs", "comparators"] == (20, 20, 2, "within")


def test_capital_is_held_against_a_figure_that_comparators_have() -> None:
    """Capital per job is asked of no one; capital per ton only where some comparator states its tons."""
    tons = (("case", "figures", "tons"), {"title": "Tons", "unit": "t"}), (("projects", "mill", "figures", "tons"), 4)
    told = _told(*tons, (INVESTED[0], 800), _comparators({"investment": 100, "tons": 1}))
    assert told == {("mill", "capital_per_unit", "comparators"): (200, 100, 1, "above")}
    assert _told(*tons, (INVESTED[0], 800), _comparators({"investment": 100, "jobs": 1})) == {}


def test_less_than_one_is_a_figure_too() -> None:
    """Halves of a job and of a unit of money are held against halves: only nothing is nothing."""
    record = _comparators({"investment": 0.5, "jobs": 0.5}, {"investment": 0, "jobs": 1}, achieved=True)
    told = _told((INVESTED[0], 0.5), (("projects", "mill", "figures", "jobs"), 0.5), record)
    assert told == {("mill", "jobs_per_money", "achieved"): (1000, 1000, 1, "within")}
    enterprises = _comparators({"jobs": 0.5}, {"jobs": 0.25}, groups=["g"])
    told = _told((("projects", "mill", "figures", "jobs"), 0.5), enterprises)
    assert told["mill", "jobs", "comparators"] == (0.5, 0.375, 2, "within")
    whole = record_of(small_case((INVESTED[0], 0.5), (("projects", "mill", "figures", "jobs"), 0.5), record))
    assert whole is not None
    assert (whole.money, whole.jobs, whole.achieved_money, whole.achieved_jobs) == (0.5, 0.5, 0.5, 0.5)


def test_a_check_has_the_range_of_its_class() -> None:
    """A record bears up to half as much again, a class of delays up to its bound, both from nothing on."""
    record = _comparators({"investment": 100, "jobs": 5}, {"investment": 100, "jobs": 2}, achieved=True)
    case = small_case((INVESTED[0], 800), record)
    achieved = _only(case, "mill", "jobs_per_money", "achieved")
    assert (achieved.kind, achieved.low, achieved.high, achieved.times) == ("jobs", 0, 75, 1.5)
    assert (achieved.comparison, achieved.per) == (None, "")
    assert achieved.inverse == pytest.approx(1000 / 75)
    assert not achieved.outlying
    group = _only(case, "mill", "jobs_per_money", "comparators")
    assert group.comparison is not None
    assert (group.low, group.high) == (group.comparison.low, group.comparison.high)
    assert (group.kind, group.times, group.verdict) == ("jobs", 75 / 35, group.comparison.verdict)
    built = {"life": 5, "phasing": {"2024": 0.5, "2025": 0.5}, "revenue": 30}
    year = {"value": 2026, "claims": [{"value": 2025}, {"value": 2027}]}
    delayed = small_case(
        (("projects", "mill", "cash_flow"), built),
        (INVESTED[0], 50),
        (("projects", "mill", "commissioning_year"), year),
    )
    late = _only(delayed, "mill", "lateness", "uplift")
    assert (late.kind, late.low, late.high, late.times, late.count) == ("commissioning_year", 0, 0.25, 2, 1)
    assert late.outlying


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ({"value": 60, "claims": [{"value": 30}, {"value": 20}]}, (60, 25, 2, "above")),
        ({"value": 0.6, "claims": [{"value": 0.5}]}, (0.6, 0.5, 1, "within")),
        ({"value": 60, "status": "assumed", "claims": [{"value": 30}]}, None),
        ({"claims": [{"value": 30}]}, None),
        ({"value": 60, "claims": [{"value": 30}, {"value": 0}]}, None),
        ({"value": 0, "claims": [{"value": 30}]}, None),
    ],
)
def test_a_figure_is_held_against_its_other_claims(
    figure: dict[str, object], expected: tuple[float, float, int, str] | None
) -> None:
    """Only what somebody says above zero can be compared; what the case assumes itself is no claim."""
    told = _told((("projects", "mill", "figures", "jobs"), figure))
    assert told.get(("mill", "claims", "claims")) == expected


@pytest.mark.parametrize(
    ("claimed", "expected"),
    [(2027, (0.5, 0.25, 1, "above")), (2026, None), (2024, None)],
)
def test_a_later_year_is_a_share_of_the_years_of_building(claimed: int, expected: object) -> None:
    """One year late after two of building is a half, where the class bears a quarter; an earlier year is no delay."""
    built = {"life": 5, "phasing": {"2024": 0.5, "2025": 0.5}, "revenue": 30}
    late = ("projects", "mill", "commissioning_year"), {"value": 2026, "claims": [{"value": claimed}]}
    flow = ("projects", "mill", "cash_flow"), built
    assert _told(flow, (INVESTED[0], 50), late).get(("mill", "lateness", "uplift")) == expected
    assert ("mill", "lateness", "uplift") not in _told(late)  # of a table nobody knows how long it is built


def test_all_promises_against_all_records_by_hand() -> None:
    """160 jobs for 400 are promised, 7 for 200 were achieved: 400 and 35 per thousand."""
    figures = [(INVESTED[0], 300), (INVESTED[3], 100)]
    record = _comparators({"investment": 100, "jobs": 5}, {"investment": 100, "jobs": 2}, {"jobs": 9}, achieved=True)
    result = record_of(small_case(*figures, record))
    assert result is not None
    assert (result.projects, result.promised, result.achieved) == (("mill", "mine"), 200, 35)
    assert record_of(small_case(record)) is None
    assert record_of(small_case(*figures, _comparators({"investment": 100, "jobs": 5}))) is None
