"""What may be doubted of one project's money: scenarios, other claims, the reality check, what the figures rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.reference_class import Check
from appraisal.analysis.what_if import ClaimBeside, claims_beside, outcome_of, scenarios_beside
from appraisal.cli.output import lines, table
from appraisal.documents.case import Case
from appraisal.measures.inputs import Input, inputs
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.finance_words import (
    driver_title,
    driver_value,
    figure_title,
    input_value,
    line_title,
    source_title,
    unit_title,
)
from appraisal.report.reality import reality_sentences
from appraisal.report.side_by_side import chosen_text, npv_change, place_change, problem_sentence, standing_change
from appraisal.text import Language, number, say


def scenarios_section(appraisal: Appraisal, project: str, language: Language, *, heading: str) -> None:
    """Print value, place and portfolio of a project under every scenario."""
    unit = unit_title(appraisal.effective.head.unit, language)
    columns = [say("cli.finance.scenario", language), say("cli.finance.npv", language, unit=unit)]
    columns += [say("cli.column.place", language), say("cli.finance.portfolio", language)]
    rows = []
    for each in scenarios_beside(appraisal):
        scenario = None if each.key is None else appraisal.case.scenarios[each.key]
        name = say("finance.beside.case", language) if scenario is None else scenario.title.to(language)
        if each.outcome is None:
            rows.append([name, *(problem_sentence(problem, language) for problem in each.problems[:1]), "", ""])
            continue
        npv, place = each.outcome.npv[project].value, each.outcome.places[project]
        rows.append(
            [
                name,
                "–" if npv is None else number(npv, "0", language),
                "–" if place is None else str(place),
                chosen_text(each.outcome, project, language),
            ]
        )
    table(heading, columns, rows, numbers=(1, 2))


def claims_section(appraisal: Appraisal, project: str, language: Language, *, heading: str) -> None:
    """Print every figure for which several sources speak: the chosen claim, the others, and what each would change."""
    beside = claims_beside(appraisal, project)
    if not beside:
        lines(heading, say("finance.claims_of.none", language), "")
        return
    unit = unit_title(appraisal.effective.head.unit, language)
    keys = ("figure", "value", "status", "source")
    columns = [say(f"cli.finance.claim.{each}", language) for each in keys]
    columns += [say("cli.finance.npv", language, unit=unit), say("cli.column.place", language)]
    columns.append(say("cli.finance.portfolio", language))
    given = [key for each in beside for key in (each.dispute.figure.source, each.claim.source)]
    sources = numbers_of(given)
    rows: list[list[str]] = []
    told = ""
    for each in beside:
        if each.dispute.kind != told:
            told = each.dispute.kind
            rows.append(_chosen(appraisal, each, sources, language))
        rows.append(_other(appraisal, each, sources, language))
    table(heading, columns, rows, numbers=(1, 4, 5))
    lines(*source_lines(appraisal.effective, sources, language), "")


def _number(kind: str, value: float | None, language: Language) -> str:
    if value is None:
        return "–"
    return str(round(value)) if kind == "commissioning_year" else number(value, "figure", language)


def _chosen(appraisal: Appraisal, each: ClaimBeside, sources: Mapping[str, int], language: Language) -> list[str]:
    figure, before = each.dispute.figure, outcome_of(appraisal)
    project = each.dispute.project
    titled = figure_title(appraisal.effective, each.dispute.kind, language)
    return [
        f"{titled} ({say('finance.claims_of.chosen', language)})",
        _number(each.dispute.kind, figure.value, language),
        say(f"statuses.{figure.status}", language),
        _marked(sources, figure.source),
        npv_change(before, before, project, language),
        place_change(before, before, project, language),
        standing_change(before, before, project, language),
    ]


def _other(appraisal: Appraisal, each: ClaimBeside, sources: Mapping[str, int], language: Language) -> list[str]:
    before, after, project = outcome_of(appraisal), each.after.outcome, each.dispute.project
    effects = ["", "", " ".join(problem_sentence(problem, language) for problem in each.after.problems)]
    if after is not None:
        effects = [
            npv_change(before, after, project, language),
            place_change(before, after, project, language),
            standing_change(before, after, project, language),
        ]
    return [
        say("finance.claims_of.rival", language),
        _number(each.dispute.kind, each.claim.value, language),
        say(f"statuses.{each.claim.status}", language),
        _marked(sources, each.claim.source),
        *effects,
    ]


def reality_section(appraisal: Appraisal, checks: Sequence[Check], language: Language, *, heading: str) -> None:
    """Print every check of a project, those that it passes too."""
    told = reality_sentences(appraisal.effective, checks, None, language, all_checks=True)
    lines(heading, *(f"– {each}" for each in told), "")


def inputs_section(variant: ProjectVariant, language: Language, *, heading: str) -> None:
    """Print what each line is computed from, with value, range, status and source."""
    keys = ("driver", "value", "range", "status", "source", "lines")
    columns = [say(f"cli.finance.ground.{each}", language) for each in keys]
    sources = numbers_of(each.source for each in inputs(variant))
    rows = [_ground(variant, each, sources, language) for each in inputs(variant)]
    table(heading, columns, rows, numbers=(1,))
    lines(*source_lines(variant.case, sources, language))
    notes = [
        f"– {driver_title(variant, each.path, language)}: {each.note.to(language)}"
        for each in inputs(variant)
        if each.note is not None
    ]
    lines(say("finance.grounds_of.said", language), "", *notes, "")


def numbers_of(keys: Iterable[str | None]) -> dict[str, int]:
    """Return a number for each source, in the order in which they are first used."""
    return {key: at for at, key in enumerate(dict.fromkeys(key for key in keys if key is not None), start=1)}


def source_lines(case: Case, sources: Mapping[str, int], language: Language) -> list[str]:
    """Return what the numbers of sources stand for."""
    return [
        say("finance.grounds_of.numbered", language, n=at, source=source_title(case, key, language))
        for key, at in sources.items()
    ]


def _marked(sources: Mapping[str, int], key: str | None) -> str:
    return "–" if key is None else f"[{sources[key]}]"


def _ground(variant: ProjectVariant, each: Input, sources: Mapping[str, int], language: Language) -> list[str]:
    unit = "" if each.unit in ("", "share") else f" {unit_title(each.unit, language)}"
    span = ""
    if each.low is not None and each.high is not None:
        span = f"{driver_value(each.low, each.unit, language)}…{driver_value(each.high, each.unit, language)}"
    fed = [line_title(variant, kind, item, language) for kind, item in each.lines]
    return [
        driver_title(variant, each.path, language),
        f"{input_value(variant, each, language)}{unit}",
        span,
        say(f"statuses.{each.status}", language),
        _marked(sources, each.source),
        "; ".join(fed) or say("finance.grounds_of.discounts", language),
    ]
