"""Take the README's two pictures by `python docs/make_pictures.py`: the portfolio, and a rehearsal's wall and a phone.

Needs a Chromium on the machine and Playwright, which `pip install -e ".[test]"` brings.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from appraisal.documents.case import INVESTMENT
from appraisal.journal.council import as_case
from appraisal.journal.events.agenda import Item, ItemCalled
from appraisal.journal.events.base import Event
from appraisal.journal.events.conflicts import ConflictDeclared, ConflictRuled
from appraisal.journal.events.rating import Revealed, RoundClosed, RoundOpened
from appraisal.journal.next_step import next_step
from appraisal.journal.session import Session
from appraisal.meeting.chair import round_on_agenda
from appraisal.meeting.rehearsal import CHAIR
from appraisal.store.sessions import Store
from appraisal.text import say
from appraisal.web.rehearsal import sample

HERE = Path(__file__).parent
SESSION = "rehearsal"
WALL, PHONE, WIDE = (1920, 1080), (390, 844), (1280, 800)
PATIENCE = 300  # seconds for whatever is waited for
_BOTH = """<body style="margin:0;display:flex;gap:28px;align-items:center;padding:24px;background:#dfe5ea">
<img style="height:720px;width:1280px;border:2px solid #333" src="data:image/png;base64,{wall}">
<img style="height:720px;border:6px solid #222;border-radius:28px" src="data:image/png;base64,{phone}"></body>"""


@contextmanager
def served(*given: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Run `appraisal serve` until the block ends; yield its address and what it has printed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    address, said = f"http://127.0.0.1:{port}", folder / "said"
    environment = {**os.environ, "STREAMLIT_SERVER_HEADLESS": "true", "TMPDIR": str(folder)}
    command = [sys.executable, "-m", "appraisal", "serve", *given, "--port", str(port)]
    with said.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment)  # noqa: S603
        try:
            until(lambda: _answers(address))
            yield address, said.read_text(encoding="utf-8")
        finally:
            process.terminate()
            process.wait()


def _answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/_stcore/health", timeout=2) as answer:  # noqa: S310 - it is our own server
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def until(reached: Callable[[], bool]) -> None:
    """Wait until something is so.

    Raises:
        TimeoutError: if it does not come.
    """
    end = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.2)


def portfolio(browser: Browser, folder: Path) -> bytes:
    """Return the page of the portfolio of the sample."""
    with served(folder=folder) as (address, _):
        page = _page(browser, WIDE)
        page.goto(f"{address}/portfolio?language=en")
        page.wait_for_selector(".track")
        page.wait_for_selector(".stApp[data-test-script-state='notRunning']", state="attached")
        page.wait_for_load_state("networkidle")
        return bytes(page.screenshot())


def meeting(browser: Browser, folder: Path) -> bytes:
    """Return the wall and a phone in the second round of a rehearsal, side by side."""
    with served("--rehearsal", "--minutes", "0.1", folder=folder) as (address, said):
        chair_link, phone_link = re.findall(rf"{address}/join/\S+", said)
        (database,) = folder.glob("*/rehearsal.sqlite")
        with Store.at(database) as store:
            rated(store)
            phone = _page(browser, PHONE, sharp=2)
            phone.goto(phone_link)
            phone.get_by_role("button").click()
            project = discussed(store)
            phone.goto(f"{address}/?language=en&project={project}")
            wall = _page(browser, WALL)
            wall.goto(chair_link)
            wall.get_by_role("button").click()
            wall.wait_for_selector(".strip")
            wall.goto(f"{address}/wall?face=public&language=en")
            wall.wait_for_selector(".scene.item .chart")
            phone.wait_for_selector(".st-key-seat [data-testid='stButtonGroup']")
            phone.get_by_text(
                say("session.seat_page.figures", "en"), exact=True
            ).click()  # so that the buttons are seen
            phone.wait_for_selector(".stApp[data-test-script-state='notRunning']", state="attached")
            shots = {"wall": wall.screenshot(), "phone": phone.screenshot()}
    both = _page(browser, (1770, 780))
    both.set_content(_BOTH.format(**{name: b64encode(shot).decode() for name, shot in shots.items()}))
    return bytes(both.screenshot())


def _page(browser: Browser, size: tuple[int, int], *, sharp: int = 1) -> Page:
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="en-GB", device_scale_factor=sharp
    )
    context.set_default_timeout(1000 * PATIENCE)
    return context.new_page()


def rated(store: Store) -> None:
    """Chair a rehearsal up to the reveal of round 1, while its experts answer by themselves."""

    def now() -> Session:
        return store.state(SESSION)

    until(lambda: next_step(now()).key in ("rule", "open_round"))
    listed = [each.key for each in now().sealed.projects]
    store.append(SESSION, CHAIR, CHAIR, ConflictDeclared(answers=dict.fromkeys(listed, "none")))
    for seat, declared in now().conflicts.items():
        for project, each in declared.items():
            if each.declared == "conflict":
                ruled = ConflictRuled(project=project, recused=True, reason="The same team.")
                store.append(SESSION, CHAIR, seat, ruled)
    store.append(SESSION, CHAIR, None, RoundOpened(round=1))
    until(lambda: next_step(now()).key == "close_round")
    for event in (RoundClosed(round=1), Revealed(round=1)):
        store.append(SESSION, CHAIR, None, event)


def discussed(store: Store) -> str:
    """Open round 2 on the agenda and call its first project that has figures; return it."""
    state, case = store.state(SESSION), sample()
    (opened,) = round_on_agenda(2)(as_case(case, state), state)
    asked = [each.project for each in opened.cells] if isinstance(opened, RoundOpened) else []
    project = next(each for each in asked if case.projects[each].figure(INVESTMENT, unit="").value is not None)
    called: tuple[Event, ...] = (opened, ItemCalled(item=Item(of="project", key=project)))
    for event in called:
        store.append(SESSION, CHAIR, None, event)
    return project


def main() -> None:
    """Take both pictures; with the name of one, that one."""
    makers = {"portfolio": portfolio, "meeting": meeting}
    chromium = shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name in sys.argv[1:] or makers:
            with tempfile.TemporaryDirectory() as folder:
                HERE.joinpath(f"{name}.png").write_bytes(makers[name](browser, Path(folder)))
        browser.close()


if __name__ == "__main__":
    main()
