"""Commands that look at a case: check, rank."""

from __future__ import annotations

import typer

from appraisal import desk
from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.remarks import Remark
from appraisal.cli.json_ranking import RANK
from appraisal.cli.options import AsJson, CasePath, CriteriaFolder, Method, ScenarioKey, Speech, WhoseWeights
from appraisal.cli.output import document, lines, refuses_bad_input, table
from appraisal.cli.to_json import Writer
from appraisal.errors import InputError
from appraisal.settings import Settings
from appraisal.text import Language, alike, number, say, title
from appraisal.text.typeset import titled


@refuses_bad_input
def check(case: CasePath, criteria: CriteriaFolder = None, language: Speech = "en", as_json: AsJson = False) -> None:
    """Name every problem of a case with its place and its mend; exit 0 when there is none, else 2."""
    report = desk.check(case, criteria=criteria)
    if report.problems:
        raise InputError(report.problems)
    texts = [_remark(report, scenario, remark, language) for scenario, remark in report.remarks]
    if as_json:
        document({"case": report.case.key if report.case else None, "problems": [], "remarks": texts})
        return
    name = report.case.head.title.to(language) if report.case else ""
    lines(say("cli.sound", language, case=name), *texts)


def _remark(report: desk.Report, scenario: str | None, remark: Remark, language: Language) -> str:
    """Return a remark with the title of the first scenario under which it holds."""
    if scenario is None or report.case is None:
        return remark.text(language)
    under = report.case.scenarios[scenario].title
    return say("remarks.under_scenario", language, scenario=under, remark=remark.text(language))


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
    appraisal = appraise(desk.open_case(case, criteria=criteria), scenario=scenario, settings=settings)
    if as_json:
        document(Writer(appraisal=appraisal, language=language, parts=RANK).document("rank"))
    else:
        show_ranking(appraisal, language)


def show_ranking(appraisal: Appraisal, language: Language) -> None:
    """Print a ranking with its criteria and remarks."""
    case, decision = appraisal.effective, appraisal.decision
    seen = appraisal.settings.method == "topsis" and appraisal.evidence.places_at_once
    names = ("place", "project", "closeness", *(("seen",) if seen else ()), "interval")
    columns = [say(f"cli.column.{each}", language) for each in names]
    criteria = [case.criteria[key] for key in decision.criteria]
    columns += [titled(each.title.to(language), title(f"units.{each.unit}", language)) for each in criteria]
    cells = [_cells(appraisal, key, language) for key in decision.criteria]
    rows = [
        [*_row(appraisal, project, language, seen=seen), *(column[project] for column in cells)]
        for project in appraisal.order
    ]
    heading = say(
        "cli.rank.title",
        language,
        case=case.head.title,
        method=say(f"ranking.method.{appraisal.settings.method}", language),
        weights=appraisal.weights_text(language),
    )
    table(heading, columns, rows, numbers=[0, 2, *range(len(names), len(columns))])
    _show_criteria(appraisal, language)
    notes = [_places_note(appraisal, language)] if seen else []
    lines(*notes, say("cli.marks", language), *(remark.text(language) for remark in appraisal.remarks))


def _places_note(appraisal: Appraisal, language: Language) -> str:
    return say("web.ranking.values_note", language, draws=appraisal.evidence.run.draws)


def _row(appraisal: Appraisal, project: str, language: Language, *, seen: bool) -> list[str]:
    """Return a row; without draws the places at these weights stand only where there is no place of its own."""
    place_interval = appraisal.place_interval(project)
    spans = [_span(appraisal.evidence.places_seen(project))] if seen else []
    spans.append(_span(place_interval.interval) if seen or place_interval.place is None else "")
    return [
        str(appraisal.places.get(project, "")),
        appraisal.effective.projects[project].name.to(language),
        "" if place_interval.closeness is None else number(place_interval.closeness, "3", language),
        *spans,
    ]


def _span(places: tuple[int, int] | None) -> str:
    return "" if places is None else "–".join(map(str, dict.fromkeys(places)))


def _cells(appraisal: Appraisal, key: str, language: Language) -> dict[str, str]:
    """Return a column of one criterion: numbers under each other are of one precision, each with its mark."""
    figures = {project: cells[key] for project, cells in appraisal.decision.cells.items()}
    known = {project: each.value for project, each in figures.items() if each.value is not None}
    said = dict(zip(known, alike(known.values(), language), strict=True))
    return {
        project: f"{said.get(project, '')} {say(f'statuses.mark.{each.status}', language)}".strip()
        for project, each in figures.items()
    }


def _show_criteria(appraisal: Appraisal, language: Language) -> None:
    case = appraisal.effective
    names = ("criterion", "weight", "bounds", "direction")
    rows = [
        [
            case.criteria[key].title.to(language),
            number(weight, "percent1", language),
            " … ".join(number(bound, "money", language) for bound in (worst, best)),
            say(f"cli.direction.{case.criteria[key].direction}", language),
        ]
        for key, weight, worst, best in zip(
            appraisal.weights.criteria,
            appraisal.weights.values,
            appraisal.decision.scale.worst,
            appraisal.decision.scale.best,
            strict=True,
        )
    ]
    table(say("cli.rank.criteria", language), [say(f"cli.column.{n}", language) for n in names], rows, numbers=[1])


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command()(check)
    app.command()(rank)
