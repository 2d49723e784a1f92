"""Rows of links that an e-mail address opens."""

from __future__ import annotations

from appraisal.store.links import LinkRow, Links
from appraisal.store.mails import MAIL, drop_mails
from appraisal.store.sessions import Store
from tests.journal.meeting import prepared

UNTIL = "2027-01-01T00:00:00.000000Z"


def test_only_the_address_of_one_seat_of_one_session_goes(store: Store) -> None:
    """Neither its cards, nor the addresses of others, nor its own in another session."""
    for session in ("coast-1", "north-1"):
        for step in prepared():
            store.append(session, step.actor, step.for_seat, step.event)
    links = Links(store)
    links.add([LinkRow("card", "coast-1", "anna", UNTIL)])
    for name, session, seat in (("a", "coast-1", "anna"), ("b", "coast-1", "boris"), ("c", "north-1", "anna")):
        links.give_mail(LinkRow(MAIL + name, session, seat, UNTIL))
    with store._writing() as connection:
        assert drop_mails(connection, "coast-1", "anna") == 1
    assert links.find(f"{MAIL}a") is None
    assert all(links.find(each) is not None for each in ("card", f"{MAIL}b", f"{MAIL}c"))
