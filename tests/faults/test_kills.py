"""Writers are killed in mid-save."""

from __future__ import annotations

from appraisal.journal.verify import verify
from appraisal.store.sessions import Store
from tests.faults.kills import KILLS, killed
from tests.journal import meeting
from tests.store.kept import SESSION, hold


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
