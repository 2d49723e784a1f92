"""All that a seat's browser receives while a round is blind: nothing of another seat's answers is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Response, expect

from appraisal.access.cookie import NAME
from appraisal.documents.ballot import Said
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.rating import BallotCast, Finished, RoundOpened
from appraisal.web.memo_route import PATH
from tests.browser.conftest import tab_of
from tests.web.council_app import CASE, SESSION, Served, council_app

pytestmark = pytest.mark.browser
FIRST = next(iter(CASE.projects))
FIT = "sectoral_fit"
SEATS = {"anna": "Quagga", "boris": "Okapi", "vera": "Axolotl"}  # and what each of them writes
PAGES = {
    "anna": ("/", "/ranking", "/portfolio", "/memo", f"{PATH}?format=html"),
    "chair": ("/", "/ranking", "/wall?face=council", "/wall?face=public", f"{PATH}?format=html"),
}


class Device:
    """A device that holds a seat, and every byte that the server sends it."""

    def __init__(self, browser: Browser, served: Served, seat: str) -> None:
        self.received: list[bytes] = []
        self._served = served
        self.page = tab_of(browser).page
        door = served.door
        (link,) = door.issue([seat], instead=False)
        self.page.context.add_cookies([{"name": NAME, "value": door.bind(link.token).cookie, "url": served.address}])
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._heard))
        self.page.on("response", self._answered)

    def look(self, path: str) -> None:
        """Open a page or fetch a file, and wait until all of it is there."""
        address = f"{self._served.address}{path}"
        if path.startswith(PATH):
            self.received.append(self.page.context.request.get(address).body())
            return
        self.page.goto(address)
        if path.startswith("/wall"):
            self.page.locator("#wall h1").wait_for()
        else:
            self.page.locator(".stMain :is(h1, h2)").first.wait_for()
            self.page.locator(".stApp[data-test-script-state='notRunning']").wait_for()
        self.received.append(self.page.content().encode())

    def of(self, word: str) -> bool:
        """Return whether a word has come in."""
        return any(word.encode() in each for each in self.received)

    def _heard(self, frame: bytes | str) -> None:
        self.received.append(frame if isinstance(frame, bytes) else frame.encode())

    def _answered(self, response: Response) -> None:
        if "/static/" not in response.url:
            try:
                self.received.append(response.body())
            except Error:
                return  # a redirection, or an answer that the page did not wait for


def _cast(served: Served, seat: str) -> int:
    answers: dict[str, Said] = {FIT: 3.0}
    cast = BallotCast(round=1, project=FIRST, answers=answers, reasons={FIT: SEATS[seat]}, replaces=0)
    return served.store.append(SESSION, seat, seat, cast).entry.seq


def test_nothing_of_another_seats_answers_comes_in(tmp_path: Path, browser: Browser) -> None:
    """By page, socket, file or wall, before and while the others save; the own words do, so the measure can fail."""
    with council_app(tmp_path) as served:
        for seat in ("chair", *SEATS):
            served.store.append(SESSION, seat, seat, ConflictDeclared(answers=dict.fromkeys(CASE.projects, "none")))
        served.store.append(SESSION, "chair", None, RoundOpened(round=1))
        for seat in ("anna", "boris"):
            _cast(served, seat)
        devices = {seat: Device(browser, served, seat) for seat in PAGES}
        for seat, device in devices.items():
            for path in PAGES[seat]:
                device.look(path)
        devices["anna"].look(f"/?language=en&project={FIRST}")
        devices["chair"].look("/")
        _cast(served, "vera")
        seq = served.store.append(SESSION, "vera", "vera", Finished(round=1)).entry.seq
        for device in devices.values():
            expect(device.page.locator(".strip")).to_contain_text(f"№ {seq} ")
        sizes = {seat: sum(map(len, device.received)) for seat, device in devices.items()}
        heard = {seat: {word for word in SEATS.values() if device.of(word)} for seat, device in devices.items()}
        for device in devices.values():
            device.page.context.close()
    assert min(sizes.values()) > 100_000
    assert heard == {"anna": {SEATS["anna"]}, "chair": set()}
