"""How events enter a journal: all of them through `accept`, or none; and the case that is kept with the first."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from appraisal.errors import InputError, Problem, refuse
from appraisal.journal.accept import accept, after
from appraisal.journal.chain import SALT, Record, read_entries, record
from appraisal.journal.entry import Entry, Withheld, stamp
from appraisal.journal.events.base import Event
from appraisal.journal.kept_case import digest_of
from appraisal.journal.session import Session
from appraisal.store.rows import keep_case


@dataclass(frozen=True, slots=True)
class Said:
    """An event to be saved: whose seat says it, and for which seat if it is about one."""

    actor: str
    for_seat: str | None
    event: Event


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved: the entry, the hash after it, and the state with it."""

    entry: Entry
    head: bytes
    session: Session


def taken(
    state: Session, prev: bytes, said: Sequence[Said], clock: Callable[[], datetime]
) -> tuple[tuple[Saved, ...], list[Record]]:
    """Return what is saved and stored of events one after another, after a state and its hash.

    Raises:
        InputError: all problems of all events.
    """
    problems: list[Problem] = []
    saved: list[Saved] = []
    records: list[Record] = []
    for each in said:
        entry = Entry(state.seq + 1, stamp(clock()), each.actor, each.for_seat, each.event)
        result = accept(state, entry)
        if isinstance(result, Session):
            stored = record(state.key, entry, prev=prev, salt=secrets.token_bytes(SALT))
            state, prev = result, stored.hash
            saved.append(Saved(entry, prev, state))
            records.append(stored)
        else:
            problems += result
    if problems:
        raise InputError(problems)
    return tuple(saved), records


def accepted(state: Session, records: Iterable[Record]) -> Session:
    """Return the state after records of elsewhere; each event is accepted as if it came now.

    Raises:
        InputError: what is wrong with the first event that is refused.
    """
    for entry in read_entries(records):
        result = after(state, entry) if isinstance(entry, Withheld) else accept(state, entry)
        if not isinstance(result, Session):
            raise InputError(result)
        state = result
    return state


def keep(connection: Connection, session: Session, case: bytes | None) -> None:
    """Keep the case of a session, if it is given and is the one that the first event names.

    Raises:
        InputError: `kept_case_unreadable`, `kept_case_differs`.
    """
    if case is None or session.opened is None:
        return
    if digest_of(case) != session.opened.digest:
        raise refuse("kept_case_differs", case=session.opened.case)
    keep_case(connection, session.opened.digest, case)
