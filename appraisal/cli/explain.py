"""The command that says why: explain."""

from __future__ import annotations

from typing import Annotated

import typer

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.cli import complete
from appraisal.cli.asked import AsOf, CasePath, SessionKey, Where, asked, second
from appraisal.cli.json_choice import CHOICE
from appraisal.cli.options import (
    AsJson,
    Budget,
    CriteriaFolder,
    Objective,
    ScenarioKey,
    Speech,
    WhoseWeights,
)
from appraisal.cli.output import document, lines, refuses_bad_input, working
from appraisal.cli.to_json import Writer
from appraisal.errors import refuse
from appraisal.report.against import against_sentences, separated
from appraisal.report.place import place_sentences
from appraisal.report.portfolio import portfolio_sentences, reasons
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
    str | None,
    typer.Argument(
        metavar="PROJECT", help="Key of a project of the case.", show_default=False, autocompletion=complete.projects
    ),
]


@refuses_bad_input
def explain(
    case: CasePath = None,
    project: Project = None,
    against: Against = None,
    scenario: ScenarioKey = None,
    budget: Budget = None,
    objective: Objective = "closeness",
    weights: WhoseWeights = None,
    criteria: CriteriaFolder = None,
    session: SessionKey = None,
    as_of: AsOf = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Say why a project has its place, why it is in or out of the portfolio, and the nearest way in.

    With --against: what separates it from another project instead, place by place and criterion by criterion.
    """
    settings = Settings(objective=objective, budget=budget, weights=weights)
    case, project = second(case, project, session)
    if project is None:
        raise refuse("argument_missing", name="PROJECT", usage="appraisal explain CASE PROJECT")
    appraisal = appraise(asked(case, criteria, session, as_of, store).case, scenario=scenario, settings=settings)
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
        at = appraisal.place_interval(project)
        to = Writer(appraisal=appraisal, language=language, parts=CHOICE)
        document(to.document("explain", place_interval=at, why=known, said_of_place=place, said_of_portfolio=portfolio))
        return
    name = appraisal.effective.projects[project].name.to(language)
    lines(name, "", say("cli.explain.place", language), *place, "", say("cli.explain.portfolio", language), *portfolio)


def _against(appraisal: Appraisal, project: str, other: str, language: Language, *, as_json: bool) -> None:
    with working(say("cli.working.robustness", language)):
        run = appraisal.evidence.run
        said = against_sentences(appraisal, project, other, run, language)
    if as_json:
        i, j = (appraisal.decision.projects.index(each) for each in (project, other))
        known: dict[str, object] = {"run": run, "above": run.pairwise[i, j], "below": run.pairwise[j, i], "said": said}
        known |= {"project": project, "other": other, "apart": separated(appraisal, project, other)}
        document(Writer(appraisal=appraisal, language=language, parts=CHOICE).document("against", **known))
        return
    names = appraisal.effective.projects
    lines(f"{names[project].name.to(language)} — {names[other].name.to(language)}", "", *said)


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(explain)
