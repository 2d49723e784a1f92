"""No keystroke is lost: what is typed and not saved outlives a reload, a step back, a cut wire and a killed server."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from appraisal.journal.events.rating import BallotCast, RoundClosed
from appraisal.journal.events.seats import SeatRevoked
from appraisal.text import say
from tests.browser.relay import relayed
from tests.browser.room import FIT, HALF, PROJECTS, Room, Seat, room_of, word
from tests.web.council_app import SESSION

pytestmark = pytest.mark.browser
EXPERT, LATE = "expert", "late"
LONGEST = 2000  # letters of a reason
PAUSE = 3000  # ms without a key, after which minutes are sent
SEATS = (EXPERT, "twice", "long", "gone", "closed")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room for tests in which each has seats of its own."""
    with room_of(tmp_path_factory.mktemp("room"), SEATS, late=[LATE]) as opened:
        yield opened


def test_half_a_reason_outlives_a_reload_a_killed_server_and_a_cut_wire(room: Room, browser: Browser) -> None:
    """While others save: after each of them it stands in its field, can be gone on with, and is saved."""
    with relayed(room.port) as wire:
        seat = Seat(browser, room, wire.port, EXPERT)
        seat.open()
        seat.page.get_by_text("9", exact=True).wait_for()
        seat.answer("5")
        seat.type(HALF)
        cast = BallotCast(round=1, project=PROJECTS[1], answers={FIT: 3.0}, replaces=0)
        room.store.append(SESSION, "anna", "anna", cast)
        seat.page.reload(wait_until="commit")
        seat.reads(HALF)
        seat.type("s")
        room.kill()
        seat.type("o")
        room.start()
        seat.reads(f"{HALF}so")
        wire.cut()
        seat.type("n.")
        wire.mend()
        seat.page.get_by_label(word("why"), exact=True).blur()
        seat.saved(answer=5.0, why=f"{HALF}son.")
        wire.cut()
        expect(seat.page.locator(".stApp[data-test-connection-state='CONNECTED']")).to_have_count(0)
        seat.type(" Or so.")
        seat.page.get_by_label(word("why"), exact=True).blur()
        wire.mend()
        seat.saved(answer=5.0, why=f"{HALF}son. Or so.")
        seat.close()


def test_minutes_outlive_a_reload_and_a_cut_wire(room: Room, browser: Browser) -> None:
    """They are kept by the tab, which ends, and sent once somebody hears it."""
    with relayed(room.port) as wire:
        secretary = Seat(browser, room, wire.port, "secretary")
        secretary.page.goto(f"{secretary.address}/secretary?language=en", wait_until="commit")
        tab = secretary.page.get_by_role("tab", name=say("session.secretary_page.tab.minutes", "en"), exact=True)
        label = re.compile(f"^{re.escape(say('session.secretary_page.minutes.text', 'en'))}")
        field = secretary.page.get_by_role("textbox", name=label)
        tab.click()
        field.press_sequentially("Half of a")
        assert "Half of a" not in secretary.page.evaluate("() => JSON.stringify({...localStorage})")
        secretary.page.reload(wait_until="commit")
        tab.click()
        expect(field).to_have_value("Half of a")
        wire.cut()
        expect(secretary.page.locator(".stApp[data-test-connection-state='CONNECTED']")).to_have_count(0)
        field.press("End")
        field.press_sequentially(" sentence.")
        field.blur()
        secretary.page.wait_for_timeout(PAUSE)
        wire.mend()
        for _ in range(600):
            if room.state().minutes.get(("", "")) == "Half of a sentence.":
                break
            secretary.page.wait_for_timeout(100)
        assert room.state().minutes["", ""] == "Half of a sentence."
        secretary.close()


def test_conflicts_half_answered_outlive_a_reload(room: Room, browser: Browser) -> None:
    """Answers that are sent all together, and the reason that is asked for after one of them."""
    late = Seat(browser, room, room.port, LATE)
    late.open()
    groups = late.page.locator(".st-key-seat [data-testid='stButtonGroup']")
    expect(groups).to_have_count(len(PROJECTS))
    for at in range(3):
        groups.nth(at).locator("button").nth(int(at == 1)).click()
    why = late.page.get_by_label(word("conflicts.why"))
    why.press_sequentially("My brother")
    late.page.reload(wait_until="commit")
    expect(groups.locator("button[data-selected]")).to_have_count(3)
    expect(why).to_have_value("My brother")
    expect(groups.nth(1).locator("button").nth(1)).to_have_attribute("data-selected", "true")
    late.close()


def test_what_was_saved_elsewhere_meanwhile_is_not_overwritten(room: Room, browser: Browser) -> None:
    """Both texts are shown, and the one that was typed here goes into the field when its author says so.

    Nor does it go where somebody types on in the other one.
    """
    twice = Seat(browser, room, room.port, "twice")
    twice.open()
    twice.type(HALF)
    cast = BallotCast(round=1, project=PROJECTS[0], answers={FIT: 8.0}, reasons={FIT: "On the other tab."}, replaces=0)
    room.store.append(SESSION, "twice", "twice", cast)
    twice.page.reload(wait_until="commit")
    offered = f"{say('web.drafts.lost', 'en')} “{HALF}”"
    twice.reads("On the other tab.")
    expect(twice.page.locator(".kept")).to_contain_text(offered)
    twice.page.get_by_label(word("why"), exact=True).press("End")
    twice.type("!")
    twice.page.reload(wait_until="commit")
    twice.reads("On the other tab.!")
    expect(twice.page.locator(".kept")).to_contain_text(offered)
    twice.page.get_by_role("button", name=say("web.drafts.put", "en")).click()
    twice.reads(HALF)
    twice.saved(answer=8.0, why=HALF)
    twice.close()


def test_what_the_page_refuses_is_not_kept(room: Room, browser: Browser) -> None:
    """One letter too many is not taken, and does not cost the others."""
    long = Seat(browser, room, room.port, "long")
    long.open()
    long.type(HALF)
    long.page.keyboard.insert_text("x" * (LONGEST - len(HALF) - 1))
    long.page.keyboard.type("yz")
    long.reads(f"{HALF}{'x' * (LONGEST - len(HALF) - 1)}y")
    long.keeps("xy")
    long.page.reload(wait_until="commit")
    long.reads(f"{HALF}{'x' * (LONGEST - len(HALF) - 1)}y")
    long.close()


def test_what_is_kept_goes_with_the_seat_and_with_the_round(room: Room, browser: Browser) -> None:
    """Nothing stays in the tab of a seat that was taken back, nor of a blind round that is closed."""
    seats = gone, closed = Seat(browser, room, room.port, "gone"), Seat(browser, room, room.port, "closed")
    for each in seats:
        each.open()
        each.type(HALF)
        each.keeps(HALF)
    room.store.append(SESSION, "secretary", "gone", SeatRevoked(reason="Gone."))
    expect(gone.page.locator("main")).to_contain_text(say("access.ended.text", "en"))
    gone.keeps("")
    closed.keeps(HALF)
    room.store.append(SESSION, "chair", None, RoundClosed(round=1))
    closed.keeps("")
    for each in seats:
        each.close()
