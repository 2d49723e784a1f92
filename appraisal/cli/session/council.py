"""What a seat is shown of a council's arithmetic: the session and its case, without the seat's own conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from appraisal import session_desk
from appraisal.cli.session.recording import Meeting
from appraisal.documents.case import Case
from appraisal.errors import InputError
from appraisal.journal.events.voting import MotionPut, VariantKept
from appraisal.journal.session import Session
from appraisal.journal.steps.step import absent
from appraisal.journal.visible import Visible, visible


@dataclass(frozen=True, slots=True)
class Shown:
    """A session for a seat that looks on.

    Attributes:
        case: as the council has it: everything that is computed rests on it alone.
        whole: the session, for what is computed for the council.
        seen: the session as the seat may know it, for what is shown.
    """

    case: Case
    whole: Session
    seen: Visible

    @property
    def session(self) -> Session:
        """The session as the seat may know it."""
        return self.seen.session

    def opens(self, kept: VariantKept) -> bool:
        """Return whether the seat may see a what-if: it stands aside from none of the projects that are forced."""
        return self.seen.projects.issuperset((*kept.forced_in, *kept.forced_out))

    def opens_motion(self, put: MotionPut) -> bool:
        """Return whether the seat may see a motion: it may see its variant and those of the motions that it amends."""
        return self.seen.projects.issuperset(self.whole.forced_by(put.motion))


def shown(held: Meeting) -> Shown:
    """Return the session for the seat that acts.

    Raises:
        InputError: what is wrong with the seat, or with the kept case.
    """
    whole = held.state()
    return Shown(session_desk.session_case(held.store, held.key), whole, visible(whole, held.seat()))


def chosen_of(what: str, keys: Iterable[str], known: Mapping[str, object]) -> list[str]:
    """Return the keys that were named, or all that there are.

    Raises:
        InputError: a `not_in_session` for each that the session does not have.
    """
    named = list(dict.fromkeys(keys))
    if problems := tuple(absent(what, named, known)):
        raise InputError(problems)
    return named or list(known)
