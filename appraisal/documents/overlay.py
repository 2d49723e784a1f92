"""A scenario laid over a case: a case like any other, so that every engine runs it unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from appraisal.documents.case import Case
from appraisal.documents.figure import FigureTable
from appraisal.documents.project import Project
from appraisal.documents.scenario import ProjectOverlay, Scenario
from appraisal.errors import refuse


def under(case: Case, scenario: str | None) -> Case:
    """Return the case as a scenario sees it; None is the case itself.

    Figures replaced come first, then the multipliers, which make a figure an assumed one (rule 2).

    Raises:
        InputError: `unknown_scenario`.
    """
    if scenario is None:
        return case
    if scenario not in case.scenarios:
        raise refuse("unknown_scenario", name=scenario, known=list(case.scenarios))
    chosen = case.scenarios[scenario]
    head = case.head if chosen.rate is None else case.head.model_copy(update={"discount_rate": chosen.rate})
    projects = {key: laid_over(each, chosen, chosen.projects.get(key)) for key, each in case.projects.items()}
    return replace(case, head=head, projects=projects)


def laid_over(project: Project, scenario: Scenario, overlay: ProjectOverlay | None) -> Project:
    """Return a project under the multipliers and the delay of a scenario, and what it says of this project alone."""
    changes: dict[str, object] = {}
    figures = dict(project.figures)
    flow = project.cash_flow
    request = project.request
    if overlay is not None:
        figures |= {key: _owned(entry, overlay) for key, entry in overlay.figures.items()}
        if overlay.cash_flow is not None:
            own = {"status": overlay.cash_flow.status or overlay.status}
            flow = overlay.cash_flow.model_copy(update=own)
        if overlay.request is not None:
            request = {year: _owned(entry, overlay) for year, entry in overlay.request.items()}
        if overlay.commissioning_year is not None:
            changes["commissioning_year"] = _owned(overlay.commissioning_year, overlay)
    figures = {key: entry.times(scenario.multiply.get(key, 1.0)) for key, entry in figures.items()}
    if flow is not None:
        flow = flow.under(multiply=scenario.multiply, delay=scenario.delay)
    growth = scenario.multiply.get("investment", 1.0)
    options = tuple(
        option.model_copy(update={"figures": _all(option.figures, scenario), "request": _grown(option.request, growth)})
        for option in project.options
    )
    changes |= {"figures": figures, "cash_flow": flow, "request": _grown(request, growth), "options": options}
    changes["requests"] = {fund: _grown(each, growth) for fund, each in project.requests.items()}
    return project.model_copy(update=changes)


def _owned(entry: FigureTable, overlay: ProjectOverlay) -> FigureTable:
    """Give a figure the overlay's status and source where it names none, since it moves into another file."""
    status = entry.status or ("missing" if entry.value is None else overlay.status)
    return entry.model_copy(update={"status": status, "source": entry.source or overlay.source})


def _all(figures: Mapping[str, FigureTable], scenario: Scenario) -> dict[str, FigureTable]:
    return {key: entry.times(scenario.multiply.get(key, 1.0)) for key, entry in figures.items()}


def _grown(request: Mapping[int, FigureTable] | None, factor: float) -> dict[int, FigureTable] | None:
    return None if request is None else {year: entry.times(factor) for year, entry in request.items()}
