"""One session as one file: a backup, and the way from it into any store with the same hashes."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.journal.chain import Record, read_entry
from appraisal.journal.entry import Withheld
from appraisal.journal.events.rating import AnswerConfirmed, Cast, PaperContested
from appraisal.journal.file import read_session, write_session
from appraisal.journal.session import Session
from appraisal.store.sessions import Store


def backup(store: Store, session: str) -> bytes:
    """Return a session as the bytes of a file.

    While a round is not revealed, its ballots are sealed here as well: the file holds their headers only, so a session
    that is put back from it has lost them, and says how many.

    Raises:
        InputError: `session_unknown`.
    """
    records = store.records(session)
    return write_session(session, tuple(_sealed(store.state(session, as_of=len(records)), records)))


def restore(store: Store, given: bytes) -> Session:
    """Put a session from a file into a store that does not have it, and return its state.

    Raises:
        InputError: what is wrong with the file or an event, or `session_there_already`; then nothing has changed.
    """
    session, records = read_session(given)
    return store.add(session, records)


def _sealed(state: Session, records: tuple[Record, ...]) -> Iterator[Record]:
    blind = {each.number for each in state.rounds if each.revealed is None}
    for each in records:
        entry = read_entry(each)
        spoken = None if isinstance(entry, Withheld) else entry.event
        hidden = isinstance(spoken, Cast | PaperContested | AnswerConfirmed) and spoken.round in blind
        yield each.withheld() if hidden else each
