"""The command that says why: explain."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from appraisal import desk
from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.weight_flips import steps
from appraisal.cli import complete
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
from appraisal.cli.ways_shapes import budgets_shape, regret_shape, ways_shape
from appraisal.errors import refuse
from appraisal.ranking.contributions import contributions
from appraisal.report.against import against_sentences, separated
from appraisal.report.place import place_sentences
from appraisal.report.portfolio import Reasons, portfolio_sentences, reasons
from appraisal.settings import Settings
from appraisal.text import Language, say

Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar="OTHER",
        help="Say what separates it from another project.",
        show_default=False,
        autocompletion=complete.projects,
    ),
]
Project = Annotated[
    str,
    typer.Argument(
        metavar="PROJECT", help="Key of a project of the case.", show_default=False, autocompletion=complete.projects
    ),
]


@refuses_bad_input
def explain(
    case: CasePath,
    project: Project,
    against: Against = None,
    scenario: ScenarioKey = None,
    budget: Budget = None,
    objective: Objective = "closeness",
    weights: WhoseWeights = None,
    criteria: CriteriaFolder = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Say why a project has its place, why it is in or out of the portfolio, and the nearest way in.

    With --against: what separates it from another project instead, place by place and criterion by criterion.
    """
    settings = Settings(objective=objective, budget=budget, weights=weights)
    appraisal = appraise(desk.open_case(case, criteria=criteria), scenario=scenario, settings=settings)
    projects = list(appraisal.effective.projects)
    if project not in projects:
        raise refuse("unknown_project", name=project, known=projects, near="")
    if against is not None:
        _against(appraisal, project, against, language, as_json=as_json)
        return
    with working(say("cli.working.explain", language)):
        place = place_sentences(appraisal, project, language)
        known = reasons(appraisal, project)
        portfolio = portfolio_sentences(appraisal, project, language, known=known)
    if as_json:
        document(_shape(appraisal, project, place, portfolio, known, language))
        return
    name = appraisal.effective.projects[project].name.to(language)
    lines(name, "", say("cli.explain.place", language), *place, "", say("cli.explain.portfolio", language), *portfolio)


def _against(appraisal: Appraisal, project: str, other: str, language: Language, *, as_json: bool) -> None:
    with working(say("cli.working.robustness", language)):
        run = appraisal.evidence.run
        said = against_sentences(appraisal, project, other, run, language)
    if as_json:
        apart = separated(appraisal, project, other)
        i, j = (appraisal.decision.projects.index(each) for each in (project, other))
        document(
            {
                "case": appraisal.effective.key,
                "scenario": appraisal.scenario,
                "project": project,
                "other": other,
                "closeness_difference": None if apart is None else apart.closeness_difference,
                "gaps": [] if apart is None else [asdict(gap) for gap in apart.gaps],
                "above": float(run.pairwise[i, j]),
                "below": float(run.pairwise[j, i]),
                "draws": run.draws,
                "seed": run.seed,
                "what_separates": list(said),
            }
        )
        return
    names = appraisal.effective.projects
    lines(f"{names[project].name.to(language)} — {names[other].name.to(language)}", "", *said)


def _shape(
    appraisal: Appraisal,
    project: str,
    place: tuple[str, ...],
    portfolio: tuple[str, ...],
    known: Reasons,
    language: Language,
) -> dict[str, object]:
    place_interval = appraisal.place_interval(project)
    return {
        "case": appraisal.effective.key,
        "scenario": appraisal.scenario,
        "project": project,
        "place": place_interval.place,
        "interval": place_interval.interval,
        "places_seen": appraisal.evidence.places_seen(project) if appraisal.evidence.places_at_once else None,
        "closeness": place_interval.closeness,
        "missing": list(place_interval.missing),
        "chosen": appraisal.portfolio.found and project in appraisal.selection.projects(appraisal.portfolio.chosen),
        "option": None if known.opposite is None else known.opposite.option,
        "budgets": budgets_shape(appraisal, project),
        "regret": regret_shape(known),
        "ways_in": ways_shape(appraisal, known, language),
        "contributions": _contributions(appraisal, project),
        "why_this_place": list(place),
        "why_in_or_out": list(portfolio),
    }


def _contributions(appraisal: Appraisal, project: str) -> dict[str, object] | None:
    """Return the working behind a place: weighted normalised values, and what the two distances are made of."""
    ranking = appraisal.ranking
    if ranking is None or project not in ranking.matrix.projects:
        return None
    row, apart, criteria = ranking.matrix.projects.index(project), contributions(ranking), ranking.matrix.criteria
    return {
        "weighted_normalised": dict(zip(criteria, apart.weighted_normalised[row].tolist(), strict=True)),
        "distance_to_ideal": float(ranking.distance_to_ideal[row]),
        "distance_to_anti_ideal": float(ranking.distance_to_anti_ideal[row]),
        "share_of_distance_to_ideal": dict(zip(criteria, apart.share_of_distance_to_ideal[row].tolist(), strict=True)),
        "share_of_distance_to_anti_ideal": dict(
            zip(criteria, apart.share_of_distance_to_anti_ideal[row].tolist(), strict=True)
        ),
        "steps": [asdict(each) for each in steps(ranking, project)],
    }


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(explain)
