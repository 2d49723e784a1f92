"""A scenario laid over a case says of each number that it changed who says it now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.documents.case import Case
from appraisal.documents.figure import FigureTable
from appraisal.documents.overlay import scenario_source, under
from appraisal.documents.scenario import ProjectOverlay, Scenario
from appraisal.figures import Status
from appraisal.intake.read import read_case
from appraisal.measures.inputs import inputs
from appraisal.measures.project_variant import ProjectVariant, variants
from appraisal.paths import sample_folder
from appraisal.text.local import LocalText

TITLE = LocalText(en="Later", ru="Позже")


@pytest.fixture(scope="module")
def case() -> Case:
    """Return the register of Kuzbass."""
    return read_case(sample_folder() / "kuzbass")


def laid(case: Case, **said: object) -> Case:
    """Return the case under a scenario of our own."""
    own = Scenario(title=TITLE, **said)  # type: ignore[arg-type]
    return under(replace(case, scenarios={"own": own}), "own")


def test_years_of_commissioning_move_with_the_delay(case: Case) -> None:
    """The published year of the source is no longer published when a scenario comes a year later; claims stay."""
    later = under(case, "optimism")
    for key, project in case.projects.items():
        before, after = project.commissioning_year, later.projects[key].commissioning_year
        if before is None or after is None:
            assert before is after is None
            continue
        assert before.value is not None
        assert (after.value, after.status, after.source) == (before.value + 1, "assumed", "scenario-optimism")
        assert after.claims == before.claims
    moved = laid(case, delay=2, projects={"itat": ProjectOverlay(commissioning_year=FigureTable(value=2018))})
    year = moved.projects["itat"].commissioning_year
    assert year is not None
    assert year.value == 2020


def test_a_multiplied_figure_cites_the_scenario(case: Case) -> None:
    """Investment, its range, other claims, requests of projects and options: nobody but the scenario says these."""
    result = under(case, "optimism")
    figure = result.figure("serafimovsky", "investment")
    assert (figure.value, figure.status, figure.source) == (116_200, Status.ASSUMED, "scenario-optimism")
    assert [(each.value, each.source) for each in figure.claims] == [(24_000 * 1.66, "scenario-optimism")]
    assert result.figure("serafimovsky", "jobs").source == "table1"
    assert result.head.sources["scenario-optimism"].title.en.endswith("Capital cost and delay uplifted for optimism")
    for variant in variants(result, "karakan"):
        asked = variant.requests
        assert asked is not None
        assert {each.source for each in asked["council"].values()} == {"scenario-optimism"}
        scale = 0.6 if variant.option is not None else 1.0
        assert sum(each.known() for each in asked["council"].values()) == pytest.approx(7500 * scale * 1.66)


def test_a_multiplied_driver_and_a_delay_cite_the_scenario(case: Case) -> None:
    """The prices of lower markets are those of the scenario, the volumes are not; a delay is the scenario's too."""
    lower = {each.path: each for each in inputs(ProjectVariant(under(case, "low-prices"), "karakan"))}
    assert lower["products.coal.price"].source == "scenario-low-prices"
    assert lower["products.coal.volume"].source == "karakan_invest"
    delay = next(each for each in inputs(ProjectVariant(under(case, "optimism"), "karakan")) if each.path == "delay")
    assert (delay.value, delay.status, delay.source) == (1, Status.ASSUMED, "scenario-optimism")


def test_what_a_scenario_replaces_never_cites_the_file_it_replaces(case: Case) -> None:
    """A figure, a cash flow, a request, a rate: each cites what the scenario names, else the scenario."""
    flow = case.projects["itat"].cash_flow
    assert flow is not None
    own = ProjectOverlay(
        figures={"jobs": FigureTable(value=7)},
        cash_flow=flow.model_copy(update={"source": None}),
        request={2014: FigureTable(value=9)},
    )
    result = laid(case, rate=FigureTable(value=0.2), projects={"itat": own})
    assert result.figure("itat", "jobs").source == "scenario-own"
    assert result.rate().source == "scenario-own"
    project = result.projects["itat"]
    assert project.cash_flow is not None
    assert project.request is not None
    assert (project.cash_flow.source, project.request[2014].source) == ("scenario-own", "scenario-own")
    named = laid(case, projects={"itat": ProjectOverlay(source="table1", figures={"jobs": FigureTable(value=7)})})
    assert named.figure("itat", "jobs").source == "table1"
    assert "scenario-own" not in named.head.sources


def test_a_scenario_takes_no_other_source_s_place(case: Case) -> None:
    """A source of the case that bears the scenario's name keeps its title; the scenario stands beside it."""
    taken = {**case.head.sources, "scenario-own": case.head.sources["table1"]}
    crowded = replace(case, head=case.head.model_copy(update={"sources": taken}))
    result = laid(crowded, delay=1)
    assert scenario_source(replace(crowded, scenarios=result.scenarios), "own") == "scenario-own-"
    assert result.head.sources["scenario-own"] == case.head.sources["table1"]
    year = result.projects["itat"].commissioning_year
    assert year is not None
    assert year.source == "scenario-own-"
    delay = next(each for each in inputs(ProjectVariant(result, "itat")) if each.path == "delay")
    assert delay.source == "scenario-own-"
