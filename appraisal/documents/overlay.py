"""A scenario laid over a case: the result is an ordinary case, so every engine works on it unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from appraisal.documents.case import Case
from appraisal.documents.figure import FigureTable
from appraisal.documents.head import Source
from appraisal.documents.project import Project
from appraisal.documents.scenario import ProjectOverlay, Scenario
from appraisal.errors import refuse
from appraisal.rules.funding import COUNCIL_FUND
from appraisal.text import both


def under(case: Case, scenario: str | None) -> Case:
    """Return the case under a scenario; None is the case itself.

    Replaced figures come first, then the multipliers, which make a figure assumed (rule 2). Changed figures cite the
    scenario, which becomes one of the case's sources, unless the scenario names a source for them.

    Raises:
        InputError: `unknown_scenario`.
    """
    if scenario is None:
        return case
    if scenario not in case.scenarios:
        raise refuse("unknown_scenario", name=scenario, known=list(case.scenarios))
    chosen, source = case.scenarios[scenario], scenario_source(case, scenario)
    head = case.head
    if chosen.rate is not None:
        head = head.model_copy(update={"discount_rate": _owned(chosen.rate, "assumed", source)})
    projects = {
        key: laid_over(each, chosen, chosen.projects.get(key), source=source) for key, each in case.projects.items()
    }
    if _speaks(chosen):
        cited = Source(title=both("statuses.scenario_source", title=chosen.title))
        head = head.model_copy(update={"sources": {**head.sources, source: cited}})
    return replace(case, head=head, projects=projects, seen_under=scenario, cited_as=source)


def scenario_source(case: Case, scenario: str) -> str:
    """Return a key for a scenario among the sources of a case that no other source has.

    Example:
        >>> from appraisal.intake.read import read_case
        >>> from appraisal.paths import sample_folder
        >>> scenario_source(read_case(sample_folder() / "kuzbass"), "optimism")
        'scenario-optimism'
    """
    name = f"scenario-{scenario}"
    while name in case.head.sources:
        name = f"{name}-"
    return name


def _speaks(scenario: Scenario) -> bool:
    """Return whether the scenario changes anything without naming a source for it."""
    stated = [each.source for each in scenario.projects.values()]
    stated += [] if scenario.rate is None else [scenario.rate.source]
    return bool(scenario.multiply) or scenario.delay > 0 or None in stated


def laid_over(project: Project, scenario: Scenario, overlay: ProjectOverlay | None, *, source: str) -> Project:
    """Return a project under the multipliers and the delay of a scenario, and under its changes to this project.

    Args:
        project: as in the case.
        scenario: its factors and delay apply to every project.
        overlay: its changes to this project.
        source: the key of the scenario among the sources.
    """
    figures, flow, request = dict(project.figures), project.cash_flow, project.request
    year = project.commissioning_year
    if overlay is not None:
        stated = overlay.source or source
        figures |= {key: _owned(entry, overlay.status, stated) for key, entry in overlay.figures.items()}
        if (own := overlay.cash_flow) is not None:
            flow = own.model_copy(update={"status": own.status or overlay.status, "source": own.source or stated})
        if overlay.request is not None:
            request = {at: _owned(entry, overlay.status, stated) for at, entry in overlay.request.items()}
        if overlay.commissioning_year is not None:
            year = _owned(overlay.commissioning_year, overlay.status, stated)
    replaced = COUNCIL_FUND if overlay is not None and overlay.request is not None else None
    others = {fund: each for fund, each in project.requests.items() if fund != replaced}
    factors = scenario.multiply

    def grown(asked: Mapping[int, FigureTable] | None) -> dict[int, FigureTable] | None:
        growth = factors.get("investment", 1.0)
        return None if asked is None else {at: entry.times(growth, source=source) for at, entry in asked.items()}

    def multiplied(given: Mapping[str, FigureTable]) -> dict[str, FigureTable]:
        return {key: entry.times(factors.get(key, 1.0), source=source) for key, entry in given.items()}

    changes: dict[str, object] = {
        "figures": multiplied(figures),
        "cash_flow": None if flow is None else flow.under(multiply=factors, delay=scenario.delay, source=source),
        "commissioning_year": None if year is None else year.later(scenario.delay, source=source),
        "request": grown(request),
        "requests": {fund: grown(each) for fund, each in others.items()},
        "options": tuple(
            option.model_copy(update={"figures": multiplied(option.figures), "request": grown(option.request)})
            for option in project.options
        ),
    }
    return project.model_copy(update=changes)


def _owned(entry: FigureTable, status: str, source: str) -> FigureTable:
    """Give a figure the scenario's status and source if it states none, because it moves into another file."""
    own = entry.status or ("missing" if entry.value is None else status)
    return entry.model_copy(update={"status": own, "source": entry.source or source})
