"""The field that somebody is in: whatever the server or the others do, each key stands where the caret is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from string import ascii_lowercase

import pytest
from playwright.sync_api import Browser, Page, expect

from appraisal.text import say
from tests.browser.room import HALF, Room, Seat, room_of, word

pytestmark = pytest.mark.browser
BACK = 4  # steps of the caret before its author goes on
AFTER = 40  # keys after the last thing that could take one
EVERY = 20  # ms between two keys


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room before its first round."""
    with room_of(tmp_path_factory.mktemp("room"), ["typist"], opened=False) as opened:
        yield opened


class Typing:
    """Keys that come one after another, whatever the page does."""

    def __init__(self, page: Page) -> None:
        self._page, self._letters = page, cycle(ascii_lowercase)
        self.typed = ""

    def begin(self) -> None:
        """Type half of a word, and step back into it."""
        self._page.keyboard.type(HALF)
        for _ in range(BACK):
            self._page.keyboard.press("ArrowLeft")

    def until(self, done: Callable[[], bool] = lambda: True) -> str:
        """Type until something is so, and a little longer; return what must stand in the field."""
        while not done():
            self._press()
        for _ in range(AFTER):
            self._press()
        return f"{HALF[:-BACK]}{self.typed}{HALF[-BACK:]}"

    def _press(self) -> None:
        letter = next(self._letters)
        self._page.keyboard.press(letter)
        self._page.wait_for_timeout(EVERY)
        self.typed += letter


def test_a_desk_that_is_drawn_anew_takes_no_key(room: Room, browser: Browser) -> None:
    """The order of its parts changes while a deputy types in one of them, so that the field itself is another one."""
    deputy = Seat(browser, room, room.port, "deputy")
    deputy.open()
    deputy.page.locator(".st-key-chair_open summary").click()
    field = deputy.page.locator(".st-key-chair_reason input")
    field.click()
    field.evaluate("(field) => { window.first = field }")
    typing = Typing(deputy.page)
    typing.begin()
    room.rate()
    text = typing.until(lambda: not deputy.page.evaluate("() => window.first.isConnected"))
    expect(field).to_have_value(text)
    expect(field).to_be_focused()
    deputy.close()


def test_a_server_that_starts_again_takes_no_key(room: Room, browser: Browser) -> None:
    """Keys come while it is killed, away, back and drawing the page: then the reason is saved as it was typed."""
    if not room.state().rounds:
        room.rate()
    typist = Seat(browser, room, room.port, "typist")
    typist.open()
    typist.page.get_by_text("9", exact=True).wait_for()
    typist.answer("5")
    field = typist.page.get_by_label(word("why"), exact=True)
    field.click()
    typing = Typing(typist.page)
    typing.begin()
    room.kill()
    typing.until(lambda: typist.page.get_by_text(say("web.drafts.away", "en")).is_visible())
    room.start()
    typing.until(typist.connected)
    text = typing.until(lambda: typist.page.locator(".stApp[data-test-script-state='notRunning']").count() == 1)
    expect(field).to_have_value(text)
    expect(field).to_be_focused()
    field.blur()
    typist.saved(answer=5.0, why=text)
    typist.close()
