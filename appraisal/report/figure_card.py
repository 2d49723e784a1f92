"""A figure's card: what is stated of it, and what each claim of another source would change."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.claims import COMMISSIONING
from appraisal.analysis.what_if import Beside, ClaimBeside, Outcome
from appraisal.documents.case import Case
from appraisal.report.blocks import DASH, Block, KeyValues, heading
from appraisal.report.change import change_text
from appraisal.report.figures import Stated, span, stated
from appraisal.report.finance_words import source_title, unit_title
from appraisal.report.what_if import effect
from appraisal.text import Language, say

WORDS = "web.card"


def stated_figure(case: Case, project: str, kind: str, language: Language) -> Stated | None:
    """Return a figure of a project, or None if the case has no such kind."""
    return next((each for each in stated(case, project, language) if each.kind == kind), None)


def value_text(each: Stated, value: float | None, language: Language) -> str:
    """Return a value with its unit; in words if there is none."""
    if value is None:
        return say(f"{WORDS}.none", language)
    return f"{each.written(value, language)} {each.unit}".rstrip()


def facts(appraisal: Appraisal, each: Stated, language: Language) -> KeyValues:
    """Return what stands beside a figure's value: range, prices, scenario, source and remark."""
    case, figure = appraisal.effective, each.figure
    pairs = [
        (say("finance.column.status", language), say(f"statuses.{figure.status}", language)),
        (say("finance.column.range", language), _range(each, language)),
        (say("finance.column.source", language), _source(case, figure.source, language)),
    ]
    if prices := prices_text(case, each.kind, language):
        pairs.insert(0, (say(f"{WORDS}.prices", language), prices))
    if appraisal.scenario is not None:
        title = appraisal.case.scenarios[appraisal.scenario].title
        pairs.append((say("finance.column.scenario", language), title.to(language)))
    if figure.note is not None:
        pairs.append((say("finance.column.remark", language), figure.note.to(language)))
    return KeyValues(tuple(pairs))


def prices_text(case: Case, kind: str, language: Language) -> str:
    """Return of which year's prices an amount of money is; nothing for other figures."""
    if kind == COMMISSIONING or case.unit_of(kind) != case.head.unit:
        return ""
    return say(f"{WORDS}.prices_{case.head.prices}", language, year=str(case.head.price_year or case.head.base_year))


def claim_blocks(
    appraisal: Appraisal, before: Outcome, claims: tuple[ClaimBeside, ...], each: Stated, language: Language
) -> Iterator[Block]:
    """Yield each claim of another source with its status, its source, and what it would change.

    Args:
        appraisal: the current one.
        before: its outcome.
        claims: of this figure, with their outcomes.
        each: the figure.
        language: of the words.
    """
    case = appraisal.effective
    for beside in claims:
        claim = beside.claim
        npv, place, chosen = effect(before, beside.after, beside.dispute.project, language)
        unit = unit_title(case.head.unit, language)
        pairs = [
            (say("finance.column.status", language), say(f"statuses.{claim.status}", language)),
            (say("finance.column.source", language), _source(case, claim.source, language)),
            *([] if claim.note is None else [(say("finance.column.remark", language), claim.note.to(language))]),
            (say("finance.column.npv", language, unit=unit), npv or DASH),
            (say("finance.column.place", language), place or DASH),
            (say("finance.column.portfolio", language), chosen),
        ]
        if changed := _whole(case, before, beside.after, language):
            pairs.append((say(f"{WORDS}.whole", language), changed))
        yield heading(value_text(each, claim.value, language))
        yield KeyValues(tuple(pairs))


def _whole(case: Case, before: Outcome, after: Beside, language: Language) -> str:
    """Return which projects enter or leave the portfolio; nothing if one of both has none, which is said already."""
    then = after.outcome
    if then is None or before.chosen is None or then.chosen is None:
        return ""
    return change_text(case, before.change_to(then), language)


def _range(each: Stated, language: Language) -> str:
    written = span(each, language)
    return f"{written} {each.unit}".rstrip() if written else say(f"{WORDS}.no_range", language)


def _source(case: Case, key: str | None, language: Language) -> str:
    return say(f"{WORDS}.no_source", language) if key is None else source_title(case, key, language)
