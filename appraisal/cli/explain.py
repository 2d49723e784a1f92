"""The command that says why: explain."""

from __future__ import annotations

from typing import Annotated

import typer

from appraisal import desk
from appraisal.appraise import Appraisal
from appraisal.cli.options import (
    AsJson,
    Budget,
    CasePath,
    CriteriaFolder,
    Objective,
    ScenarioKey,
    Speech,
    WhoseWeights,
)
from appraisal.cli.output import document, lines, refuses_bad_input, working
from appraisal.errors import refuse
from appraisal.settings import Settings
from appraisal.text import say

Project = Annotated[str, typer.Argument(metavar="PROJECT", help="Key of a project of the case.", show_default=False)]


@refuses_bad_input
def explain(
    case: CasePath,
    project: Project,
    scenario: ScenarioKey = None,
    budget: Budget = None,
    objective: Objective = "closeness",
    weights: WhoseWeights = None,
    criteria: CriteriaFolder = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Say why a project has its place, why it is in or out of the portfolio, and the nearest way in."""
    settings = Settings(objective=objective, budget=budget, weights=weights)
    found = desk.appraise(desk.open_case(case, criteria=criteria), scenario=scenario, settings=settings)
    known = list(found.effective.projects)
    if project not in known:
        raise refuse("unknown_project", name=project, known=known, near="")
    with working(say("cli.working.explain", language)):
        place = desk.place_sentences(found, project, language)
        portfolio = desk.portfolio_sentences(found, project, language)
    if as_json:
        document(_shape(found, project, place, portfolio))
        return
    name = found.effective.projects[project].name.to(language)
    lines(name, "", say("cli.explain.place", language), *place, "", say("cli.explain.portfolio", language), *portfolio)


def _shape(found: Appraisal, project: str, place: tuple[str, ...], portfolio: tuple[str, ...]) -> dict[str, object]:
    standing = found.standing(project)
    return {
        "case": found.effective.key,
        "scenario": found.scenario,
        "project": project,
        "place": standing.place,
        "interval": standing.interval,
        "closeness": standing.closeness,
        "missing": list(standing.missing),
        "chosen": found.portfolio.found and project in found.selection.projects(found.portfolio.chosen),
        "why_this_place": list(place),
        "why_in_or_out": list(portfolio),
    }


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(explain)
