"""The question to the council, and the recommendation on each project."""

from __future__ import annotations

from collections.abc import Container, Mapping

from appraisal.analysis.outlook import Outlook
from appraisal.analysis.titles import option_title
from appraisal.memo.identity import digest
from appraisal.memo.verdicts import Verdict, reason
from appraisal.memo.voice import Voice
from appraisal.money import amount
from appraisal.report.blocks import DASH, Block, Cell, Column, KeyValues, Section, Table, paragraph
from appraisal.report.decision_blocks import decision_blocks
from appraisal.report.decision_view import DecisionView, Turning
from appraisal.report.scenarios import scenarios_table
from appraisal.text import say

_WHERE: Mapping[Turning, str] = {"scenario": "scenarios", "weights": "steadiness", "budget": "what_if"}


def head(voice: Voice) -> Section:
    """Return the title block: case, council and settings; blanks for what only the meeting knows."""
    case = voice.appraisal.effective
    blank = voice.say("head.blank")
    pairs = [
        (voice.say("head.protocol"), voice.say("head.protocol_blank")),
        (voice.say("head.council"), case.head.council.to(voice.language) if case.head.council else blank),
        (voice.say("head.date"), voice.today or blank),
        (voice.say("head.form"), voice.say("head.forms")),
        (voice.say("head.status"), voice.say("draft")),
        (voice.say("head.scenario"), scenario_title(voice)),
        (voice.say("head.prices"), prices(voice)),
        (voice.say("head.run"), digest(voice.appraisal, voice.held)[:12]),
    ]
    blocks: list[Block] = [KeyValues(tuple(pairs))]
    notes = [case.head.note]
    if voice.appraisal.scenario is not None:
        notes.append(voice.appraisal.case.scenarios[voice.appraisal.scenario].note)
    blocks += [paragraph(note.to(voice.language), "note") for note in notes if note is not None]
    return Section(key="head", title=voice.say("section.head"), blocks=tuple(blocks))


def scenario_title(voice: Voice) -> str:
    """Return the title of the scenario, or words for none."""
    scenario = voice.appraisal.scenario
    return (
        voice.say("head.no_scenario")
        if scenario is None
        else voice.appraisal.case.scenarios[scenario].title.to(voice.language)
    )


def prices(voice: Voice) -> str:
    """State whether amounts are real or nominal, the year of prices, and the base year."""
    head = voice.appraisal.effective.head
    facts = {"unit": voice.unit, "base": str(head.base_year)}
    if head.prices == "real":
        return voice.say("head.real", year=str(head.base_year), **facts)
    return voice.say("head.nominal", **facts)


def asked(voice: Voice, screen: DecisionView, known: Container[str]) -> Section:
    """Return the decision on one screen, with the question to the council; it points to `known` sections alone."""
    appraisal, title = voice.appraisal, say("decision.memo.section", voice.language)
    if not appraisal.portfolio.found:
        text = voice.say("asked.infeasible", n=len(appraisal.decision.projects))
        return Section(key="asked", title=title, blocks=(paragraph(text, "box"),))
    where = {by: key for by, key in _WHERE.items() if key in known}
    facts = {"objective": voice.objective(), "n": len(appraisal.places)}
    ask = paragraph(say("decision.memo.ask", voice.language, **facts), "note")
    return Section(key="asked", title=title, blocks=(*decision_blocks(screen, voice.language, where=where), ask))


def scenarios(voice: Voice, outlook: Outlook | None) -> Section | None:
    """Return what each scenario would change of the portfolio; None for a case without one."""
    tables = [] if outlook is None else scenarios_table(voice.appraisal, outlook.scenarios, voice.language)
    title = say("decision.memo.scenarios", voice.language)
    return Section(key="scenarios", title=title, blocks=tuple(tables)) if tables else None


def recommendation(voice: Voice, said: tuple[Verdict, ...]) -> Section:
    """Return the recommendation box: one line for each project, those in the portfolio first."""
    columns = (
        Column(voice.say("column.no"), 0.6, "center"),
        Column(voice.say("column.project"), 3.3),
        Column(voice.say("column.verdict"), 2.0),
        Column(voice.say("column.request", unit=voice.unit), 1.4, "right"),
        Column(voice.say("column.years"), 1.5, "center"),
        Column(voice.say("column.reason"), 6.0),
    )
    order = {"recommended": 0, "conditional": 1, "borderline": 2, "outside": 3, "undecided": 3, "gated": 4}
    ranked = sorted(said, key=lambda each: order[each.grade])
    rows = tuple(_line(voice, each) for each in ranked)
    chosen = frozenset(row for row, each in enumerate(ranked) if each.option is not None)
    table = Table(
        columns=columns,
        rows=rows,
        caption=voice.say("recommendation.caption"),
        note=voice.say("recommendation.note"),
        marked=chosen,
    )
    return Section(key="recommendation", title=voice.say("section.recommendation"), blocks=(table,))


def _line(voice: Voice, verdict: Verdict) -> tuple[Cell, ...]:
    request = span = DASH
    name = voice.name(verdict.project)
    if verdict.option is not None:
        candidates = voice.appraisal.candidates
        option = candidates.options[verdict.option]
        money = candidates.requests["council"][verdict.option]
        years = [year for year, each in zip(candidates.years, money.tolist(), strict=True) if each]
        span = DASH if not years else str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
        request = voice.quantity(amount(int(money.sum())))
        if option.key != "full":
            name = voice.say(
                "recommendation.option",
                name=name,
                option=option_title(voice.appraisal.effective, option, voice.language),
            )
    return (
        Cell(voice.no(verdict.project)),
        Cell(name),
        Cell(voice.say(f"grade.{verdict.grade}"), weight="strong"),
        Cell(request),
        Cell(span),
        Cell(reason(voice, verdict)),
    )
