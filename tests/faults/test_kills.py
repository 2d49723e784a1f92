"""Writers are killed in mid-save."""

from __future__ import annotations

from appraisal.journal.verify import verify
from appraisal.store.sessions import Store
from tests.conftest import need
from tests.faults.kills import KILLS, SERVERS, killed, writing
from tests.journal import meeting
from tests.store.kept import SESSION, hold
from tests.store.server import CONTROL, empty_database, own_server, programs


def test_no_acknowledged_event_is_lost_and_none_is_there_by_half(where: str) -> None:
    """After each kill -9 the numbers run on without a gap, with every acknowledged one; in the end the chain holds."""
    with Store.at(where) as store:
        hold(store, meeting.prepared())
        for acknowledged in killed(where, KILLS):
            last = store.endings()[0].seq
            assert acknowledged == list(range(acknowledged[0], acknowledged[-1] + 1))
            assert acknowledged[-1] <= last <= acknowledged[-1] + 1  # one may have been saved and not yet told
        records = store.records(SESSION)
        checked = verify(records, session=SESSION)
        assert (checked.rows, checked.events, dict(checked.withheld)) == ("agree", last, {})
        assert store.state(SESSION).seq == last


def test_a_server_that_is_killed_has_all_that_it_acknowledged() -> None:
    """All processes of a PostgreSQL are killed while an event is being saved, and started again: nothing is missing."""
    control = need(CONTROL, "no real PostgreSQL is killed", path=programs())
    with own_server(control) as server, empty_database(server.url) as where:
        with Store.at(where) as store:
            hold(store, meeting.prepared())
        last = 0
        for _ in range(SERVERS):
            with writing(where, life=last) as (writer, acknowledged):
                server.kill()
                writer.join()
            server.restart()
            with Store.at(where) as store:
                told, last = acknowledged(), store.endings()[0].seq
                assert told
                assert told[-1] <= last <= told[-1] + 1
                assert verify(store.records(SESSION), session=SESSION, head=store.endings()[0].head).rows == "agree"
