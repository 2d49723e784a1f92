"""A motion and an amendment in words, and the order in which they are voted on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appraisal.analysis.titles import option_title
from appraisal.documents.case import INVESTMENT, Case
from appraisal.journal.events.voting import ConditionSet
from appraisal.journal.session import Session
from appraisal.meeting.holdings import Holding, PortfolioDifference
from appraisal.meeting.motions import Told, Turn
from appraisal.money import amount
from appraisal.report.blocks import DASH, Block, Column, Points, Run, Table, cells, heading, paragraph
from appraisal.report.change import change_text
from appraisal.report.totals import total_text
from appraisal.report.variants import conditions_text
from appraisal.text import Language, number, say


def motion_blocks(
    case: Case, session: Session, told: Told, language: Language, *, projects: frozenset[str] | None = None
) -> tuple[Block, ...]:
    """Return a motion: what it changes, how its portfolio differs from that of the motion it amends, the portfolio.

    Args:
        case: as the council has it.
        session: with the motion.
        told: the motion.
        language: of the words.
        projects: those whose figures may be shown; None for all.
    """
    said = list(motion_sentences(case, session, told, language))
    blocks: list[Block] = [heading(told.motion.title.to(language)), *(paragraph(each) for each in said)]
    if told.holding.options:
        blocks.append(_portfolio(case, told.holding, language, projects))
    return tuple(blocks)


def motion_sentences(case: Case, session: Session, told: Told, language: Language) -> Iterator[str]:
    """Yield what a motion changes of the case, and of the motion that it amends."""
    yield conditions_text(case, told.changes, language)
    if told.difference is not None and told.motion.amends is not None:
        change = difference_text(case, told, told.difference, language)
        before = session.motions[told.motion.amends].title
        yield say("meeting.motion.amends", language, before=before, change=change)
    if not told.holding.options:
        yield say("meeting.motion.empty", language)
    if not told.still_best:
        yield say("meeting.motion.outdated", language)


def difference_text(case: Case, told: Told, apart: PortfolioDifference, language: Language) -> str:
    """Return what differs from one portfolio to another, as a part of a sentence: projects, money, and totals."""
    unit = case.names.unit("money", language)
    parts = [change_text(case, apart.change, language)]
    if apart.cost:
        key = "dearer" if apart.cost > 0 else "cheaper"
        parts.append(say(f"meeting.motion.{key}", language, amount=amount(abs(apart.cost)), unit=unit))
    elif apart.change:
        parts.append(say("meeting.motion.same_money", language))
    totals = [
        total_text(told.appraisal, key, gain, language, signed=True)
        for key, gain in apart.totals.items()
        if key != INVESTMENT
    ]
    return "; ".join([*parts, *totals])


def condition_text(condition: ConditionSet, language: Language) -> str:
    """Return a condition of a motion, with the day by which it is met."""
    return say("session.condition", language, text=condition.text, due=condition.due)


def _portfolio(case: Case, held: Holding, language: Language, projects: frozenset[str] | None) -> Table:
    unit = case.names.unit("money", language)
    rows = [
        cells(
            case.projects[each.project].name.to(language),
            option_title(case, each, language),
            number(amount(held.costs[each.project]), "money", language)
            if projects is None or each.project in projects
            else DASH,
        )
        for each in held.options
    ]
    total = cells(say("meeting.motion.in_all", language), "", number(amount(held.cost), "money", language))
    columns = (
        Column(say("memo.column.project", language), 3.0),
        Column(say("meeting.motion.option", language), 2.0),
        Column(say("memo.column.request", language, unit=unit), 1.5, "right"),
    )
    return Table(columns=columns, rows=(*rows, total), marked=frozenset({len(rows)}))


def order_blocks(
    session: Session, turns: Sequence[Turn], overtaken: Sequence[str], language: Language
) -> tuple[Block, ...]:
    """Return the order of voting, and amendments that can only be put again; nothing if no question is open."""
    blocks: list[Block] = []
    if turns:
        items = [say(f"meeting.order.{each.on}", language, title=session.motions[each.motion].title) for each in turns]
        blocks.append(heading(say("meeting.order.title", language)))
        blocks.append(Points(tuple((Run(each),) for each in items), numbered=True))
    late = (say("meeting.order.overtaken", language, title=session.motions[each].title) for each in overtaken)
    return *blocks, *(paragraph(each, "note") for each in late)
