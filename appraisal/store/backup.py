"""One session with its case as one file: a backup, and the way from it into any store with the same hashes."""

from __future__ import annotations

from dataclasses import replace

from appraisal.errors import InputError, Place
from appraisal.journal.accept import fold
from appraisal.journal.chain import read_entries
from appraisal.journal.entry import Entry
from appraisal.journal.file import read_session, write_session
from appraisal.journal.session import Session
from appraisal.journal.visible import sealed
from appraisal.store.sessions import Store


def backup(store: Store, session: str) -> bytes:
    """Return a session as the bytes of a file.

    While a round is not revealed, its ballots are sealed here as well: the file holds their headers only, so a session
    that is put back from it has lost them, and says how many.

    Raises:
        InputError: `session_unknown`.
    """
    journal = store.journal(session)
    entries = tuple(read_entries(journal.records))
    state = fold(Session(key=session), entries)
    kept = (
        each.withheld() if isinstance(entry, Entry) and sealed(state, entry.event) else each
        for each, entry in zip(journal.records, entries, strict=True)
    )
    return write_session(session, tuple(kept), journal.case)


def restore(store: Store, given: bytes, *, place: Place | None = None) -> Session:
    """Put a session from a file into a store that does not have it, and return its state; `place` names the file.

    Raises:
        InputError: what is wrong with the file or an event, or `session_there_already`; then nothing has changed.
    """
    try:
        session, records, case = read_session(given)
    except InputError as error:
        raise InputError(replace(each, place=place) for each in error.problems) from None
    return store.add(session, records, case=case)
