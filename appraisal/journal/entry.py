"""An entry of the journal: an event with what its header says: number, time, who, for which seat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from pydantic import Field

from appraisal.document import Document, Key
from appraisal.journal.events.base import Digest, Event, Number

SEALED = "sealed"  # what the header of a blind event says instead of its kind
TIME_PATTERN = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$"
Time = Annotated[str, Field(pattern=TIME_PATTERN)]


class Header(Document):
    """The header of an event. While it is blind it has no time, actor or seat; these are in the payload then."""

    session: Key
    seq: Number
    at: Time | None
    kind: Key
    version: Number
    actor: Key | None
    for_seat: Key | None
    commitment: Digest


class Envelope(Document):
    """The payload of a blind event: what its header would have said, and the event as plain data."""

    at: Time
    kind: Key
    version: Number
    actor: Key
    for_seat: Key | None
    event: dict[str, object]


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in its place in a session. `at` is in UTC, to a thousandth of a second."""

    seq: int
    at: str
    actor: str
    for_seat: str | None
    event: Event


@dataclass(frozen=True, slots=True)
class Withheld:
    """An entry without its payload: of a blind round, or with a name that was forgotten."""

    seq: int
    kind: str
    for_seat: str | None


def stamp(at: datetime) -> str:
    """Return a time as the journal writes it.

    Example:
        >>> stamp(datetime(2026, 11, 28, 14, 2, 31, 123456, tzinfo=UTC))
        '2026-11-28T14:02:31.123Z'
    """
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
