"""The promises of a store, kept by SQLite and by PostgreSQL alike."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from appraisal.errors import InputError
from appraisal.journal.accept import fold
from appraisal.journal.chain import read_entries
from appraisal.journal.codes import control_code
from appraisal.journal.entry import Entry
from appraisal.journal.events.seats import Arrived, Seated, SeatNamed
from appraisal.journal.session import Session
from appraisal.journal.verify import verify
from appraisal.store.database import open_database
from appraisal.store.rows import Ending
from appraisal.store.sessions import Store
from tests.journal import meeting
from tests.journal.meeting import Step, own
from tests.store.kept import SESSION, hold, save


def test_a_meeting_comes_back_as_it_was_saved(where: str) -> None:
    """Another program that opens the store folds the same state, event by event, and the chain holds."""
    with Store.at(where) as store:
        state = hold(store, meeting.signed())
        ending = store.endings()
    with Store.at(where) as again:
        assert again.state(SESSION) == state
        assert again.endings() == ending == (Ending(SESSION, state.seq, again.records(SESSION)[-1].hash, 0),)
        events = [each.event for each in read_entries(again.records(SESSION)) if isinstance(each, Entry)]
        assert events == [each.event for each in meeting.signed()]
        checked = verify(again.records(SESSION), session=SESSION, codes=[control_code(ending[0].head)])
    assert (checked.rows, checked.code, checked.events) == ("agree", "agree", state.seq)


def test_a_state_as_of_any_event(store: Store) -> None:
    """As of a number the state is the fold up to it; a number that is not there is refused."""
    hold(store, meeting.rated())
    entries = tuple(read_entries(store.records(SESSION)))
    for number in (1, 7, len(entries)):
        assert store.state(SESSION, as_of=number) == fold(Session(key=SESSION), entries[:number])
    for number in (0, len(entries) + 1):
        with pytest.raises(InputError, match="event_not_there"):
            store.state(SESSION, as_of=number)


def test_what_is_refused_leaves_nothing(store: Store) -> None:
    """A seat twice, and a vote of nobody: all problems at once, no row more, and the next event takes the number."""
    state = hold(store, meeting.sealed())
    with pytest.raises(InputError, match="in_session_already"):
        save(store, Step("secretary", "anna", Seated(role="expert", person="anna")))
    assert store.endings()[0].seq == state.seq
    assert len(store.records(SESSION)) == state.seq
    assert save(store, Step("secretary", "dina", Seated(role="expert", person="dina"))).entry.seq == state.seq + 1


def test_sessions_of_one_store_do_not_touch(store: Store) -> None:
    """Each session has its own numbers, chain and state; one that is not there is refused."""
    one, other = hold(store, meeting.sealed(), "one"), hold(store, meeting.rated(), "other")
    assert store.state("one") == one
    assert [(each.session, each.seq) for each in store.endings()] == [("one", one.seq), ("other", other.seq)]
    for ask in (store.state, store.records):
        with pytest.raises(InputError, match="session_unknown"):
            ask("third")


@pytest.mark.parametrize(
    "statement", ["UPDATE headers SET seq = seq", "DELETE FROM headers", "UPDATE payloads SET seq = seq"]
)
def test_the_database_itself_refuses_changes(where: str, statement: str) -> None:
    """Triggers stand against whoever writes past the program."""
    with Store.at(where) as store:
        hold(store, meeting.prepared())
        before = store.records(SESSION)
        engine = open_database(where)
        with pytest.raises(DBAPIError, match="a journal is never changed"), engine.begin() as connection:
            connection.execute(text(statement))
        engine.dispose()
        assert store.records(SESSION) == before


def test_a_forgotten_name_is_gone_and_the_chain_holds(where: str) -> None:
    """The payload is away, for any reader; the rest of the session is as before."""
    with Store.at(where) as store:
        state = hold(store, meeting.sealed())
        assert state.seats["anna"].name == "Anna Ivanova"
        assert store.forget(SESSION, "anna") == 1
        assert store.forget(SESSION, "anna") == 0
        with pytest.raises(InputError, match="session_unknown"):
            store.forget("third", "anna")
    with Store.at(where) as again:
        after = again.state(SESSION)
        checked = verify(again.records(SESSION), session=SESSION)
        bytes_left = b"".join(each.payload or b"" for each in again.records(SESSION))
    assert (after.seats["anna"].name, after.seats["boris"].name, after.withheld) == (None, "Boris Ivanova", 1)
    assert checked.rows == "agree"
    assert dict(checked.withheld) == {SeatNamed.kind: 1}
    assert b"Anna" not in bytes_left


def test_a_name_forgotten_by_one_program_leaves_the_memory_of_another(where: str) -> None:
    """The chain does not move, but the other's next look and its next save know the name no more."""
    with Store.at(where) as one, Store.at(where) as other:
        hold(one, meeting.sealed())
        assert other.state(SESSION).seats["anna"].name == "Anna Ivanova"
        one.forget(SESSION, "anna")
        assert other.state(SESSION).seats["anna"].name is None
        one.forget(SESSION, "vera")
        save(one, own("deputy", Arrived()))
        assert other.state(SESSION).seats["vera"].name is None
        one.forget(SESSION, "boris")
        assert save(other, own("chair", Arrived())).session.seats["boris"].name is None
        assert other.state(SESSION) == one.state(SESSION)


def test_two_programs_on_one_store_see_each_other(where: str) -> None:
    """Each checks its events against what the other has saved, and states follow."""
    steps = list(meeting.rated())
    with Store.at(where) as one, Store.at(where) as other:
        for number, each in enumerate(steps):
            save((one, other)[number % 2], each)
        assert one.state(SESSION) == other.state(SESSION)
        assert one.state(SESSION).seq == len(steps)


def test_a_clock_that_goes_back_is_kept_and_told(where: str) -> None:
    """Numbers order the events; the times stand as the clock gave them, and verification counts the steps back."""
    times = iter([datetime(2026, 11, 28, 12, tzinfo=UTC), datetime(2026, 11, 28, 11, tzinfo=UTC)])
    store = Store(open_database(where), clock=lambda: next(times))
    with store:
        hold(store, list(meeting.prepared())[:2])
        assert verify(store.records(SESSION), session=SESSION).clock_back == 1


def test_of_two_programs_that_open_a_session_one_does(where: str) -> None:
    """The other is told that it is open."""
    first = next(iter(meeting.prepared()))
    for number in range(10):
        with Store.at(where) as one, Store.at(where) as other, ThreadPoolExecutor(2) as pool:
            saves = [pool.submit(save, store, first, f"s-{number}") for store in (one, other)]
            failures = [each.exception() for each in saves]
        assert failures.count(None) == 1
        assert [each.problems[0].key for each in failures if isinstance(each, InputError)] == ["session_opened_already"]
