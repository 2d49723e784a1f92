"""The case of a session: as it was kept, and as the session has it."""

from __future__ import annotations

from dataclasses import replace

from appraisal.documents.case import Case
from appraisal.documents.council import Council
from appraisal.errors import refuse
from appraisal.journal.council import as_case
from appraisal.journal.kept_case import case_of
from appraisal.journal.session import Session
from appraisal.store.sessions import Store


def opened_case(store: Store, session: Session) -> Case:
    """Return the case that a session was opened on, as it was kept.

    Raises:
        InputError: `case_not_kept`, or what is wrong with what was kept.
    """
    content = store.case(session.key)
    if content is None or session.opened is None:
        raise refuse("case_not_kept", session=session.key)
    return case_of(content, key=session.opened.case, digest=session.opened.digest)


def session_case(store: Store, session: Session) -> Case:
    """Return a case as a session has it: nothing that is not revealed counts, nor any ballot of the case's own file.

    Raises:
        InputError: as `opened_case`.
    """
    return of_council(opened_case(store, session), session)


def of_council(opened: Case, session: Session) -> Case:
    """Return what `session_case` does, of a case that was read before: it never changes while a session lasts."""
    if session.rules is None:
        return replace(opened, council=Council(**opened.council.rules()), ballots=())
    return as_case(opened, session)
