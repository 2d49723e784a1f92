"""The decision on one screen as plain blocks, for surfaces that show one block below another."""

from __future__ import annotations

from collections.abc import Mapping

from appraisal.report.blocks import Block, Cell, Column, KeyValues, Paragraph, Points, Run, Table, heading, paragraph
from appraisal.report.decision_view import DecisionView, Fact, Turning
from appraisal.text import Language, say

_NOWHERE: Mapping[Turning, str] = {}


def decision_blocks(
    view: DecisionView, language: Language, *, where: Mapping[Turning, str] = _NOWHERE
) -> tuple[Block, ...]:
    """Return the blocks of a decision.

    Args:
        view: in this language.
        language: of the words.
        where: the section that shows what each of the three things would change.
    """
    blocks: list[Block] = [Paragraph((Run(view.headline, "strong"),), "box")]
    if view.proposed:
        pairs = tuple((each.title, fact_text(each, language)) for each in facts_of(view))
        blocks += [_projects(view, language), KeyValues(pairs)]
    if view.not_appraised:
        blocks.append(paragraph(view.not_appraised))
    if view.turns:
        items = tuple((Run(f"{each.title}. ", "strong", where.get(each.by, "")), Run(each.text)) for each in view.turns)
        blocks += [heading(say("decision.turn.title", language)), Points(items)]
    return tuple(blocks)


def facts_of(view: DecisionView) -> tuple[Fact, ...]:
    """Return the results of the whole, then the confidence, then how many projects could not be appraised."""
    return (*view.facts, *(each for each in (view.confidence, view.gaps) if each is not None))


def fact_text(fact: Fact, language: Language) -> str:
    """Return the value of a result with what belongs to it."""
    return say("decision.fact.with_note", language, value=fact.value, note=fact.note) if fact.note else fact.value


def _projects(view: DecisionView, language: Language) -> Table:
    columns = (
        Column(say("decision.column.project", language), 5.0),
        Column(say("decision.column.money", language), 1.3, "right", unit=view.unit),
        Column(say("decision.column.years", language), 1.6, "center"),
        Column(say("decision.column.npv", language), 1.3, "right", unit=view.unit),
        Column(say("decision.column.note", language), 4.0),
    )
    rows = [
        (
            Cell(f"{each.name} ({each.option})" if each.option else each.name),
            Cell(each.money, weight="strong"),
            Cell(each.years),
            Cell(each.npv),
            Cell("; ".join(each.marks)),
        )
        for each in view.proposed
    ]
    return Table(columns=columns, rows=tuple(rows), caption=view.proposed_title, note=view.more)
