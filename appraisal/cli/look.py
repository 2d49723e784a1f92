"""Commands that look at a case: check, rank."""

from __future__ import annotations

from typing import Annotated

import typer

from appraisal import desk
from appraisal.appraise import METHODS, Appraisal
from appraisal.cli.options import AsJson, CasePath, CriteriaFolder, ScenarioKey, Speech, WhoseWeights
from appraisal.cli.output import document, lines, refuses_bad_input, table
from appraisal.cli.shapes import rank_shape
from appraisal.errors import InputError
from appraisal.figures import Figure
from appraisal.settings import Settings
from appraisal.text import Language, number, say, title

Method = Annotated[str, typer.Option("--method", metavar="M", help=f"One of {', '.join(METHODS)}.")]


@refuses_bad_input
def check(case: CasePath, criteria: CriteriaFolder = None, language: Speech = "en", as_json: AsJson = False) -> None:
    """Name every problem of a case with its place and its mend; exit 0 when there is none, else 2."""
    report = desk.check(case, criteria=criteria)
    if report.problems:
        raise InputError(report.problems)
    told = ((f"[{scenario}] " if scenario else "", remark) for scenario, remark in report.remarks)
    texts = [under + remark.text(language) for under, remark in told]
    if as_json:
        document({"case": report.case.key if report.case else None, "problems": [], "remarks": texts})
        return
    name = report.case.head.title.to(language) if report.case else ""
    lines(say("cli.sound", language, case=name), *texts)


@refuses_bad_input
def rank(
    case: CasePath,
    scenario: ScenarioKey = None,
    method: Method = "topsis",
    weights: WhoseWeights = None,
    criteria: CriteriaFolder = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Rank the projects; those with gaps get the interval of places that they may take."""
    settings = Settings(method=method, weights=weights)
    found = desk.appraise(desk.open_case(case, criteria=criteria), scenario=scenario, settings=settings)
    if as_json:
        document(rank_shape(found, language))
    else:
        show_ranking(found, language)


def show_ranking(found: Appraisal, language: Language) -> None:
    """Print a ranking with its criteria and remarks."""
    case, decision = found.effective, found.decision
    columns = [say(f"cli.column.{each}", language) for each in ("place", "project", "closeness", "interval")]
    keys = decision.criteria
    units = [title(f"units.{case.criteria[key].unit}", language) for key in keys]
    columns += [f"{case.criteria[key].title.to(language)}, {unit}" for key, unit in zip(keys, units, strict=True)]
    rows = [_row(found, project, language) for project in found.order]
    heading = say(
        "cli.rank.title",
        language,
        case=case.head.title,
        method=say(f"ranking.method.{found.settings.method}", language),
        weights=found.weights_text(language),
    )
    table(heading, columns, rows, numbers=[0, 2, *range(4, len(columns))])
    _show_criteria(found, language)
    lines(say("cli.marks", language), *(remark.text(language) for remark in found.remarks))


def _row(found: Appraisal, project: str, language: Language) -> list[str]:
    standing = found.standing(project)
    return [
        "" if standing.place is None else str(standing.place),
        found.effective.projects[project].name.to(language),
        "" if standing.closeness is None else number(standing.closeness, "3", language),
        "" if standing.interval is None else "–".join(map(str, dict.fromkeys(standing.interval))),
        *(_cell(found.decision.cells[project][key], language) for key in found.decision.criteria),
    ]


def _cell(figure: Figure, language: Language) -> str:
    mark = say(f"statuses.mark.{figure.status}", language)
    return mark if figure.value is None else f"{number(figure.value, 'figure', language)} {mark}".rstrip()


def _show_criteria(found: Appraisal, language: Language) -> None:
    case = found.effective
    names = ("criterion", "weight", "bounds", "direction")
    rows = [
        [
            case.criteria[key].title.to(language),
            number(weight, "percent1", language),
            " … ".join(number(bound, "money", language) for bound in (worst, best)),
            say(f"cli.direction.{case.criteria[key].direction}", language),
        ]
        for key, weight, worst, best in zip(
            found.weights.criteria,
            found.weights.values,
            found.decision.scale.worst,
            found.decision.scale.best,
            strict=True,
        )
    ]
    table(say("cli.rank.criteria", language), [say(f"cli.column.{n}", language) for n in names], rows, numbers=[1])


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command()(check)
    app.command()(rank)
