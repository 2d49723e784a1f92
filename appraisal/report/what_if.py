"""Effects of scenarios, other claims and an optimism uplift on value, place and portfolio."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.claims import COMMISSIONING
from appraisal.analysis.uplift import Offered
from appraisal.analysis.what_if import Beside, ClaimBeside, Outcome, UpliftBeside
from appraisal.documents.case import Case
from appraisal.errors import Problem
from appraisal.figures import Claim, Figure
from appraisal.report.blocks import DASH, Block, Cell, Column, Table, cells, heading, paragraph
from appraisal.report.change import change_text
from appraisal.report.finance_words import (
    figure_title,
    source_mark,
    source_numbers,
    source_points,
    status_cell,
    unit_title,
)
from appraisal.text import Language, number, problem_text, say


def scenarios(appraisal: Appraisal, outcomes: Iterable[Beside], project: str, language: Language) -> tuple[Block, ...]:
    """Return value, place and portfolio of a project under every scenario; the current one is highlighted."""
    rows, marked = [], set[int]()
    for at, each in enumerate(outcomes):
        scenario = None if each.key is None else appraisal.case.scenarios[each.key]
        name = say("finance.beside.case", language) if scenario is None else scenario.title.to(language)
        rows.append(cells(name, *effect(None, each, project, language)))
        if each.key == appraisal.scenario:
            marked.add(at)
    columns = (_column("scenario", 3.4, language), *_effects(appraisal.effective, language))
    table = Table(columns=columns, rows=tuple(rows), marked=frozenset(marked))
    return heading(say("finance.section.scenarios", language)), table


def claims(
    appraisal: Appraisal, before: Outcome, others: Sequence[ClaimBeside], project: str, language: Language
) -> tuple[Block, ...]:
    """Return each figure with claims of several sources: the chosen claim, the others, and the effect of each."""
    over = heading(say("finance.section.claims", language))
    if not others:
        return over, paragraph(say("finance.claims_of.none", language), "note")
    case, rows = appraisal.effective, list[tuple[Cell, ...]]()
    sources = source_numbers(case, [key for each in others for key in (each.dispute.figure.source, each.claim.source)])
    told = ""
    for each in others:
        spoken: list[tuple[Figure | Claim, str, Beside]] = [(each.claim, "rival", each.after)]
        if each.dispute.kind != told:
            spoken.insert(0, (each.dispute.figure, "chosen", Beside(key=None, outcome=before)))
        told = each.dispute.kind
        for claim, which, after in spoken:
            said = f"{figure_title(case, told, language)} ({say(f'finance.claims_of.{which}', language)})"
            source = cells(source_mark(sources, claim.source), *effect(before, after, project, language))
            value = cells(said, _claimed(told, claim, language))
            rows.append((*value, status_cell(claim.status, language), *source))
    columns = (
        _column("figure", 3.0, language),
        Column(say("finance.column.value", language), 1.2, "right"),
        Column(say("finance.column.status", language), 1.2, "center"),
        Column(say("finance.column.source", language), 1.0, "center"),
        *_effects(case, language),
    )
    return over, Table(columns=columns, rows=tuple(rows)), *source_points(case, sources, language)


def uplift(
    appraisal: Appraisal, before: Outcome, uplifted: UpliftBeside | None, projects: Sequence[str], language: Language
) -> tuple[Block, ...]:
    """Return the effect of an optimism uplift by project, or why there is none."""
    over, many = heading(say("finance.uplift_offer.title", language)), len(projects) > 1
    if uplifted is None:
        return over, paragraph(say("finance.uplift_offer.priced", language), "note")
    offered = {key: uplifted.offered[key] for key in projects if key in uplifted.offered}
    if not offered:
        return over, paragraph(say(f"finance.uplift_offer.{'nobody' if many else 'none'}", language), "note")
    case, after = appraisal.effective, uplifted.after
    rows = [
        cells(case.projects[key].name.to(language), _class(each, language), *effect(before, after, key, language))
        for key, each in offered.items()
    ]
    columns = (_column("project", 3.0, language), _column("uplift", 3.0, language), *_effects(case, language))
    table = Table(columns=columns, rows=tuple(rows))
    said = [say(f"finance.uplift_offer.{'said' if many else 'one'}", language)]
    if after.outcome is not None and many:
        said.append(_portfolios(case, before, after.outcome, language))
    return over, table, *(paragraph(each, "note") for each in said)


def _portfolios(case: Case, before: Outcome, after: Outcome, language: Language) -> str:
    """Return the portfolios before and after, and the projects that enter, leave or change their option."""
    if before.chosen is None or after.chosen is None:
        change = say("finance.beside.no_portfolio", language)
    else:
        change = change_text(case, before.change_to(after), language)
    texts = {"before": _portfolio(case, before, language), "after": _portfolio(case, after, language)}
    return say("finance.uplift_offer.portfolio", language, **texts, change=change)


def _portfolio(case: Case, outcome: Outcome, language: Language) -> str:
    if outcome.chosen is None:
        return say("finance.beside.no_portfolio", language)
    names = [
        f"{case.projects[key].name.to(language)} ({outcome.titles[key].to(language)})"
        if key in outcome.titles
        else case.projects[key].name.to(language)
        for key in outcome.chosen
    ]
    return "; ".join(names) or say("finance.beside.nothing", language)


def _class(each: Offered, language: Language) -> str:
    named = {"class": say(f"finance.uplift.{each.uplift.kind}", language)}
    return say("finance.uplift_offer.class", language, **named, capital=each.uplift.capital, n=each.delay)


def _column(name: str, width: float, language: Language) -> Column:
    return Column(say(f"finance.column.{name}", language), width)


def _effects(case: Case, language: Language) -> tuple[Column, ...]:
    return (
        Column(say("finance.column.npv", language, unit=unit_title(case.head.unit, language)), 1.6, "right"),
        Column(say("finance.column.place", language), 0.9, "right"),
        _column("portfolio", 3.2, language),
    )


def effect(before: Outcome | None, after: Beside, project: str, language: Language) -> list[str]:
    """Return value, place and portfolio, with the old ones before an arrow if they differ; or why there are none."""
    if after.outcome is None:
        return ["", "", " ".join(_problem(each, language) for each in after.problems)]
    then = _told(after.outcome, project, language)
    now = then if before is None else _told(before, project, language)
    pairs = zip(now, then, strict=True)
    return [a if a == b else say("finance.beside.arrow", language, before=a, after=b) for a, b in pairs]


def _problem(problem: Problem, language: Language) -> str:
    return say("finance.uplift_offer.unavailable", language, problem=problem_text(problem, language))


def _told(outcome: Outcome, project: str, language: Language) -> tuple[str, str, str]:
    npv, place = outcome.npv[project].value, outcome.places[project]
    return (
        DASH if npv is None else number(npv, "0", language),
        DASH if place is None else number(place, "int", language),
        _chosen(outcome, project, language),
    )


def _chosen(outcome: Outcome, project: str, language: Language) -> str:
    if outcome.chosen is None:
        return say("finance.beside.no_portfolio", language)
    if project not in outcome.chosen:
        return say("finance.beside.left_out", language)
    if project not in outcome.titles:
        return say("finance.beside.chosen", language)
    return say("finance.beside.chosen_option", language, option=outcome.titles[project])


def _claimed(kind: str, claim: Figure | Claim, language: Language) -> str:
    if claim.value is None:
        return DASH
    return str(round(claim.value)) if kind == COMMISSIONING else number(claim.value, "figure", language)
