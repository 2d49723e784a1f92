"""The rows of a journal: where it ends, its records in their order, and the next ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, func, select, text

from appraisal.journal.chain import GENESIS, Record
from appraisal.store.tables import CASES, HEADERS, PAYLOADS, SESSIONS

_GONE = Record(b"", b"", b"", None, None)


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a journal ends: the number of its last event, and the hash after it.

    `forgotten` counts how often a name was taken out of it: the chain does not move then, but states do.
    """

    session: str
    seq: int = 0
    head: bytes = GENESIS
    forgotten: int = 0


def of_session(table: Table, session: str) -> ColumnElement[bool]:
    """Return the condition that a row is of a session."""
    return table.c.session == session


def ending_of(connection: Connection, session: str, *, locked: bool = False) -> Ending | None:
    """Return where a session ends, or None; `locked` keeps other writers of PostgreSQL from it until the commit."""
    asked = select(SESSIONS).where(of_session(SESSIONS, session))
    if locked and connection.dialect.name == "postgresql":  # a session that is not there yet has no row to lock
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtext(session))))
    row = connection.execute(asked.with_for_update() if locked else asked).one_or_none()
    return None if row is None else read_ending(row)


def read_ending(row: Row[Any]) -> Ending:
    """Return a row of `sessions` as where a journal ends."""
    return Ending(row.session, row.seq, _stored(row.head), row.forgotten)


def _stored(cell: object) -> bytes:
    """Return what stands in a cell of bytes; SQLite keeps there whatever an intruder puts into it."""
    return cell if isinstance(cell, bytes) else str(cell).encode()


def records_of(connection: Connection, session: str, *, after: int = 0, until: int | None = None) -> Iterator[Record]:
    """Yield the records of a session after one number up to another, in their order.

    Where numbers are missing, as if somebody had taken rows out, an unreadable record stands in their place.
    """
    same = and_(PAYLOADS.c.session == HEADERS.c.session, PAYLOADS.c.seq == HEADERS.c.seq)
    asked = select(HEADERS, PAYLOADS.c.salt, PAYLOADS.c.payload).select_from(HEADERS.outerjoin(PAYLOADS, same))
    asked = asked.where(of_session(HEADERS, session), HEADERS.c.seq > after).order_by(HEADERS.c.seq)
    last = after
    for row in connection.execute(asked if until is None else asked.where(HEADERS.c.seq <= until)):
        if row.seq != last + 1:
            yield _GONE
        last = row.seq if isinstance(row.seq, int) else -1
        told = (None, None) if row.payload is None else (_stored(row.salt), _stored(row.payload))
        yield Record(_stored(row.header), _stored(row.prev), _stored(row.hash), *told)
    if until is not None and last != until:
        yield _GONE


def case_in(connection: Connection, digest: str) -> bytes | None:
    """Return the case of a digest as it was kept, or None."""
    content = connection.execute(select(CASES.c.content).where(CASES.c.digest == digest)).scalar_one_or_none()
    return None if content is None else _stored(content)


def keep_case(connection: Connection, digest: str, content: bytes) -> None:
    """Keep a case, unless it is kept already, perhaps since a moment ago by another program."""
    kept = text("INSERT INTO cases (digest, content) VALUES (:digest, :content) ON CONFLICT DO NOTHING")
    connection.execute(kept, {"digest": digest, "content": content})


def write(connection: Connection, before: Ending, records: Sequence[Record]) -> Ending:
    """Write records after an ending, and return the next one; before the first event the session is not there."""
    session, first = before.session, before.seq + 1
    after = replace(before, seq=before.seq + len(records), head=records[-1].hash)
    if before.seq == 0:
        connection.execute(SESSIONS.insert(), asdict(after))
    else:
        connection.execute(
            SESSIONS.update().where(of_session(SESSIONS, session)), {"seq": after.seq, "head": after.head}
        )
    rows = [
        {"session": session, "seq": seq, **{name: getattr(each, name) for name in Record.__slots__}}
        for seq, each in enumerate(records, start=first)
    ]
    connection.execute(HEADERS.insert(), [_columns(HEADERS, row) for row in rows])
    if told := [_columns(PAYLOADS, row) for row in rows if row["payload"] is not None]:
        connection.execute(PAYLOADS.insert(), told)
    return after


def _columns(table: Table, row: Mapping[str, object]) -> dict[str, object]:
    return {each.name: row[each.name] for each in table.columns}
