"""Where a case was read from, for the command that repeats a memo."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The origin of a case, as typed by its reader: a folder or workbook, or a session as of one of its events.

    Attributes:
        case: the folder or workbook; None for a session.
        criteria: the folder of criteria that was named with it.
        session: key of the session.
        as_of: number of the event.
        motion: key of the motion whose changes hold.
        store: file of the session's store, if it was named. A URL may hold a password and is not repeated.
    """

    case: Path | None = None
    criteria: Path | None = None
    session: str | None = None
    as_of: int | None = None
    motion: str | None = None
    store: str | None = None
