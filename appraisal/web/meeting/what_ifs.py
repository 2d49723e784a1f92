"""What-ifs of the session that is served, appraised once for its pages and its wall.

The cache is shared: a what-if rests on the case as the council has it, and on what it changes, and on nothing else.
"""

from __future__ import annotations

from appraisal.cache import Cache
from appraisal.documents.case import Case
from appraisal.journal.events.voting import VariantKept
from appraisal.journal.session import Session
from appraisal.meeting.motions import Told, told
from appraisal.meeting.variants import Varied, accept_variant, varied
from appraisal.settings import Settings
from appraisal.text import both
from appraisal.web import answers

DRAFT = VariantKept(variant="draft", title=both("session.what_if.draft"))  # changes nothing, and is never kept as such
_told: Cache[tuple[str, str, str], Told] = Cache(most=8)
_varied: Cache[tuple[str, str, str], Varied] = Cache(most=16)


def under(case: Case, kept: VariantKept | None) -> Varied:
    """Return a case under a what-if, or as it is.

    Raises:
        InputError: what the case does not allow.
    """
    if kept is None:
        return Varied(kept=None, appraisal=answers.appraisal(case, scenario=None, settings=Settings()))
    return _varied.get((case.key, case.digest, kept.model_dump_json()), lambda: varied(case, kept))


def told_of(case: Case, session: Session, motion: str) -> Told:
    """Return a motion as the council votes on it; refused as `meeting.motions.told` is."""
    return _told.get((case.digest, session.key, motion), lambda: told(case, session, motion))


def tried(case: Case, draft: VariantKept) -> Varied:
    """Return a what-if that is being changed, once it is known that the case can have it.

    Raises:
        InputError: all that the case does not have.
    """

    def checked() -> Varied:
        accept_variant(case, draft)
        return varied(case, draft)

    return _varied.get((case.key, case.digest, draft.model_dump_json()), checked)
