"""The agenda of a session after a reveal: cells over the tolerance by who stands aside, and stale answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from appraisal.documents.case import Case
from appraisal.journal.session import Session
from appraisal.meeting.agenda import Agenda
from appraisal.report.blocks import DASH, Block, Column, Table, cells, heading, paragraph, points
from appraisal.report.council_tables import spread_columns, spread_texts
from appraisal.text import Language, number, say


def seat_names(session: Session, seats: Iterable[str]) -> list[str]:
    """Return the names of who holds seats; the seat itself where no name is known."""
    return [session.seats[each].name or each for each in seats]


def agenda_blocks(case: Case, session: Session, agenda: Agenda, language: Language) -> tuple[Block, ...]:
    """Return the agenda.

    Args:
        case: as the council has it.
        session: as whoever reads it may know it.
        agenda: without projects that whoever reads it may not see; see `Agenda.seen_by`.
        language: of the words.
    """
    blocks = *_wide(case, session, agenda, language), *_old(case, session, agenda, language)
    return (*blocks, paragraph(say("meeting.agenda.partly", language), "note")) if agenda.partly else blocks


def agenda_points(case: Case, session: Session, agenda: Agenda, language: Language) -> tuple[Block, ...]:
    """Return the agenda as lists, by who stands aside, for a narrow page; as `agenda_blocks`."""
    if not agenda.groups:
        return agenda_blocks(case, session, agenda, language)
    names = {each.key: each.name.to(language) for each in case.council.members}
    number_of = sum(len(group.items) for group in agenda.groups)
    tolerance = number(agenda.tolerance, "figure", language)
    blocks: list[Block] = [
        paragraph(say("meeting.agenda.title", language, n=number_of, round=agenda.round, tolerance=tolerance))
    ]
    for group in agenda.groups:
        seats = seat_names(session, group.aside)
        key = "session.strip.aside" if seats else "meeting.agenda.whole_room"
        blocks.append(heading(say(key, language, seats=seats, n=len(seats))))
        said = []
        for item in group.items:
            spread, lowest, highest = spread_texts(item, names, language)
            project = case.projects[item.project].brief
            criterion = case.criteria[item.criterion].title
            facts = {"spread": spread, "lowest": lowest, "highest": highest}
            said.append(say("meeting.agenda.point", language, project=project, criterion=criterion, **facts))
        blocks.append(points(*said))
    return *blocks, *_old(case, session, agenda, language)


def _wide(case: Case, session: Session, agenda: Agenda, language: Language) -> Iterator[Block]:
    tolerance = number(agenda.tolerance, "figure", language)
    names = {each.key: each.name.to(language) for each in case.council.members}
    rows = [
        cells(
            case.projects[item.project].name.to(language),
            case.criteria[item.criterion].title.to(language),
            *spread_texts(item, names, language),
            ", ".join(seat_names(session, group.aside)) or DASH,
        )
        for group in agenda.groups
        for item in group.items
    ]
    if not rows:
        yield paragraph(
            say(
                f"meeting.agenda.{'none_shown' if agenda.partly else 'none'}",
                language,
                round=agenda.round,
                tolerance=tolerance,
            )
        )
        return
    columns = (
        Column(say("memo.column.project", language), 3.0),
        Column(say("memo.column.criterion", language), 2.0),
        *spread_columns(language),
        Column(say("meeting.agenda.aside", language), 2.0),
    )
    caption = say("meeting.agenda.title", language, n=len(rows), round=agenda.round, tolerance=tolerance)
    yield Table(columns=columns, rows=tuple(rows), caption=caption)


def _old(case: Case, session: Session, agenda: Agenda, language: Language) -> Iterator[Block]:
    if not agenda.stale:
        return
    said = []
    for project, stale in agenda.stale.items():
        facts = {"project": case.projects[project].name, "n": stale.count}
        if stale.seats:
            said.append(say("meeting.agenda.stale_of", language, seats=seat_names(session, stale.seats), **facts))
        else:
            said.append(say("meeting.agenda.stale", language, **facts))
    yield heading(say("meeting.agenda.stale_title", language))
    yield points(*said)
