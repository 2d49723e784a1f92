"""The door to the record: the journal as a seat may read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from appraisal import record_desk
from appraisal.store.sessions import Store
from tests.journal.meeting import Step, rated, signed

KEY = "coast-1"


@pytest.fixture
def store() -> Iterator[Store]:
    """Return an empty store in memory."""
    with Store.at(":memory:") as opened:
        yield opened


def hold(store: Store, steps: Iterator[Step]) -> None:
    """Hold a meeting."""
    for step in steps:
        store.append(KEY, step.actor, step.for_seat, step.event)


def test_what_is_said_in_a_blind_round_is_told_only_to_its_own_seat_until_the_reveal(store: Store) -> None:
    """A header says that something was said; whoever may read the event is told kind, time and seat."""
    steps = list(rated())
    revealed = next(n for n, each in enumerate(steps) if each.event.kind == "revealed")
    hold(store, iter(steps[:revealed]))
    sealed = [each.seq for each in record_desk.headers(store, KEY) if each.kind == "sealed"]
    told = record_desk.lines(store, KEY, "auditor", sealed)
    assert {(each.kind, each.at, each.actor, each.for_seat) for each in told} == {("sealed", None, None, None)}
    own = record_desk.lines(store, KEY, "vera", sealed)
    assert {each.actor for each in own} == {None, "vera"}
    hold(store, iter(steps[revealed:]))
    told = record_desk.lines(store, KEY, "auditor", sealed)
    assert {each.kind for each in told} == {"ballot"}
    assert all(each.at is not None for each in told)


def test_each_revision_of_the_memo_has_the_code_up_to_which_it_reports(store: Store) -> None:
    """The code is the one that stood before the memo was issued, so it can be compared with one that was noted."""
    hold(store, signed())
    revisions = record_desk.revisions(store, KEY)
    assert [each.event.revision for each in revisions] == list(range(1, len(revisions) + 1))
    for each in revisions:
        assert each.as_of == each.seq - 1
        assert len(each.code) == 19
