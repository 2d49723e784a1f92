"""Commands about rounds of rating: opened, closed once, revealed; finished ballots; a figure corrected in between."""

from __future__ import annotations

from typing import Annotated

import typer

from appraisal import session_desk
from appraisal.cli.options import AsJson, Speech, Where
from appraisal.cli.output import refuses_bad_input
from appraisal.cli.session.options import Acting, Project, Reason, Seats, Session, group_of
from appraisal.cli.session.recording import Meeting, made, meeting, tell, tell_all
from appraisal.documents.figure import FigureTable, WrittenStatus
from appraisal.errors import refuse
from appraisal.journal.council import corrected
from appraisal.journal.events.base import Event
from appraisal.journal.events.rating import (
    Cell,
    FigureCorrected,
    Finished,
    ResultsRead,
    Revealed,
    RoundClosed,
    RoundOpened,
    Unfinished,
)
from appraisal.journal.kept_case import checked
from appraisal.meeting.agenda import agenda_of
from appraisal.text import Language

Cells = Annotated[
    list[str] | None,
    typer.Option("--cell", metavar="PROJECT:CRITERION", help="A cell that is asked; every one if left out."),
]


@refuses_bad_input
def start(
    session: Session,
    cell: Cells = None,
    agenda: Annotated[bool, typer.Option("--agenda", help="Ask for what is on the agenda.")] = False,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Open the next blind round; the chair does (--as)."""
    cells = [_cell(each) for each in cell or ()]
    with meeting(session, acting, store) as held:
        cells += _on_agenda(held) if agenda else ()
        saved = held.say(made(RoundOpened, round=len(held.state().rounds) + 1, cells=cells))
    tell(saved, language, as_json=as_json)


def _on_agenda(held: Meeting) -> tuple[Cell, ...]:
    """Return the cells of the agenda.

    Raises:
        InputError: `agenda_empty`; without a cell the round would ask for all.
    """
    cells = agenda_of(session_desk.session_case(held.store, held.key), held.state()).cells
    if not cells:
        raise refuse("agenda_empty")
    return cells


def _cell(given: str) -> Cell:
    project, colon, criterion = given.partition(":")
    if not colon:
        raise refuse("cell_unclear", given=given)
    return made(Cell, project=project, criterion=criterion)


@refuses_bad_input
def close(
    session: Session, acting: Acting = None, store: Where = None, language: Speech = "en", as_json: AsJson = False
) -> None:
    """Close the round for good; the chair does (--as)."""
    with meeting(session, acting, store) as held:
        saved = held.say(RoundClosed(round=_last(held)))
    tell(saved, language, as_json=as_json)


@refuses_bad_input
def reveal(
    session: Session, acting: Acting = None, store: Where = None, language: Speech = "en", as_json: AsJson = False
) -> None:
    """Reveal the answers of the closed round; the chair does (--as)."""
    with meeting(session, acting, store) as held:
        saved = held.say(Revealed(round=_last(held)))
    tell(saved, language, as_json=as_json)


@refuses_bad_input
def read(
    session: Session, acting: Acting = None, store: Where = None, language: Speech = "en", as_json: AsJson = False
) -> None:
    """Note that the seat that acts has read the results of the revealed round."""
    with meeting(session, acting, store) as held:
        saved = held.say(ResultsRead(round=_last(held)))
    tell(saved, language, as_json=as_json)


@refuses_bad_input
def finish(
    session: Session,
    seats: Seats,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Note that members have said everything in the open round."""
    _said(Finished, session, seats, acting, store, language, as_json=as_json)


@refuses_bad_input
def resume(
    session: Session,
    seats: Seats,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Note that members go on with their ballots after all."""
    _said(Unfinished, session, seats, acting, store, language, as_json=as_json)


def _said(
    kind: type[Finished | Unfinished],
    session: str,
    seats: list[str],
    acting: str | None,
    store: str | None,
    language: Language,
    *,
    as_json: bool,
) -> None:
    with meeting(session, acting, store) as held:
        event: Event = kind(round=_last(held))
        saved = held.say_all((seat, event) for seat in seats)
    tell_all(saved, language, as_json=as_json)


def _last(held: Meeting) -> int:
    """Return the number of the last round.

    Raises:
        InputError: `no_round_yet`.
    """
    rounds = held.state().rounds
    if not rounds:
        raise refuse("no_round_yet")
    return rounds[-1].number


@refuses_bad_input
def correct(
    session: Session,
    project: Project,
    figure: Annotated[str, typer.Argument(metavar="FIGURE", help="Key of the figure, such as investment.")],
    value: Annotated[float, typer.Argument(metavar="VALUE", help="Its right value, in the unit of the case.")],
    reason: Reason,
    status: Annotated[WrittenStatus | None, typer.Option("--status", help="Its status.", show_default=False)] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="KEY", help="Key of its source in the case.", show_default=False)
    ] = None,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Correct a figure: ratings given before are stale until they are confirmed, and everything is appraised anew."""
    after = made(FigureTable, value=value, status=status, source=source)
    with meeting(session, acting, store) as held:
        case = session_desk.session_case(held.store, session)
        if project not in case.projects:
            raise refuse("unknown_project", name=project, known=list(case.projects), near="")
        before = case.projects[project].figures.get(figure)
        event = made(FigureCorrected, project=project, figure=figure, before=before, after=after, reason=reason)
        checked(corrected(case, [event]))
        saved = held.say(event)
    tell(saved, language, as_json=as_json)


def add_to(group: typer.Typer) -> None:
    """Register the commands."""
    one = group_of("round", "Blind rounds of rating: opened, closed once, revealed.")
    one.command("open")(start)
    for command in (close, reveal, read):
        one.command()(command)
    one.command()(finish)
    one.command()(resume)
    group.add_typer(one)
    group.command()(correct)
