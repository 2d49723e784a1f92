"""Rounds: opened, closed once, revealed; and figures corrected in between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from appraisal.errors import Problem
from appraisal.journal.entry import Entry
from appraisal.journal.events.rating import (
    FigureCorrected,
    Finished,
    ResultsRead,
    Revealed,
    RoundClosed,
    RoundOpened,
    Unfinished,
)
from appraisal.journal.session import Corrected, Round, Seat, Session
from appraisal.journal.steps.step import Changes, Step, absent, projects, word


def open_round(session: Session, number: int) -> Iterator[Problem]:
    """Yield why a round does not take answers."""
    if not 1 <= number <= len(session.rounds):
        yield Problem("round_unknown", {"round": number})
    elif session.rounds[number - 1].closed is not None:
        yield Problem("round_closed_already", {"round": number})


def not_asked(session: Session, seat: Seat, asked: Round) -> Iterator[Problem]:
    """Yield why a round does not ask a seat."""
    if seat.role != "expert":
        yield Problem("seat_does_not_rate", {"seat": seat.key, "role": word(f"role.{seat.role}")})
    if session.late(seat, asked):
        yield Problem("seat_late", {"seat": seat.key, "round": asked.number})


def with_round(session: Session, number: int, **changes: Any) -> Changes:
    """Return the rounds with one of them changed."""
    changed = session.rounds[number - 1].changed(**changes)
    return {"rounds": (*session.rounds[: number - 1], changed, *session.rounds[number:])}


def _may_open(session: Session, _entry: Entry, event: RoundOpened) -> Iterator[Problem]:
    last = session.rounds[-1] if session.rounds else None
    if event.round != len(session.rounds) + 1:
        yield Problem("round_out_of_order", {"round": event.round, "expected": len(session.rounds) + 1})
    if last is not None and last.revealed is None:
        yield Problem("round_not_revealed", {"round": last.number})
    yield from absent("project", [each.project for each in event.cells], projects(session))
    rated = [each.key for each in session.sealed.rated]
    yield from absent("criterion", [each.criterion for each in event.cells], rated)


def _opened(session: Session, entry: Entry, event: RoundOpened) -> Changes:
    cells = frozenset((each.project, each.criterion) for each in event.cells) or None
    return {
        "rounds": (*session.rounds, Round(number=event.round, cells=cells, opened=entry.seq)),
        "stage": "rating",
    }


def _may_close(session: Session, _entry: Entry, event: RoundClosed) -> Iterator[Problem]:
    yield from open_round(session, event.round)


def _closed(session: Session, entry: Entry, event: RoundClosed) -> Changes:
    return with_round(session, event.round, closed=entry.seq)


def _may_reveal(session: Session, _entry: Entry, event: Revealed) -> Iterator[Problem]:
    if not 1 <= event.round <= len(session.rounds):
        yield Problem("round_unknown", {"round": event.round})
    elif session.rounds[event.round - 1].closed is None:
        yield Problem("round_not_closed", {"round": event.round})
    elif session.rounds[event.round - 1].revealed is not None:
        yield Problem("round_revealed_already", {"round": event.round})


def _revealed(session: Session, entry: Entry, event: Revealed) -> Changes:
    return with_round(session, event.round, revealed=entry.seq)


def _may_read(session: Session, _entry: Entry, event: ResultsRead) -> Iterator[Problem]:
    if not 1 <= event.round <= len(session.rounds):
        yield Problem("round_unknown", {"round": event.round})
    elif session.rounds[event.round - 1].revealed is None:
        yield Problem("round_not_revealed", {"round": event.round})


def _read(session: Session, entry: Entry, event: ResultsRead) -> Changes:
    return {"read": {**session.read, entry.actor: event.round}}


def _may_finish(session: Session, entry: Entry, event: Finished | Unfinished) -> Iterator[Problem]:
    closed = tuple(open_round(session, event.round))
    yield from closed
    if not closed:
        asked = session.rounds[event.round - 1]
        yield from not_asked(session, session.seats[str(entry.for_seat)], asked)
        finished = entry.for_seat in asked.finished
        if finished == isinstance(event, Finished):
            yield Problem("finished_already" if finished else "not_finished", {"seat": entry.for_seat})


def _finished(session: Session, entry: Entry, event: Finished | Unfinished) -> Changes:
    before = session.rounds[event.round - 1].finished
    seat = {str(entry.for_seat)}
    return with_round(session, event.round, finished=before | seat if isinstance(event, Finished) else before - seat)


def _may_correct(session: Session, _entry: Entry, event: FigureCorrected) -> Iterator[Problem]:
    yield from absent("project", [event.project], projects(session))
    if event.before == event.after:
        yield Problem("nothing_corrected", {"figure": event.figure})


def _corrected(session: Session, entry: Entry, event: FigureCorrected) -> Changes:
    return {
        "corrections": (*session.corrections, Corrected(event, entry.at, entry.actor)),
        "corrected": {**session.corrected, event.project: entry.seq},
    }


STEPS: dict[str, Step] = {
    RoundOpened.kind: Step(_may_open, _opened),
    RoundClosed.kind: Step(_may_close, _closed),
    Revealed.kind: Step(_may_reveal, _revealed),
    ResultsRead.kind: Step(_may_read, _read),
    Finished.kind: Step(_may_finish, _finished),
    Unfinished.kind: Step(_may_finish, _finished),
    FigureCorrected.kind: Step(_may_correct, _corrected),
}
