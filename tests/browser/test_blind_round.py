"""All that a seat's browser receives while a round is blind: nothing of another seat's answers is in it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from struct import pack
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Error, Response, expect

from appraisal.access.cookie import NAME
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.rating import BallotCast, Finished, RoundOpened
from appraisal.web.memo_route import PATH
from tests.browser.conftest import tab_of
from tests.web.council_app import CASE, SESSION, Served, council_app

pytestmark = pytest.mark.browser
FIRST = next(iter(CASE.projects))
FIT = "sectoral_fit"
SAID = {"anna": (5.1234, "Quagga"), "boris": (7.3141, "Okapi"), "vera": (2.7183, "Axolotl")}  # marks and reasons
MEMO = f"{PATH}?format"
PAGES = {
    "anna": ("/", "/ranking", "/portfolio", "/memo", f"{MEMO}=html", f"/?language=en&project={FIRST}"),
    "chair": ("/ranking", "/wall?face=council", "/wall?face=public", f"{MEMO}=html", f"{MEMO}=docx", "/"),
    "secretary": ("/record", "/secretary"),
    "auditor": ("/ranking", "/record"),
    "guest": ("/wall?face=council", "/"),
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
            self.received += _parts(self.page.context.request.get(address).body())
            return
        self.page.goto(address)
        if path.startswith("/wall"):
            self.page.locator("#wall h1").wait_for()
        else:
            self.page.locator(".stMain :is(h1, h2)").first.wait_for()
            self.page.locator(".stApp[data-test-script-state='notRunning']").wait_for()
        self.received.append(self.page.content().encode())

    def end(self) -> None:
        """Keep what the browser itself has kept, and put the device away."""
        kept = self.page.evaluate("() => JSON.stringify([{...sessionStorage}, {...localStorage}])")
        self.received.append(kept.encode())
        self.page.context.close()

    def heard(self) -> set[tuple[str, object]]:
        """Return whose marks and reasons have come in, as a word or as a number in any form."""
        forms = {(seat, said): _forms(said) for seat, each in SAID.items() for said in each}
        return {key for key, each in forms.items() if any(form in got for form in each for got in self.received)}

    def _heard(self, frame: bytes | str) -> None:
        self.received.append(frame if isinstance(frame, bytes) else frame.encode())

    def _answered(self, response: Response) -> None:
        if "/static/" not in response.url:
            try:
                self.received.append(response.body())
            except Error:
                return  # a redirection, or an answer that the page did not wait for


def _parts(body: bytes) -> list[bytes]:
    """Return a file, and what is packed in it."""
    if not body.startswith(b"PK"):
        return [body]
    with ZipFile(BytesIO(body)) as packed:
        return [packed.read(name) for name in packed.namelist()]


def _forms(said: float | str) -> set[bytes]:
    """Return how something would stand in a page, a message or a file."""
    if isinstance(said, str):
        return {said.encode()}
    return {f"{said}".encode(), f"{said}".replace(".", ",").encode(), pack("<d", said), pack(">d", said)}


def _cast(served: Served, seat: str) -> None:
    mark, why = SAID[seat]
    cast = BallotCast(round=1, project=FIRST, answers={FIT: mark}, reasons={FIT: why}, replaces=0)
    served.store.append(SESSION, seat, seat, cast)


def test_nothing_of_another_seats_answers_comes_in(tmp_path: Path, browser: Browser) -> None:
    """By page, socket, file or wall, before and while the others save; the own ones do, so the measure can fail."""
    with council_app(tmp_path) as served:
        for seat in ("chair", *SAID):
            served.store.append(SESSION, seat, seat, ConflictDeclared(answers=dict.fromkeys(CASE.projects, "none")))
        served.store.append(SESSION, "chair", None, RoundOpened(round=1))
        for seat in ("anna", "boris"):
            _cast(served, seat)
        devices = {seat: Device(browser, served, seat) for seat in PAGES}
        for seat, device in devices.items():
            for path in PAGES[seat]:
                device.look(path)
        _cast(served, "vera")
        seq = served.store.append(SESSION, "vera", "vera", Finished(round=1)).entry.seq
        for device in devices.values():
            expect(device.page.locator(".strip")).to_contain_text(f"№ {seq} ")
            device.end()
    assert min(sum(map(len, each.received)) for each in devices.values()) > 100_000
    heard = {seat: device.heard() for seat, device in devices.items()}
    assert heard == {seat: {(seat, said) for said in SAID.get(seat, ())} for seat in devices}
