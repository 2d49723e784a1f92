"""What the chair has put on the wall beyond what the journal asks for: a what-if, a countdown, which face.

It is kept in the memory of the server alone, because nothing of it is a decision: what is to last is kept by name, put
as a motion or voted on, and stands in the journal. After a restart the wall shows what the journal says.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from appraisal.journal.events.voting import VariantKept
from appraisal.journal.session import Session
from appraisal.report.wall_view import FACES, Face

_Mark = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is shown beyond the journal.

    Attributes:
        version: rises with each change, so that a wall knows when to draw anew.
        face: of a wall whose address names none.
        what_if: in place of the portfolio or the motion; None without one.
        until: when the countdown ends, in seconds of the server's clock (`time.time`); None without one.
        at: where the meeting stood when the what-if was shown; it lapses when the meeting goes on.
    """

    version: int = 0
    face: Face = FACES[0]
    what_if: VariantKept | None = None
    until: float | None = None
    at: _Mark = ()

    @property
    def left(self) -> int | None:
        """Whole seconds that are left of the countdown, 0 at its end; None without one."""
        return None if self.until is None else max(0, round(self.until - time.time()))

    @property
    def standing(self) -> tuple[object, ...]:
        """All that is shown but the seconds."""
        return self.version, self.what_if is None, self.until is None


_shown: dict[str, Shown] = {}


def clock(seconds: int) -> str:
    """Return seconds as minutes and seconds.

    Example:
        >>> clock(245)
        '4:05'
    """
    return f"{seconds // 60}:{seconds % 60:02}"


def shown(session: Session) -> Shown:
    """Return what is shown of a session; a what-if only while the meeting stands where it was shown."""
    now = _shown.get(session.key, Shown())
    return now if now.what_if is None or now.at == _mark(session) else replace(now, what_if=None)


def show_what_if(session: Session, kept: VariantKept | None) -> None:
    """Put a what-if on the wall, or take it off."""
    _change(session, what_if=kept, at=_mark(session))


def show_face(session: Session, face: Face) -> None:
    """Choose the face of walls whose address names none."""
    _change(session, face=face)


def count_down(session: Session, seconds: float | None) -> None:
    """Let the walls count down from now on, or end that."""
    _change(session, until=None if seconds is None else time.time() + seconds)


def may_show_what_if(session: Session) -> bool:
    """Return whether the wall has a place for a what-if: from the portfolio on, and while no vote runs."""
    running = any(each.running for each in session.votes.values())
    return session.stage in ("portfolio", "decision") and not running


def _change(session: Session, **changes: object) -> None:
    before = shown(session)
    _shown[session.key] = replace(before, version=before.version + 1, **changes)  # type: ignore[arg-type]


def _mark(session: Session) -> _Mark:
    return session.stage, session.item, len(session.motions), len(session.votes), may_show_what_if(session)
