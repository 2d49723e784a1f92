"""What may be doubted: scenarios and claims side by side, the reality check, the uplift and what it would change."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.reference_class import checks_of, record_of
from appraisal.analysis.what_if import (
    Beside,
    ClaimBeside,
    Outcome,
    UpliftBeside,
    claims_beside,
    outcome_of,
    scenarios_beside,
    uplift_beside,
)
from appraisal.cache import Cache
from appraisal.figures import Figure
from appraisal.report.finance_words import figure_title
from appraisal.report.reality import reality_sentences
from appraisal.report.side_by_side import chosen_text, npv_change, place_change, problem_sentence, standing_change
from appraisal.text import Language, say
from appraisal.web import answers, parts
from appraisal.web.figure_table import sourced
from appraisal.web.parts import Cell, Column, word


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """The outcomes that stand beside that of the appraisal at hand."""

    before: Outcome
    scenarios: tuple[Beside, ...]
    uplift: UpliftBeside | None
    claims: tuple[ClaimBeside, ...]


outcomes: Cache[tuple[answers.Key, str], Doubts] = Cache(most=8)


def doubts_of(appraisal: Appraisal, project: str) -> Doubts:
    """Return the outcomes, computed where nobody has asked for them before."""
    return outcomes.get(
        (answers.key_of(appraisal), project),
        lambda: Doubts(
            before=outcome_of(appraisal),
            scenarios=scenarios_beside(appraisal),
            uplift=uplift_beside(appraisal),
            claims=claims_beside(appraisal, project),
        ),
    )


def draw(appraisal: Appraisal, project: str, language: Language) -> None:
    """Draw the reality check of the project first, then what claims, scenarios and the uplift would change."""
    case = appraisal.effective
    checks = [each for each in checks_of(case) if each.project == project]
    parts.heading(word("money.reality", language), level=3)
    parts.bullets(reality_sentences(case, checks, record_of(case), language, all_checks=True))
    with st.spinner(word("money.working", language)):
        known = doubts_of(appraisal, project)
    _claims(appraisal, known, project, language)
    _scenarios(appraisal, known, project, language)
    _uplift(appraisal, known, project, language)


def _columns(appraisal: Appraisal, first: str, *more: str, language: Language) -> list[Column]:
    unit = parts.unit(appraisal.effective.head.unit, language)
    return [
        Column(word(f"money.column.{first}", language), width=34),
        *(Column(word(f"money.column.{each}", language)) for each in more),
        Column(word("money.column.npv", language), unit=unit, kind="number"),
        Column(word("money.column.place", language), kind="number"),
        Column(word("money.column.portfolio", language)),
    ]


def _effect(before: Outcome, after: Beside, project: str, language: Language) -> list[Cell]:
    if after.outcome is None:
        return ["", "", " ".join(problem_sentence(each, language) for each in after.problems)]
    changes = (npv_change, place_change, standing_change)
    return [change(before, after.outcome, project, language) for change in changes]


def _claims(appraisal: Appraisal, known: Doubts, project: str, language: Language) -> None:
    parts.heading(word("money.claims", language), level=3)
    if not known.claims:
        parts.paragraph(say("finance.claims_of.none", language), kind="note")
        return
    rows: list[list[Cell]] = []
    own = Beside(key=None, outcome=known.before)
    told = ""
    for each in known.claims:
        kind = each.dispute.kind
        style = "plain" if kind == "commissioning_year" else "money"
        title = figure_title(appraisal.effective, kind, language)
        if kind != told:
            told = kind
            chosen = f"{title} ({say('finance.claims_of.chosen', language)})"
            shown = sourced(appraisal.effective, each.dispute.figure, language, style=style)
            rows.append([chosen, shown, *_effect(known.before, own, project, language)])
        claim = each.claim
        other = Figure(value=claim.value, unit=each.dispute.figure.unit, status=claim.status, source=claim.source)
        said = f"{title} ({say('finance.claims_of.rival', language)})"
        shown = sourced(appraisal.effective, other, language, style=style)
        rows.append([said, shown, *_effect(known.before, each.after, project, language)])
    parts.table(_columns(appraisal, "figure", "value", language=language), rows)


def _scenarios(appraisal: Appraisal, known: Doubts, project: str, language: Language) -> None:
    parts.heading(word("money.scenarios", language), level=3)
    rows: list[list[Cell]] = []
    for each in known.scenarios:
        title = say("finance.beside.case", language) if each.key is None else None
        name = title or appraisal.case.scenarios[str(each.key)].title.to(language)
        if each.outcome is None:
            rows.append([name, *_effect(known.before, each, project, language)])
        else:
            npv, place, _ = _effect(each.outcome, each, project, language)
            rows.append([name, npv, place, chosen_text(each.outcome, project, language)])
    marked = [at for at, each in enumerate(known.scenarios) if each.key == appraisal.scenario]
    parts.table(_columns(appraisal, "scenario", language=language), rows, marked=marked)


def _uplift(appraisal: Appraisal, known: Doubts, project: str, language: Language) -> None:
    parts.heading(say("finance.uplift_offer.title", language), level=3)
    if known.uplift is None:
        parts.paragraph(say("finance.uplift_offer.priced", language), kind="note")
        return
    offered = known.uplift.offered.get(project)
    if offered is None:
        parts.paragraph(word("money.no_uplift", language), kind="note")
        return
    facts = {"class": say(f"finance.uplift.{offered.uplift.kind}", language)}
    said = say("finance.uplift_offer.class", language, **facts, capital=offered.uplift.capital, n=offered.delay)
    rows: list[list[Cell]] = [[said, *_effect(known.before, known.uplift.after, project, language)]]
    parts.table(_columns(appraisal, "uplift", language=language), rows)
    parts.paragraph(say("finance.uplift_offer.one", language), kind="note")
