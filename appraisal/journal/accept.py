"""A session takes its next event, or says everything that is wrong with it; states are folds of what was taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from appraisal.document import KEY_PATTERN
from appraisal.documents.findings import short
from appraisal.errors import Problem, refuse
from appraisal.journal.entry import SEALED, Entry, Withheld
from appraisal.journal.events.base import Role
from appraisal.journal.events.opening import Opened
from appraisal.journal.events.seats import Seated, SeatNamed
from appraisal.journal.rights import right
from appraisal.journal.session import Session
from appraisal.journal.steps import agenda, ballots, closing, conflicts, opening, rounds, seats, voting
from appraisal.journal.steps.step import Step, word

STEPS: dict[str, Step] = {
    kind: step
    for room in (opening, seats, conflicts, agenda, rounds, ballots, voting, closing)
    for kind, step in room.STEPS.items()
}
_KEY = re.compile(KEY_PATTERN)
_MAY_BE_WITHHELD = (SEALED, SeatNamed.kind)


def accept(session: Session, entry: Entry) -> Session | tuple[Problem, ...]:
    """Return the session after an event, or all problems of the event; then nothing has changed."""
    problems = tuple(_refused(session, entry)) or tuple(STEPS[entry.event.kind].check(session, entry, entry.event))
    return problems or after(session, entry)


def after(session: Session, entry: Entry | Withheld) -> Session:
    """Return the session after an event that was accepted before.

    Raises:
        InputError: `event_withheld`: later events need to know this one.
    """
    if isinstance(entry, Withheld):
        if entry.kind not in _MAY_BE_WITHHELD:
            raise refuse("event_withheld", seq=entry.seq)
        return session.changed(seq=entry.seq, withheld=session.withheld + 1)
    return session.changed(seq=entry.seq, **STEPS[entry.event.kind].fold(session, entry, entry.event))


def fold(session: Session, entries: Iterable[Entry | Withheld], *, as_of: int | None = None) -> Session:
    """Return the session after events that were accepted before, up to number `as_of` if it is given."""
    for entry in entries:
        if as_of is not None and entry.seq > as_of:
            break
        session = after(session, entry)
    return session


def role_of(session: Session, seat: str) -> Role:
    """Return the column of the table of rights that a seat has at the moment."""
    if session.presiding() == seat:
        return "chair"
    role = session.seats[seat].role
    return "deputy" if role == "chair" else role


def _refused(session: Session, entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong whatever the event says: who, for whom, when."""
    event = entry.event
    named = dict.fromkeys(each for each in (session.key, entry.actor, entry.for_seat) if each is not None)
    if malformed := [Problem("key_malformed", {"given": short(each)}) for each in named if not _KEY.fullmatch(each)]:
        yield from malformed
    elif entry.seq != session.seq + 1:
        yield Problem("event_out_of_order", {"seq": entry.seq, "expected": session.seq + 1})
    elif event.of_seat != (entry.for_seat is not None):
        yield Problem("seat_not_said", {"action": word(f"action.{event.kind}")})
    elif session.opened is None or isinstance(event, Opened):
        yield from _first(session, entry)
    else:
        yield from _of_seats(session, entry)


def _first(session: Session, entry: Entry) -> Iterator[Problem]:
    if session.opened is not None:
        yield Problem("session_opened_already")
    elif not isinstance(entry.event, Opened):
        yield Problem("session_not_opened")
    elif entry.for_seat != entry.actor:
        yield Problem("not_own_seat", {"action": word("action.opened")})


def _of_seats(session: Session, entry: Entry) -> Iterator[Problem]:
    named = (
        [entry.actor] if entry.for_seat is None or isinstance(entry.event, Seated) else [entry.actor, entry.for_seat]
    )
    unfit = [
        Problem("seat_revoked_already" if seat in session.seats else "seat_unknown", {"seat": seat})
        for seat in dict.fromkeys(named)
        if seat not in session.seats or session.seats[seat].revoked
    ]
    yield from unfit
    if unfit:
        return
    role, kind = role_of(session, entry.actor), entry.event.kind
    allowed = right(role, kind, session.stage)
    if allowed is None:
        facts = {name: word(f"{name}.{key}") for name, key in (("role", role), ("stage", session.stage))}
        yield Problem("not_allowed", {**facts, "action": word(f"action.{kind}")})
    elif allowed == "own" and entry.for_seat != entry.actor:
        yield Problem("not_own_seat", {"action": word(f"action.{kind}")})
