"""No keystroke is lost: what is typed and not saved outlives a reload, a step back, a cut wire and a killed server."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from appraisal.access.cookie import NAME
from appraisal.access.door import Door
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.rating import BallotCast, RoundClosed, RoundOpened
from appraisal.journal.events.seats import Arrived, Seated, SeatNamed, SeatRevoked
from appraisal.journal.session import Session
from appraisal.store.sessions import Store
from appraisal.text import say
from appraisal.web.join_route import STORED
from tests.browser.conftest import ROOT, free_port, running, tab_of
from tests.browser.relay import relayed
from tests.web.council_app import CASE, SESSION, hold

pytestmark = pytest.mark.browser
PROJECTS = list(CASE.projects)
FIT = "sectoral_fit"
EXPERT, LATE = "expert", "late"
SEATS = (EXPERT, LATE, "twice", "gone", "closed")
HALF = "Half of a rea"


def word(key: str, **facts: object) -> str:
    """Return the words of the seat's page."""
    return say(f"session.seat_page.{key}", "en", **facts)


class Room:
    """A session in its first round, and its server, which can be killed."""

    def __init__(self, store: Store, where: str) -> None:
        self.store, self.where, self.port = store, where, free_port()
        self._stack = ExitStack()
        self.start()

    def start(self) -> None:
        """Start the server."""
        more = {"APPRAISAL_SESSION": SESSION, "APPRAISAL_STORE": self.where, "STREAMLIT_SERVER_PORT": str(self.port)}
        command = [sys.executable, str(ROOT / "app.py")]
        self.process = self._stack.enter_context(running(command, self.port, more=more))

    def kill(self) -> None:
        """Kill the server without a word."""
        self.process.kill()
        self._stack.close()

    def close(self) -> None:
        """Stop the server."""
        self._stack.close()

    def state(self) -> Session:
        """Return the session as of now."""
        return self.store.state(SESSION)


@contextmanager
def _room(folder: Path) -> Iterator[Room]:
    where = str(folder / "s.sqlite")
    with Store.at(where) as store:
        hold(store)
        for seat in SEATS:
            store.append(SESSION, "secretary", seat, Seated(role="expert", person=seat))
            store.append(SESSION, "secretary", seat, SeatNamed(name=seat))
            store.append(SESSION, seat, seat, Arrived())
            if seat != LATE:
                store.append(SESSION, seat, seat, ConflictDeclared(answers=dict.fromkeys(PROJECTS, "none")))
        store.append(SESSION, "chair", None, RoundOpened(round=1))
        room = Room(store, where)
        try:
            yield room
        finally:
            room.close()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room for tests in which each has seats of its own."""
    with _room(tmp_path_factory.mktemp("room")) as opened:
        yield opened


class Seat:
    """A device that holds a seat, behind the wire."""

    def __init__(self, browser: Browser, room: Room, port: int, seat: str) -> None:
        self.room, self.seat = room, seat
        self.page: Page = tab_of(browser, width=390, height=844).page
        self.address = f"http://127.0.0.1:{port}"
        door = Door(room.store, SESSION)
        (link,) = door.issue([seat], instead=False)
        cookie = door.bind(link.token).cookie
        self.page.context.add_cookies([{"name": NAME, "value": cookie, "url": self.address}])

    def open(self) -> None:
        """Begin to open the page."""
        self.page.goto(f"{self.address}/?language=en", wait_until="commit")

    def answer(self, said: str) -> None:
        """Press an answer."""
        self.page.locator(".st-key-seat [data-testid='stButtonGroup']").get_by_text(said, exact=True).click()

    def type(self, text: str) -> None:
        """Type into the reason and stay in it."""
        self.page.get_by_label(word("why"), exact=True).press_sequentially(text)

    def reads(self, text: str) -> None:
        """Wait until the reason is a text, on a page that answers."""
        box = self.page.get_by_label(word("why"), exact=True)
        expect(box).to_have_value(text)
        expect(box).to_be_enabled()

    def saved(self, *, answer: object, why: str) -> None:
        """Wait until the journal has an answer of the seat on the first project."""
        for _ in range(600):
            voice = self.room.state().rounds[-1].voices.get(self.seat, {}).get(PROJECTS[0])
            if voice is not None and (voice.answers.get(FIT), voice.reasons.get(FIT)) == (answer, why):
                return
            self.page.wait_for_timeout(100)
        pytest.fail(f"{self.seat} has not saved {answer} {why}: {voice}")

    def keeps(self, text: str) -> None:
        """Wait until the tab's storage has a text; "" for nothing at all."""
        there = f"(sessionStorage.getItem({STORED!r}) ?? '')"
        self.page.wait_for_function(f"(text) => text ? {there}.includes(text) : !{there}", arg=text)

    def close(self) -> None:
        """Put the device away."""
        self.page.context.close()


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
        seat.close()


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
    """Both texts are shown, and the one that was typed here goes into the field when its author says so."""
    twice = Seat(browser, room, room.port, "twice")
    twice.open()
    twice.type(HALF)
    cast = BallotCast(round=1, project=PROJECTS[0], answers={FIT: 8.0}, reasons={FIT: "On the other tab."}, replaces=0)
    room.store.append(SESSION, "twice", "twice", cast)
    twice.page.reload(wait_until="commit")
    twice.reads("On the other tab.")
    expect(twice.page.locator(".kept")).to_contain_text(f"{say('web.drafts.lost', 'en')} “{HALF}”")
    twice.page.get_by_role("button", name=say("web.drafts.put", "en")).click()
    twice.reads(HALF)
    twice.saved(answer=8.0, why=HALF)
    twice.close()


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
