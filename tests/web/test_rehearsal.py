"""The simulated experts beside a server, without one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from appraisal import session_desk
from appraisal.journal.events.seats import DeviceBound
from appraisal.journal.session import Session
from appraisal.meeting.rehearsal import SECRETARY, opening
from appraisal.store.sessions import Store
from appraisal.web import council
from appraisal.web.rehearsal import MINUTES_VARIABLE, sample, simulated
from tests.journal.kuzbass import met
from tests.journal.meeting import digest

SESSION = "rehearsal"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The store of a session that is served, empty so far."""
    where = str(tmp_path / "s.sqlite")
    monkeypatch.setenv(council.SESSION_VARIABLE, SESSION)
    monkeypatch.setenv(council.STORE_VARIABLE, where)
    monkeypatch.setenv(MINUTES_VARIABLE, "0.001")
    with Store.at(where) as opened:
        yield opened


def _until(store: Store, reached: Callable[[Session], bool]) -> Session:
    for _ in range(600):
        state = store.state(SESSION)
        if reached(state):
            return state
        time.sleep(0.1)
    pytest.fail("the experts did not answer")


def _open(store: Store) -> str:
    case = sample()
    (_, _, first), *others = opening(case, "0", "en")
    session_desk.new_session(store, case, SESSION, SECRETARY, [first])
    session_desk.say(store, SESSION, others)
    return case.council.members[0].key


def test_they_answer_by_the_door_of_their_seats_until_the_server_ends(store: Store) -> None:
    """All but the one whose seat somebody has taken on a device arrive and answer on conflicts of interest."""
    taken = _open(store)
    store.append(SESSION, taken, taken, DeviceBound(device=digest("phone")))
    with simulated():
        state = _until(store, lambda now: len(now.conflicts) == 6)
    assert {each.key for each in state.members() if each.present} == set(state.conflicts)
    assert taken not in state.conflicts
    before = store.state(SESSION).seq
    time.sleep(0.5)
    assert store.state(SESSION).seq == before


def test_nobody_is_simulated_at_a_meeting(store: Store) -> None:
    """A session that is no rehearsal is left alone."""
    case = sample()
    (opened, *_) = met()
    session_desk.new_session(store, case, SESSION, SECRETARY, [opened.event])
    with simulated():
        time.sleep(0.5)
    assert store.state(SESSION).seq == 1
