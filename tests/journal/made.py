"""Records of a meeting, with times and salts that repeat."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from appraisal.journal.accept import accept
from appraisal.journal.chain import GENESIS, Record, record
from appraisal.journal.entry import Entry, stamp
from appraisal.journal.session import Session
from tests.journal.meeting import Step

START = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
SESSION = "coast-1"


def entry(step: Step, seq: int) -> Entry:
    """Return a step as the entry of a number, one second after the one before."""
    return Entry(seq, stamp(START + timedelta(seconds=seq)), step.actor, step.for_seat, step.event)


def entries(steps: Iterable[Step]) -> tuple[Entry, ...]:
    """Return steps as entries, one a second."""
    return tuple(entry(step, seq) for seq, step in enumerate(steps, start=1))


def taken(state: Session, *steps: Step) -> Session:
    """Return the session after further steps, all of which are accepted."""
    for step in steps:
        result = accept(state, entry(step, state.seq + 1))
        assert isinstance(result, Session), result
        state = result
    return state


def held(steps: Iterable[Step], *more: Step) -> Session:
    """Return the session after its steps from the first on, all of which are accepted."""
    return taken(Session(key=SESSION), *steps, *more)


def salt(seq: int) -> bytes:
    """Return 16 bytes that repeat; a store draws them at random."""
    return sha256(f"salt {seq}".encode()).digest()[:16]


def records(steps: Iterable[Step], session: str = SESSION) -> tuple[Record, ...]:
    """Return steps as a chain of records."""
    result: list[Record] = []
    for each in entries(steps):
        prev = result[-1].hash if result else GENESIS
        result.append(record(session, each, prev=prev, salt=salt(each.seq)))
    return tuple(result)
