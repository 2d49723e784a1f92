"""The strip in words."""

from __future__ import annotations

import pytest

from appraisal.journal.accept import after
from appraisal.journal.events.agenda import Item, ItemCalled
from appraisal.journal.session import Session
from appraisal.journal.visible import visible
from appraisal.report.strip import strip_texts
from appraisal.text import LANGUAGES, Language
from tests.journal import meeting
from tests.journal.made import SESSION, entries, held, taken
from tests.journal.meeting import Step

CODE = "K7QX-M2RD-94TZ-HC1P"


def told(session: Session, seat: str | None, language: Language = "en") -> list[str]:
    """Return the parts of the strip for a seat."""
    return list(strip_texts(visible(session, seat), CODE, language))


def test_it_says_where_the_meeting_stands() -> None:
    """Stage, quorum, and the code with the number of its event; the item with those who stand aside from it."""
    session = held(meeting.rated())
    assert told(session, "anna") == ["Rating", "Present 3 of 4, quorum met", f"№ {session.seq} · {CODE}"]
    called = taken(session, Step("chair", None, ItemCalled(item=Item(of="project", key="port"))))
    assert told(called, "vera")[1:3] == ["Item 2 of 2: Port", "Stands aside: Gleb Ivanova"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_seat_is_told_the_same(language: Language) -> None:
    """At each moment of a meeting all devices and the wall say one thing, and it rests on no sealed answer."""
    state = Session(key=SESSION)
    for entry in entries(meeting.signed()):
        state = after(state, entry)
        assert len({tuple(told(state, seat, language)) for seat in (None, *state.seats)}) == 1
