"""A session as one file: JSON lines, the first of which says what follows, so that a file cut short is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, TypeVar

from pydantic import Field, ValidationError

from appraisal.document import Document, Key
from appraisal.errors import refuse
from appraisal.journal.chain import GENESIS, Record
from appraisal.journal.events.base import Digest, canonical

FORMAT, VERSION = "appraisal session", 1
D = TypeVar("D", bound=Document)
Salt = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]


class _First(Document):
    format: Literal["appraisal session"]
    version: int
    session: Key
    events: Annotated[int, Field(ge=0)]
    head: Digest
    case: bool = False


class _Case(Document):
    """The last line, if there is a case: its content as text."""

    case: str


class _Line(Document):
    """A record: bytes are UTF-8 texts or hexadecimal digits."""

    header: str
    prev: Digest
    hash: Digest
    salt: Salt | None
    payload: str | None


def write_session(session: str, records: Sequence[Record], case: bytes | None = None) -> bytes:
    """Return a session as the bytes of one file, with its case if it is given; the same input gives the same bytes."""
    head = records[-1].hash if records else GENESIS
    first = {"format": FORMAT, "version": VERSION, "session": session, "events": len(records), "head": head.hex()}
    lines: list[object] = [first, *map(_written, records)]
    if case is not None:
        lines = [{**first, "case": True}, *lines[1:], {"case": case.decode()}]
    return b"".join(canonical(line) + b"\n" for line in lines)


def read_session(given: bytes) -> tuple[str, tuple[Record, ...], bytes | None]:
    """Return the session of a file, its records and its case; whether they agree is for others to say.

    Raises:
        InputError: `session_file_unreadable`, `session_file_newer`, `session_file_short`.
    """
    lines = given.split(b"\n")
    first = _read(_First, lines[0], 1)
    if first.version > VERSION:
        raise refuse("session_file_newer", version=first.version, known=VERSION)
    if len(lines) != first.events + first.case + 2 or lines[-1]:
        raise refuse("session_file_short", expected=first.events, given=max(len(lines) - first.case - 2, 0))
    records = tuple(
        _record(_read(_Line, line, number)) for number, line in enumerate(lines[1 : first.events + 1], start=2)
    )
    if (records[-1].hash if records else GENESIS).hex() != first.head:
        raise refuse("session_file_unreadable", row=first.events + 1)
    case = _read(_Case, lines[-2], len(lines) - 1).case.encode() if first.case else None
    return first.session, records, case


def _written(record: Record) -> dict[str, str | None]:
    return {
        "header": record.header.decode(),
        "prev": record.prev.hex(),
        "hash": record.hash.hex(),
        "salt": None if record.salt is None else record.salt.hex(),
        "payload": None if record.payload is None else record.payload.decode(),
    }


def _record(line: _Line) -> Record:
    return Record(
        header=line.header.encode(),
        prev=bytes.fromhex(line.prev),
        hash=bytes.fromhex(line.hash),
        salt=None if line.salt is None else bytes.fromhex(line.salt),
        payload=None if line.payload is None else line.payload.encode(),
    )


def _read(document: type[D], line: bytes, row: int) -> D:
    try:
        return document.model_validate_json(line)
    except ValidationError:
        raise refuse("session_file_unreadable", row=row) from None
