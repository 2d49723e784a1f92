"""A session in its first round before real browsers: its server can be killed, and the wire to it can be cut."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from appraisal.access.cookie import NAME
from appraisal.access.door import Door
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.rating import RoundOpened
from appraisal.journal.events.seats import Arrived, Seated, SeatNamed
from appraisal.journal.session import Session
from appraisal.store.sessions import Store
from appraisal.text import say
from tests.browser.conftest import ROOT, free_port, running, tab_of
from tests.web.council_app import CASE, SESSION, hold

PROJECTS = list(CASE.projects)
FIT = "sectoral_fit"
HALF = "Half of a rea"
STORED = "appraisal-drafts"  # the name in the tab's storage under which `drafts.js` keeps what is typed


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

    def rate(self) -> None:
        """Open the first round."""
        self.store.append(SESSION, "chair", None, RoundOpened(round=1))

    def state(self) -> Session:
        """Return the session as of now."""
        return self.store.state(SESSION)


@contextmanager
def room_of(folder: Path, seats: Sequence[str], *, late: Sequence[str] = (), opened: bool = True) -> Iterator[Room]:
    """Yield a room of experts, in their first round where it is opened.

    Those who are late have not answered on conflicts yet.
    """
    where = str(folder / "s.sqlite")
    with Store.at(where) as store:
        hold(store)
        for seat in (*seats, *late):
            store.append(SESSION, "secretary", seat, Seated(role="expert", person=seat))
            store.append(SESSION, "secretary", seat, SeatNamed(name=seat))
            store.append(SESSION, seat, seat, Arrived())
            if seat not in late:
                store.append(SESSION, seat, seat, ConflictDeclared(answers=dict.fromkeys(PROJECTS, "none")))
        room = Room(store, where)
        if opened:
            room.rate()
        try:
            yield room
        finally:
            room.close()


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

    def connected(self) -> bool:
        """Return whether the page has its server."""
        there = "() => document.querySelector('.stApp').dataset.testConnectionState === 'CONNECTED'"
        return bool(self.page.evaluate(there))

    def close(self) -> None:
        """Put the device away."""
        self.page.context.close()
