"""Links in both databases."""

from __future__ import annotations

from appraisal.store.links import LinkRow, Links
from appraisal.store.sessions import Store
from tests.journal.meeting import prepared

UNTIL = "2026-12-28T00:00:00.000Z"


def test_links_are_kept_ended_and_found_again(store: Store) -> None:
    """New links may end those of some seats; the key of a session is made once and is its own."""
    for session in ("coast-1", "north-1"):
        for step in prepared():
            store.append(session, step.actor, step.for_seat, step.event)
    links = Links(store)
    links.add([LinkRow("a", "coast-1", "anna", UNTIL), LinkRow("b", "coast-1", "boris", UNTIL)])
    links.add([LinkRow("n", "north-1", "anna", UNTIL)])
    links.add([LinkRow("c", "coast-1", "anna", UNTIL)], instead=["anna"])
    assert links.find("a") == LinkRow("a", "coast-1", "anna", UNTIL, ended=True)
    assert links.find("c") == LinkRow("c", "coast-1", "anna", UNTIL)
    assert links.find("n") == LinkRow("n", "north-1", "anna", UNTIL)
    assert links.find("nothing") is None
    assert links.linked("coast-1", now="2026-11-28T00:00:00.000Z") == {"anna", "boris"}
    assert links.linked("coast-1", now=UNTIL) == frozenset()
    assert links.signing_key("coast-1") == links.signing_key("coast-1") != links.signing_key("north-1")
