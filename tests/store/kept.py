"""A meeting in a store."""

from __future__ import annotations

from collections.abc import Iterable

from appraisal.journal.session import Session
from appraisal.store.sessions import Store
from appraisal.store.taking import Saved
from tests.journal.meeting import Step

SESSION = "coast-1"


def save(store: Store, step: Step, session: str = SESSION) -> Saved:
    """Save one step."""
    return store.append(session, step.actor, step.for_seat, step.event)


def hold(store: Store, steps: Iterable[Step], session: str = SESSION) -> Session:
    """Save steps, and return the state after the last."""
    state = Session(key=session)
    for each in steps:
        state = save(store, each, session).session
    return state
