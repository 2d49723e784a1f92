"""Two servers, each a process of its own, on one store."""

from __future__ import annotations

from appraisal.journal.verify import verify
from appraisal.store.sessions import Store
from tests.faults.servers import EVENTS, WRITERS, servers
from tests.journal import meeting
from tests.store.kept import SESSION, hold


def test_twelve_writers_of_two_processes_lose_nothing_and_see_each_other(where: str) -> None:
    """100 events of each are saved without an error and without a gap; each process has those of the other."""
    with Store.at(where) as store:
        before = hold(store, meeting.prepared())
        with servers(where, ("one", "other")) as both:
            for each in both:
                each.send("write")
            numbers = [seq for each in both for seq in each.recv()]
            for each in both:
                each.send("state")
            told = [each.recv() for each in both]
        last = before.seq + 2 * WRITERS * EVENTS
        assert sorted(numbers) == list(range(before.seq + 1, last + 1))
        seats = {
            f"{name}-{writer}-{number}"
            for name in ("one", "other")
            for writer in range(WRITERS)
            for number in range(EVENTS)
        }
        assert told == [(last, seats | before.seats.keys(), "Anna Ivanova")] * 2
        assert verify(store.records(SESSION), session=SESSION).rows == "agree"


def test_a_name_forgotten_by_one_process_leaves_the_memory_of_the_other(where: str) -> None:
    """The other had it, and has it no more at its next look, though no event was saved in between."""
    with Store.at(where) as store:
        before = hold(store, meeting.prepared())
        with servers(where, ("other",)) as (other,):
            names = []
            for _ in range(2):
                other.send("state")
                names.append(other.recv())
                store.forget(SESSION, "anna")
        assert [(seq, name) for seq, _, name in names] == [(before.seq, "Anna Ivanova"), (before.seq, None)]
