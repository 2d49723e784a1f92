"""Nothing assumed in the real register can be taken for a fact."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from appraisal.documents.case import Case
from appraisal.documents.cash_flow import CashFlow
from appraisal.documents.figure import FigureTable
from appraisal.documents.overlay import under
from appraisal.intake.read import read_case
from appraisal.measures.project_variant import variants
from appraisal.paths import sample_folder

FACTS = ("table1",)
PRICED = ("boilers", "jet_emulsion", "modular_chp", "heat_building", "mobile_mixes")
DRIVERS = ("volume", "price", "variable_cost", "fixed_cost")


@pytest.fixture(scope="module")
def kuzbass() -> Case:
    """The case as shipped."""
    return read_case(sample_folder() / "kuzbass")


def _flows(case: Case) -> Iterator[tuple[str, CashFlow]]:
    for key, project in case.projects.items():
        if project.cash_flow is not None:
            yield key, project.cash_flow
    for key, overlay in case.scenarios["filled"].projects.items():
        if overlay.cash_flow is not None:
            yield key, overlay.cash_flow


def _reasoned(entry: FigureTable) -> bool:
    return entry.note is not None and entry.note.en != entry.note.ru and entry.range is not None


def test_every_driver_is_assumed_with_reason_and_range(kuzbass: Case) -> None:
    """Volumes, prices and costs of all twelve cash flows say why, in both languages, and within what range."""
    flows = list(_flows(kuzbass))
    assert len(flows) == 12
    for key, flow in flows:
        assert (flow.status, flow.source) == ("assumed", "assumption"), key
        assert flow.note is not None
        for path, entry in flow.entries():
            if path[-1] in DRIVERS:
                assert _reasoned(entry), (key, path)
                assert entry.status is None
                assert entry.source not in FACTS


def test_every_waste_figure_is_assumed_with_reason_and_range(kuzbass: Case) -> None:
    """No source gives tonnes, so none is called published."""
    for key, project in kuzbass.projects.items():
        entry = project.figures["waste_reduction"]
        assert entry.status in ("assumed", "missing"), key
        if entry.status == "assumed":
            assert _reasoned(entry)
            assert entry.source == "assumption"


def test_assumed_figures_never_borrow_the_table_as_their_source(kuzbass: Case) -> None:
    """What Table 1 does not print does not name it."""
    for case in (kuzbass, *(under(kuzbass, scenario) for scenario in kuzbass.scenarios)):
        for key, project in case.projects.items():
            for kind, entry in project.figures.items():
                if entry.status == "assumed":
                    changed = case.seen_under is not None and kind in case.scenarios[case.seen_under].multiply
                    assert entry.source == ("scenario-optimism" if changed else "assumption"), (key, kind)


def test_a_missing_figure_says_why_it_has_a_range_or_none(kuzbass: Case) -> None:
    """The ranges over which the five are ranked are assumptions with a reason."""
    for key in PRICED:
        for entry in kuzbass.projects[key].figures.values():
            assert entry.status == "missing"
            assert entry.note is not None
            assert entry.range is None or entry.source == "assumption"


def test_filled_gives_the_five_all_that_an_appraisal_needs(kuzbass: Case) -> None:
    """The scenario `filled` leaves no gap, and every value in it is assumed."""
    filled = under(kuzbass, "filled")
    for key in PRICED:
        for kind in ("investment", "jobs", "waste_reduction"):
            entry = filled.projects[key].figures[kind]
            assert entry.status == "assumed"
            assert _reasoned(entry)
            bounds = kuzbass.projects[key].figures[kind].range if kind in kuzbass.projects[key].figures else None
            assert bounds is None or bounds[0] <= (entry.value or 0) <= bounds[1]
        assert filled.projects[key].cash_flow is not None


def test_own_record_cuts_what_is_above_the_record_and_nothing_else(kuzbass: Case) -> None:
    """The cluster achieved 1,447 jobs for 7.2 bn RUB; no claim counts for more, none is raised."""
    per_billion = 1447 / 7.2
    cut = under(kuzbass, "own-record")
    for key in kuzbass.projects:
        claimed, billions = kuzbass.figure(key, "jobs").value, kuzbass.figure(key, "investment").value
        if claimed is not None and billions is not None:
            expected = min(claimed, round(per_billion * billions / 1000))
            assert cut.figure(key, "jobs").value == expected
            assert (cut.figure(key, "jobs").status == "assumed") == (expected < claimed)


def test_spending_ends_by_the_published_year(kuzbass: Case) -> None:
    """The money of a project implemented in 2014 is spent in 2013 and 2014, of one of 2020 between 2013 and 2020."""
    for key, project in kuzbass.projects.items():
        if project.cash_flow is not None and project.commissioning_year is not None:
            years = project.cash_flow.phasing
            assert min(years) >= 2013, key
            assert max(years) == project.commissioning_year.value, key


def test_the_rate_is_what_its_parts_add_up_to(kuzbass: Case) -> None:
    """10 % real is the nominal risk-free rate less inflation by Fisher, plus the premium of the medium class."""
    parts = {part.kind: part.figure.value or 0.0 for part in kuzbass.head.rate_parts}
    real = (1 + parts["risk_free"]) / (1 + parts["inflation"]) - 1 + parts["premium"]
    assert kuzbass.head.discount_rate.value == pytest.approx(real, abs=1e-12)
    assert kuzbass.head.discount_rate.status == "assumed"
    assert 0.08 <= parts["premium"] <= 0.10


def test_ballots_are_illustrative_and_the_materials_scientist_is_recused(kuzbass: Case) -> None:
    """Seven experts named by their field, all twelve projects rated but for the two recusals, and the file says so."""
    council = kuzbass.council
    assert council.note is not None
    assert "illustrative" in council.note.en
    assert len(council.members) == 7
    for member, ballot in kuzbass.counted:
        expected = ("sorbents", "carbon_fiber") if member.key == "materials_scientist" else ()
        assert ballot.recused == expected
        assert set(ballot.ratings("sectoral_fit")) == set(kuzbass.projects) - set(expected)


def test_equipment_is_movable_and_not_taxed_and_each_span_names_the_article(kuzbass: Case) -> None:
    """From 2013 on movable property is outside the property tax: every class of equipment says so, the law is named."""
    for key, flow in _flows(kuzbass):
        assert flow.asset_classes, key
        assert {each.name: each.taxed for each in flow.asset_classes} in (
            {"works": True, "equipment": False},
            {"equipment": False},
        ), key
    articles = {span.years: span.note.en for span in kuzbass.head.taxes.property if span.note is not None}
    assert "article 374, item 4, subitem 8" in articles[2013, 2014]
    assert "article 381, item 25" in articles[2015, 2017]
    assert "article 381.1" in articles[2018, 2018]
    assert "302-FZ" in articles[2019, 2075]


def test_nothing_runs_longer_than_its_equipment_unless_it_is_renewed(kuzbass: Case) -> None:
    """Equipment lasts as long as the project; Karakan's of ten years is replaced once, as a yearly cost."""
    for key, flow in _flows(kuzbass):
        shortest = min(each.life for each in flow.asset_classes)
        assert flow.life is not None
        if shortest < flow.life:
            assert (key, shortest, flow.life) == ("karakan", 10, 20)
            renewal = flow.operating_cost
            assert renewal is not None
            assert renewal.note is not None
            assert "Renewal" in renewal.note.en
            investment = kuzbass.figure(key, "investment").known()
            share = next(each.share for each in flow.asset_classes if each.name == "equipment")
            assert renewal.value == pytest.approx(investment * share / flow.life)


def test_stated_requests_are_assumed_and_ask_for_the_whole_cost(kuzbass: Case) -> None:
    """Three projects and options of theirs state their requests by year: none looks like a fact, each adds up."""
    stated = {key for key, project in kuzbass.projects.items() if project.request}
    assert stated == {"karakan", "sorbents", "dalnie_gory"}
    for key in stated:
        for variant in variants(kuzbass, key):
            asked = variant.requests
            assert asked is not None
            figures = asked["council"].values()
            assert {(each.status.value, each.source) for each in figures} == {("assumed", "assumption")}
            assert sum(each.known() for each in figures) == pytest.approx(variant.figure("investment").known())
            if variant.option is not None:
                assert variant.option.request, (key, variant.key)


def test_rules_and_budgets_say_that_they_are_assumed(kuzbass: Case) -> None:
    """Each rule has a reason in both languages that calls it an assumption."""
    for reason in (kuzbass.rules.budget.reason, *(rule.reason for rule in kuzbass.rules.rules)):
        assert reason is not None
        assert "ssumed" in reason.en
        assert "опущение" in reason.ru
