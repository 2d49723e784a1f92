"""A device at a meeting: what it presses, what the server has sent it, and the pictures of it that CI keeps."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Error, Locator, Page, Response, WebSocket, expect

from appraisal.text import Language, say
from tests.browser.conftest import tab_of

SCREENSHOTS = "APPRAISAL_SCREENSHOTS"  # the folder in which CI keeps what every surface looked like
LOCALES: dict[Language, str] = {"en": "en-GB", "ru": "ru-RU"}
LAPTOP, PHONE, WALL = (1280, 900), (390, 844), (1920, 1080)
RESTS = ".stApp[data-test-script-state='notRunning'][data-test-connection-state='CONNECTED']"


@dataclass
class Device:
    """A browser of its own in a language, with everything that the server has sent it since it is watched."""

    page: Page
    language: Language
    name: str
    watched: bool = False
    pieces: list[bytes] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @classmethod
    def new(cls, browser: Browser, name: str, language: Language, size: tuple[int, int] = LAPTOP) -> Device:
        """Return a device with an empty page."""
        width, height = size
        made = cls(tab_of(browser, width=width, height=height, locale=LOCALES[language]).page, language, name)
        made.page.on("response", made.keep)
        made.page.on("websocket", made.listen)
        return made

    def keep(self, answer: Response) -> None:
        """Keep the body of an answer, but for the scripts and fonts of the library; note which was gone too soon."""
        if not self.watched or "/static/" in answer.url:
            return
        try:
            self.pieces.append(answer.body())
        except Error:  # of a redirect, or of a page that was left meanwhile
            self.unread.append(answer.url)

    def listen(self, socket: WebSocket) -> None:
        """Keep what comes over a socket."""
        socket.on("framereceived", self.keep_frame)

    def keep_frame(self, frame: bytes | str) -> None:
        """Keep what has come over a socket."""
        if self.watched:
            self.pieces.append(frame if isinstance(frame, bytes) else frame.encode())

    def received(self) -> bytes:
        """Return all that has come since the device is watched, and what its page shows now."""
        return b"\n".join([*self.pieces, self.page.content().encode()])

    def word(self, key: str, **facts: object) -> str:
        """Return words of a session."""
        return say(f"session.{key}", self.language, **facts)

    def take(self, link: str) -> None:
        """Open the link of a seat and press its button; the page is still to come then."""
        self.page.goto(link)
        self.page.get_by_role("button").click(no_wait_after=True)

    def settle(self) -> None:
        """Wait until the page is drawn, has its server, and the script rests."""
        self.page.wait_for_selector(RESTS, state="attached")

    def button(self, key: str, **facts: object) -> Locator:
        """Return the shown button with some words."""
        return self.page.get_by_role("button", name=self.word(key, **facts), exact=True).filter(visible=True)

    def press(self, key: str, **facts: object) -> None:
        """Press a button, once it can be pressed."""
        expect(self.button(key, **facts)).to_be_enabled()
        self.settle()
        self.button(key, **facts).click()

    def go(self, title: str) -> None:
        """Go to another page by its link in the menu."""
        self.settle()
        self.page.get_by_role("link", name=title, exact=True).filter(visible=True).first.click()

    def tab(self, key: str) -> None:
        """Open a tab."""
        self.settle()
        self.page.get_by_role("tab", name=self.word(key), exact=True).click()

    def unfold(self, key: str) -> None:
        """Open what is folded under some words."""
        self.settle()
        self.page.get_by_text(self.word(key), exact=True).filter(visible=True).click()

    def field(self, key: str) -> Locator:
        """Return the field below some words."""
        return self.page.get_by_label(self.word(key), exact=True).filter(visible=True)

    def choose(self, key: str, option: str) -> None:
        """Choose an option of a list by a part of its words; a list closes when the page below it moves."""
        self.settle()
        box = self.page.get_by_role("combobox", name=self.word(key), exact=True).filter(visible=True)
        box.scroll_into_view_if_needed()
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        box.click()
        self.page.get_by_role("option", name=re.compile(re.escape(option))).first.click()
        self.settle()

    def sees(self, text: str) -> None:
        """Wait until the page shows a text."""
        expect(self.page.locator("body")).to_contain_text(text)

    def answer(self, said: str) -> None:
        """Press an answer of the project at hand, once the one before has gone."""
        button = self.page.locator(".st-key-seat [data-testid='stButtonGroup']").get_by_text(said, exact=True)
        expect(button).to_have_count(1)
        self.settle()
        button.click()

    def picture(self, stage: str) -> None:
        """Keep a picture for CI, if it asks for pictures."""
        folder = os.environ.get(SCREENSHOTS)
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            if self.page.locator(".stApp").count():
                self.settle()
            self.page.screenshot(path=Path(folder) / f"meeting-{stage}-{self.name}-{self.language}.png", full_page=True)
