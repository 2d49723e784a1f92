"""A session whose seats are ready for round 1, and its door, under a clock that a test moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from appraisal.access.door import Door
from appraisal.store.sessions import Store
from tests.journal.meeting import seated

SESSION = "coast-1"


@dataclass
class Clock:
    """A time that a test moves."""

    now: datetime = datetime(2026, 11, 28, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The time."""
    return Clock()


@pytest.fixture
def store(clock: Clock) -> Iterator[Store]:
    """A store in memory with one session."""
    with Store.at(":memory:") as opened:
        opened._clock = clock
        for step in seated():
            opened.append(SESSION, step.actor, step.for_seat, step.event)
        yield opened


@pytest.fixture
def door(store: Store, clock: Clock) -> Door:
    """The session's door."""
    return Door(store, SESSION, clock=clock)
