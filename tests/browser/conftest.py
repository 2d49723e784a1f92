"""The app as a process of its own and the machine's Chromium before it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import IO

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

PATIENCE = 120_000  # a loaded machine is slow, not wrong
expect.set_options(timeout=PATIENCE)

ROOT = Path(__file__).parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def serving(
    launcher: Path,
    *,
    case: Path | None = None,
    command: Sequence[str] = (),
    more: Mapping[str, str] | None = None,
    heard: list[str] | None = None,
) -> Iterator[str]:
    """Run a launcher until the block ends and yield its address; `command` stands before its path.

    What it said meanwhile is added to `heard` at the end.
    """
    port = free_port()
    given = {"STREAMLIT_SERVER_PORT": str(port), **(more or {})}
    if case is not None:
        given["APPRAISAL_CASE"] = str(case)
    with running([sys.executable, *command, str(launcher)], port, more=given, heard=heard):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def running(
    command: Sequence[str],
    port: int,
    *,
    more: Mapping[str, str] | None = None,
    heard: list[str] | None = None,
    stdout: IO[str] | int = subprocess.PIPE,
    cwd: Path = ROOT,
) -> Iterator[subprocess.Popen[str]]:
    """Run a command that serves the app at a port until the block ends, and yield its process."""
    environment = {**os.environ, "STREAMLIT_SERVER_HEADLESS": "true", "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    environment.pop("APPRAISAL_CASE", None)
    environment.update(more or {})
    process = subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=stdout, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )
    try:
        _wait(process, port)
        yield process
    finally:
        process.terminate()
        said, _ = process.communicate(timeout=20)
        if heard is not None:
            heard.append(said)


def _wait(process: subprocess.Popen[str], port: int) -> None:
    for _ in range(600):
        if process.poll() is not None:
            pytest.fail(f"the app ended: {process.communicate()[0]}")
        if _healthy(port):
            return
        time.sleep(0.1)
    pytest.fail("the app did not start within a minute")


def _healthy(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


@pytest.fixture(scope="session")
def profile(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """Return a profile of the machine's Chromium that stays warm: what a page loads is fetched and compiled once."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=chromium,
            args=ARGUMENTS,
            locale="en-GB",
            accept_downloads=True,
        )
        opened.set_default_timeout(PATIENCE)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def browser(profile: BrowserContext) -> Browser:
    """Return the machine's Chromium, for readers apart."""
    assert profile.browser is not None
    return profile.browser


@pytest.fixture(scope="session")
def app() -> Iterator[str]:
    """Return the address of the app over the sample case."""
    with serving(ROOT / "app.py") as address:
        yield address


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of the browser, and what its console complained of."""

    page: Page
    complaints: list[str]

    def open(self, address: str) -> Page:
        """Open an address and wait until the script has run."""
        self.page.goto(address)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the page is drawn and the script rests."""
        self.page.wait_for_selector(
            ".stApp[data-test-script-state='notRunning'] :is(.council, .finding, p.warn)", state="attached"
        )
        expect(self.page.locator(":is(.register, .what-if)[hidden]")).to_have_count(0)

    def drag(self, to: float) -> None:
        """Press the slider's thumb and hold it at a share of its track."""
        self.page.locator(".track").wait_for()
        box = self.page.locator(".track").bounding_box()
        assert box is not None
        thumb = self.page.locator(".cursor").first.bounding_box()
        assert thumb is not None
        middle = box["y"] + box["height"] / 2
        self.page.mouse.move(thumb["x"] + thumb["width"] / 2, middle)
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + to * box["width"], middle, steps=8)


def tab_of(browser: Browser, *, width: int = 1280, height: int = 800, locale: str = "en-GB") -> Tab:
    """Return an empty tab of a reader apart, with a profile of its own, that listens to its console."""
    context = browser.new_context(locale=locale, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    return tab_in(context, width=width, height=height)


def tab_in(context: BrowserContext, *, width: int = 1280, height: int = 800) -> Tab:
    """Return an empty tab that listens to its console."""
    tab = Tab(context.new_page(), [])
    tab.page.set_viewport_size({"width": width, "height": height})

    def heard(message: ConsoleMessage) -> None:
        # On a link to a page Streamlit first looks for its server beneath that page.
        if message.type == "error" and "/_stcore/" not in message.location["url"]:
            tab.complaints.append(f"{message.text} {message.location}")

    tab.page.on("console", heard)
    tab.page.on("pageerror", lambda error: tab.complaints.append(str(error)))
    return tab


@pytest.fixture
def tab(profile: BrowserContext) -> Iterator[Tab]:
    """Return a tab as wide as the narrowest screen that we promise; nothing may go wrong in it."""
    opened = tab_in(profile)
    yield opened
    for page in profile.pages[1:]:  # the first is Chromium's own; without any it would end
        page.close()
    profile.clear_cookies()
    assert not opened.complaints
