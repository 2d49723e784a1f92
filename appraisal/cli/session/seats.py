"""Commands about seats: given, named, taken back; who is present, and who holds the chair."""

from __future__ import annotations

from typing import Annotated

import typer

from appraisal.cli.options import AsJson, Speech, Where
from appraisal.cli.output import refuses_bad_input
from appraisal.cli.session.opening import FullName, Person
from appraisal.cli.session.options import Acting, Reason, Seat, Seats, Session, group_of
from appraisal.cli.session.recording import made, meeting, record, tell_all
from appraisal.journal.events.base import Event, Role
from appraisal.journal.events.seats import Arrived, ChairHandedOver, Left, Seated, SeatNamed, SeatRevoked
from appraisal.text import Language


@refuses_bad_input
def give(
    session: Session,
    seat: Seat,
    role: Annotated[Role, typer.Option("--role", help="What the seat is.")],
    person: Person = None,
    name: FullName = None,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Give a seat; a person who holds two is named by one --person."""
    events: list[Event] = [made(Seated, role=role, person=person or seat)]
    events += [] if name is None else [made(SeatNamed, name=name)]
    with meeting(session, acting, store) as held:
        saved = held.say_all((seat, each) for each in events)
    tell_all(saved, language, as_json=as_json)


@refuses_bad_input
def name(
    session: Session,
    seat: Seat,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of who holds the seat.")],
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Say who holds a seat; `appraisal session forget` takes the name away again."""
    event = made(SeatNamed, name=name)
    record(event, session, acting, store, language, as_json=as_json, for_seat=seat)


@refuses_bad_input
def revoke(
    session: Session,
    seat: Seat,
    reason: Reason,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Take a seat back; its device is out at once, and what it said stays."""
    event = made(SeatRevoked, reason=reason)
    record(event, session, acting, store, language, as_json=as_json, for_seat=seat)


@refuses_bad_input
def arrive(
    session: Session,
    seats: Seats,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Note that members are present; a vote counts its quorum by that."""
    _moved(Arrived(), session, seats, acting, store, language, as_json=as_json)


@refuses_bad_input
def leave(
    session: Session,
    seats: Seats,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Note that members have left."""
    _moved(Left(), session, seats, acting, store, language, as_json=as_json)


def _moved(
    event: Event,
    session: str,
    seats: list[str],
    acting: str | None,
    store: str | None,
    language: Language,
    *,
    as_json: bool,
) -> None:
    with meeting(session, acting, store) as held:
        saved = held.say_all((seat, event) for seat in seats)
    tell_all(saved, language, as_json=as_json)


@refuses_bad_input
def chair(
    session: Session,
    seat: Seat,
    reason: Reason,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Hand the chair over to the deputy, or back to the chair."""
    event = made(ChairHandedOver, reason=reason)
    record(event, session, acting, store, language, as_json=as_json, for_seat=seat)


def add_to(group: typer.Typer) -> None:
    """Register the commands."""
    seat = group_of("seat", "Give seats, name and take them back; note who is present and who holds the chair.")
    for command in (give, name, revoke, arrive, leave, chair):
        seat.command()(command)
    group.add_typer(seat)
