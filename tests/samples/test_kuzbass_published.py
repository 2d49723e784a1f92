"""The real register says what its source prints, no more and no less."""

from __future__ import annotations

import pytest

from appraisal.documents.case import Case
from appraisal.figures import Claim, Status
from appraisal.intake.read import read_case
from appraisal.paths import sample_folder

KINDS = ("investment", "jobs", "waste_reduction")

# Shavina and Fisunov (2019), Table 1: group, investors, investment in bn RUB, jobs, year of implementation.
TABLE_1 = {
    "karakan": ("coal_chemistry", ("CJSC Mine Belovskaya",), 7.5, 4500, 2020),
    "serafimovsky": ("coal_chemistry", ("MPO Kuzbass",), 70, 3139, 2020),
    "mencherep": ("coal_chemistry", ("JSC Inter RAO UES",), 70, 8230, 2020),
    "itat": ("coal_chemistry", ("Coal-S LLC",), 5, 1000, 2020),
    "sorbents": (
        "carbon_materials",
        ("LLC Sorbents of Kuzbass", "LLC FC Intellect-Capital", "Skolkovo Foundation"),
        2,
        150,
        2014,
    ),
    "carbon_fiber": (
        "carbon_materials",
        ("LLC Sorbents of Kuzbass", "LLC FC Intellect-Capital", "Skolkovo Foundation"),
        4,
        300,
        2014,
    ),
    "dalnie_gory": ("power_recycling", ("CJSC IC Yukas-Holding",), 1, 120, 2014),
}
WITHOUT_FIGURES = {
    "boilers": ("LLC UKEK",),
    "jet_emulsion": (),
    "modular_chp": ("CJSC Karbonika-F",),
    "heat_building": ("BelovoEnergetic LLC",),
    "mobile_mixes": (),
}


@pytest.fixture(scope="module")
def kuzbass() -> Case:
    """The case as shipped."""
    return read_case(sample_folder() / "kuzbass")


def _names(case: Case, investors: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of investors in English."""
    return tuple(case.head.investors[each].title.en for each in investors)


def test_the_twelve_stand_in_the_order_of_the_source(kuzbass: Case) -> None:
    """Projects 1 to 12 keep their order."""
    assert tuple(kuzbass.projects) == (*TABLE_1, *WITHOUT_FIGURES)


@pytest.mark.parametrize("project", TABLE_1)
def test_published_figures_are_as_printed(kuzbass: Case, project: str) -> None:
    """Investment, jobs, year, group and investors of the seven are those of Table 1, and are marked published."""
    group, investors, billions, jobs, year = TABLE_1[project]
    document = kuzbass.projects[project]
    assert (document.group, _names(kuzbass, document.investors)) == (group, investors)
    assert document.commissioning_year is not None
    assert document.commissioning_year.value == year
    for kind, printed in (("investment", billions * 1000), ("jobs", jobs)):
        figure = kuzbass.figure(project, kind)
        assert (figure.value, figure.status, figure.source) == (printed, Status.PUBLISHED, "table1")


def test_the_seven_promise_what_the_source_adds_up_to(kuzbass: Case) -> None:
    """159.5 bn RUB and 17,439 jobs."""
    assert sum(kuzbass.figure(project, "investment").known() for project in TABLE_1) == 159_500
    assert sum(kuzbass.figure(project, "jobs").known() for project in TABLE_1) == 17_439


@pytest.mark.parametrize("project", WITHOUT_FIGURES)
def test_five_projects_have_no_figure(kuzbass: Case, project: str) -> None:
    """What the source does not give stays missing in the base case, whatever range is assumed."""
    document = kuzbass.projects[project]
    assert _names(kuzbass, document.investors) == WITHOUT_FIGURES[project]
    assert document.cash_flow is None
    assert document.commissioning_year is None
    assert all(kuzbass.figure(project, kind).missing for kind in KINDS)


def test_names_are_printed_ones_and_the_third_is_mencherepskoe_in_russian(kuzbass: Case) -> None:
    """The source's spelling stays in English; in Russian the deposit has its own name."""
    name = kuzbass.projects["mencherep"].name
    assert name.en == 'Energy technology complex for deep processing of coal, "Menchopetskoe" (Mencherep) deposit'
    assert "«Менчерепское»" in name.ru
    assert kuzbass.head.groups["power_recycling"].title.en == "Coal burning power producing and recycling"


def test_other_claims_stand_beside_the_published_figures(kuzbass: Case) -> None:
    """Each other claim is kept with its source, and none replaces what is printed."""
    said = {
        ("karakan", "jobs"): [(600, "gazprombank"), (505, "karakan_invest")],
        ("serafimovsky", "investment"): [(24_000, "gazeta")],
        ("mencherep", "investment"): [(70_000, "kommersant")],
    }
    for (project, kind), expected in said.items():
        claims: tuple[Claim, ...] = kuzbass.figure(project, kind).claims
        assert [(claim.value, claim.source) for claim in claims] == expected
        assert {claim.status for claim in claims} == {Status.CLAIMED}
    opened = kuzbass.projects["sorbents"].commissioning_year
    assert opened is not None
    assert [(claim.value, claim.source) for claim in opened.claims] == [(2017, "tvn")]
    assert kuzbass.head.sources["gazeta"].date == "2010-03-10"
    assert kuzbass.head.sources["tvn"].date == "2017-06-06"


def test_taxes_are_those_of_the_law_by_year(kuzbass: Case) -> None:
    """20 % to 2024, 25 % to 2030; half of a year's profit for old losses since 2017; later years are assumed."""
    taxes = kuzbass.head.taxes
    profit = {(span.years, span.rate, span.status) for span in taxes.profit}
    assert profit == {
        ((2012, 2024), 0.20, "published"),
        ((2025, 2030), 0.25, "published"),
        ((2031, 2075), 0.25, "assumed"),
    }
    losses = {(span.years, span.rate, span.status) for span in taxes.loss_carry_forward}
    assert losses == {
        ((2012, 2016), 1.0, "published"),
        ((2017, 2030), 0.5, "published"),
        ((2031, 2075), 0.5, "assumed"),
    }
    assert {(span.rate, span.status, span.source) for span in taxes.property} == {(0.022, "assumed", "tax_code")}


def test_the_cluster_s_own_record_is_a_comparator(kuzbass: Case) -> None:
    """1,447 jobs for 7.2 bn RUB is marked achieved; all other comparators are claims."""
    achieved = [each for each in kuzbass.head.comparators if each.achieved]
    assert [(each.figures, each.source) for each in achieved] == [({"investment": 7200, "jobs": 1447}, "table1")]
    others = [each.figures for each in kuzbass.head.comparators if not each.achieved]
    assert {"investment": 41_500, "jobs": 150, "capacity": 1000} in others
    assert {"investment": 8000, "jobs": 600} in others
    assert {"investment": 1000, "capacity": 10} in others
    assert [each["jobs"] for each in others if set(each) == {"jobs"}] == [195, 225]
