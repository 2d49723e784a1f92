"""Seats: given, named, taken back, bound to devices; who is present, and who holds the chair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from appraisal.errors import Problem
from appraisal.journal.entry import Entry
from appraisal.journal.events.base import Event
from appraisal.journal.events.seats import (
    Arrived,
    ChairHandedOver,
    DeviceBound,
    Left,
    Seated,
    SeatNamed,
    SeatRevoked,
)
from appraisal.journal.session import Seat, Session
from appraisal.journal.steps.step import Changes, Step, free, twice, word

_ONCE = ("chair", "deputy", "secretary")


def _may_sit(session: Session, entry: Entry, event: Seated) -> Iterator[Problem]:
    yield from twice("seat", str(entry.for_seat), session.seats)
    if event.role in _ONCE and session.of_role(event.role) is not None:
        yield Problem("role_filled", {"role": word(f"role.{event.role}")})
    if event.role == "expert":
        if session.rounds and session.sealed.council.late == "never":
            yield Problem("late_refused")
        # Once there were rounds, what was said from a seat that was taken back may count: nobody speaks twice.
        others = (each for each in session.seats_of(event.person) if each.key != entry.for_seat)
        held = (each for each in others if not each.revoked or session.rounds)
        if (other := next((each for each in held if each.role == "expert"), None)) is not None:
            yield Problem("person_rates_already", {"person": event.person, "seat": other.key})


def _seated(session: Session, entry: Entry, event: Seated) -> Changes:
    seat = Seat(key=str(entry.for_seat), role=event.role, person=event.person, since=entry.seq)
    return {"seats": {**session.seats, seat.key: seat}}


def _with(session: Session, entry: Entry, **changes: Any) -> Changes:
    seat = replace(session.seats[str(entry.for_seat)], **changes)
    return {"seats": {**session.seats, seat.key: seat}}


def _named(session: Session, entry: Entry, event: SeatNamed) -> Changes:
    return _with(session, entry, name=event.name)


def _may_revoke(session: Session, entry: Entry, _event: SeatRevoked) -> Iterator[Problem]:
    if entry.for_seat == entry.actor:
        yield Problem("own_seat_revoked")
    if any(each.running and entry.for_seat in each.opened.electorate for each in session.votes.values()):
        yield Problem("seat_votes_now", {"seat": entry.for_seat})


def _revoked(session: Session, entry: Entry, _event: SeatRevoked) -> Changes:
    changes = _with(session, entry, revoked=True, present=False, device=None)
    return changes | ({"chair": None} if session.chair == entry.for_seat else {})


def _bound(session: Session, entry: Entry, event: DeviceBound) -> Changes:
    before = session.seats[str(entry.for_seat)].devices
    return _with(session, entry, device=event.device, devices=before + 1, bound=entry.seq)


def _may_move(session: Session, entry: Entry, event: Event) -> Iterator[Problem]:
    if session.seats[str(entry.for_seat)].present == isinstance(event, Arrived):
        yield Problem("present_already" if isinstance(event, Arrived) else "not_present", {"seat": entry.for_seat})


def _moved(session: Session, entry: Entry, event: Event) -> Changes:
    return _with(session, entry, present=isinstance(event, Arrived))


def _may_hand_over(session: Session, entry: Entry, _event: ChairHandedOver) -> Iterator[Problem]:
    if session.seats[str(entry.for_seat)].role not in ("chair", "deputy"):
        yield Problem("no_seat_for_the_chair", {"seat": entry.for_seat})
    elif session.presiding() == entry.for_seat:
        yield Problem("chair_already", {"seat": entry.for_seat})


def _handed_over(_session: Session, entry: Entry, _event: ChairHandedOver) -> Changes:
    return {"chair": entry.for_seat}


STEPS = {
    Seated.kind: Step(_may_sit, _seated),
    SeatNamed.kind: Step(free, _named),
    SeatRevoked.kind: Step(_may_revoke, _revoked),
    DeviceBound.kind: Step(free, _bound),
    Arrived.kind: Step(_may_move, _moved),
    Left.kind: Step(_may_move, _moved),
    ChairHandedOver.kind: Step(_may_hand_over, _handed_over),
}
