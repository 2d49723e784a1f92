"""Sessions in a store: the next event enters through `accept`, under the lock; states are kept, and caught up with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Self

from sqlalchemy import Connection, Engine, select

from appraisal.errors import InputError, refuse
from appraisal.journal.accept import fold
from appraisal.journal.chain import Record, read_entries, read_header
from appraisal.journal.entry import Entry
from appraisal.journal.events.base import Event
from appraisal.journal.events.opening import Opened
from appraisal.journal.events.seats import SeatNamed
from appraisal.journal.session import Session
from appraisal.journal.verify import verify
from appraisal.store.database import empty_log, open_database, told
from appraisal.store.mails import drop_mails
from appraisal.store.rows import Ending, case_in, ending_of, of_session, read_ending, records_of, write
from appraisal.store.tables import PAYLOADS, SESSIONS
from appraisal.store.taking import Said, Saved, accepted, keep, taken


@dataclass(frozen=True, slots=True)
class Journal:
    """All that is stored of a session: its records, the last hash as it is kept apart from them, and its case."""

    records: tuple[Record, ...]
    head: bytes
    case: bytes | None


class Store:
    """The sessions of one database. Safe under threads; other processes may write the same database.

    Example:
        >>> from appraisal.journal.events.opening import Opened
        >>> from appraisal.text import LocalText
        >>> with Store.at(":memory:") as store:
        ...     opened = Opened(
        ...         person="olga", case="coast", title=LocalText("Coast", "Берег"), digest="0" * 64, program="0.1"
        ...     )
        ...     saved = store.append("coast-1", "secretary", "secretary", opened)
        ...     store.state("coast-1").seq, store.endings()[0].session
        (1, 'coast-1')
    """

    def __init__(self, engine: Engine, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine, self._clock = engine, clock
        self._reading = engine.execution_options(reads=True)
        self._states: dict[str, tuple[Session, Ending]] = {}  # each as of its ending
        self._writes = Lock()  # one writer of this process at a time: others would wait in the database, and unfairly

    @classmethod
    def at(cls, where: str | Path | None = None) -> Self:
        """Open the store at a file or a URL, by default the user's own."""
        return cls(open_database(where))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def endings(self) -> tuple[Ending, ...]:
        """Return where each session of the store ends, by key."""
        with self._reads() as connection:
            rows = connection.execute(select(SESSIONS).order_by(SESSIONS.c.session))
            return tuple(map(read_ending, rows))

    def state(self, session: str, *, as_of: int | None = None) -> Session:
        """Return a session as of its last event, or of an earlier one.

        Raises:
            InputError: `session_unknown`, `event_not_there`.
        """
        if as_of is None:
            return self.now(session)[0]
        with self._reads() as connection:
            ending = _known(connection, session)
            if not 1 <= as_of <= ending.seq:
                raise refuse("event_not_there", seq=as_of, last=ending.seq)
            return fold(Session(key=session), read_entries(records_of(connection, session, until=as_of)))

    def records(self, session: str) -> tuple[Record, ...]:
        """Return the whole journal of a session as it is stored.

        Raises:
            InputError: `session_unknown`.
        """
        with self._reads() as connection:
            _known(connection, session)
            return tuple(records_of(connection, session))

    def case(self, session: str) -> bytes | None:
        """Return the case that a session was opened on, as it was kept; None if it was opened without keeping it.

        Raises:
            InputError: `session_unknown`.
        """
        with self._reads() as connection:
            _known(connection, session)
            return _case(connection, records_of(connection, session, until=1))

    def now(self, session: str) -> tuple[Session, bytes]:
        """Return a session as of its last event, and the hash after it.

        Raises:
            InputError: `session_unknown`.
        """
        with self._reads() as connection:
            ending = _known(connection, session)
            return self._caught_up(connection, ending), ending.head

    def journal(self, session: str) -> Journal:
        """Return all that is stored of a session, as of one moment.

        Raises:
            InputError: `session_unknown`.
        """
        with self._reads() as connection:
            ending = _known(connection, session)
            records = tuple(records_of(connection, session, until=ending.seq))
            return Journal(records, ending.head, _case(connection, records[:1]))

    def append(
        self, session: str, actor: str, for_seat: str | None, event: Event, *, case: bytes | None = None
    ) -> Saved:
        """Save the next event of a session; the first one makes the session, and its case is kept with it.

        What this returns is on the disk. Two writers who saw the same state are told apart by the journal's rules: the
        second is checked against what the first has saved.

        Raises:
            InputError: all problems of the event, and then nothing has changed; or what `told` says of the database.
        """
        return self.append_all(session, [Said(actor, for_seat, event)], case=case)[0]

    def append_all(self, session: str, said: Sequence[Said], *, case: bytes | None = None) -> tuple[Saved, ...]:
        """Save several events of a session one after another, all of them or none.

        Raises:
            InputError: all problems of all events, and then nothing has changed; or what `told` says of the database.
        """
        with self._writing() as connection:
            before = ending_of(connection, session, locked=True) or Ending(session)
            state = self._caught_up(connection, before)
            saved, records = taken(state, before.head, said, self._clock)
            ending = write(connection, before, records)
            keep(connection, saved[-1].session, case)
        self._states[session] = saved[-1].session, ending
        return saved

    def add(self, session: str, records: Iterable[Record], *, case: bytes | None = None) -> Session:
        """Take a whole session from elsewhere, its bytes and hashes unchanged; its events pass the same door.

        Raises:
            InputError: `session_disagrees`, `session_there_already`, `kept_case_differs`, or what is wrong with an
                event; then nothing has changed.
        """
        given = tuple(records)
        checked = verify(given, session=session)
        if not given or checked.first is not None:
            raise refuse("session_disagrees", session=session, seq=checked.first.seq if checked.first else 0)
        state = accepted(Session(key=session), given)
        with self._writing() as connection:
            if ending_of(connection, session, locked=True) is not None:
                raise refuse("session_there_already", session=session)
            ending = write(connection, Ending(session), given)
            keep(connection, state, case)
        self._states[session] = state, ending
        return state

    def forget(self, session: str, seat: str) -> int:
        """Take the name of a seat and its e-mail address away for good; the headers stay, and the chain still holds.

        Other programs on the store lose it from their memory at their next look.

        Returns:
            How many payloads held the name. A backup made before, and what PostgreSQL has not yet cleaned, keep it.

        Raises:
            InputError: `session_unknown`; `log_still_read` if the name is out of the tables, but another program reads
                the log, where its bytes still are.
        """
        with self._writing() as connection:
            ending = _known(connection, session, locked=True)
            headers = (read_header(each.header) for each in records_of(connection, session))
            named = [each.seq for each in headers if each.kind == SeatNamed.kind and each.for_seat == seat]
            gone = connection.execute(PAYLOADS.delete().where(of_session(PAYLOADS, session), PAYLOADS.c.seq.in_(named)))
            drop_mails(connection, session, seat)
            told_to_others = {"forgotten": ending.forgotten + 1}
            connection.execute(SESSIONS.update().where(of_session(SESSIONS, session)), told_to_others)
        self._states.pop(session, None)
        if self._engine.dialect.name == "sqlite":
            with self._writes, told(self._engine.url):
                empty_log(self._engine)  # what was overwritten leaves the log as well
        return gone.rowcount

    def _caught_up(self, connection: Connection, now: Ending) -> Session:
        """Return the state at an ending: the one that is kept, and what anybody has written after it."""
        start = Ending(now.session, forgotten=now.forgotten)
        kept, at = self._states.get(now.session, (Session(key=now.session), start))
        if at == now:
            return kept
        new = tuple(records_of(connection, now.session, after=at.seq, until=now.seq))
        # A name was forgotten, or this is another past, as after a backup was put back.
        if at.forgotten != now.forgotten or at.seq >= now.seq or new[0].prev != at.head:
            kept, new = Session(key=now.session), tuple(records_of(connection, now.session, until=now.seq))
        state = fold(kept, read_entries(new))
        self._states[now.session] = state, now
        return state

    @contextmanager
    def _reads(self) -> Iterator[Connection]:
        with told(self._engine.url), self._reading.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._writes, told(self._engine.url), self._engine.begin() as connection:
            yield connection


def _known(connection: Connection, session: str, *, locked: bool = False) -> Ending:
    """Return where a session ends, as `ending_of` does, and refuse one that is not there."""
    if (ending := ending_of(connection, session, locked=locked)) is None:
        raise refuse("session_unknown", session=session)
    return ending


def _case(connection: Connection, first: Iterable[Record]) -> bytes | None:
    """Return the case that the first event names. A journal that is damaged is for `verify` to tell."""
    try:
        (opened,) = read_entries(first)
    except InputError:
        return None
    event = opened.event if isinstance(opened, Entry) else None
    return case_in(connection, event.digest) if isinstance(event, Opened) else None
