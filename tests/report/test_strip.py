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


def test_a_seat_that_stands_aside_is_not_told_what_the_item_is_about() -> None:
    """Neither a project's title nor that of an amendment which names it; a motion on the whole names none."""
    called = taken(held(meeting.rated()), Step("chair", None, ItemCalled(item=Item(of="project", key="port"))))
    assert told(called, "gleb")[1:3] == ["Item 2 of 2", "Stands aside: Gleb Ivanova"]
    put = held(meeting.deciding())
    for motion, heard in (("add-port", "An amendment"), ("whole", "The base portfolio")):
        item = put.changed(item=Item(of="motion", key=motion))
        assert (told(item, "gleb")[1], told(item, "anna")[1]) == (heard, put.motions[motion].title.en)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_seat_is_told_the_same(language: Language) -> None:
    """At each moment all devices and the wall say one thing, but for what a seat stands aside from; nothing sealed."""
    state = Session(key=SESSION)
    for entry in entries(meeting.signed()):
        state = after(state, entry)
        whole = told(state, None, language)
        for seat in state.seats:
            own = told(state, seat, language)
            if visible(state, seat).projects.issuperset(state.projects_of(state.item)):
                assert own == whole
            else:
                assert (own[0], *own[2:]) == (whole[0], *whole[2:])
