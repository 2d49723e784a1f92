"""The app as a process of its own and the machine's Chromium before it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

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
def serving(launcher: Path, *, case: Path | None = None) -> Iterator[str]:
    """Run a launcher until the block ends and yield its address."""
    port = free_port()
    environment = {**os.environ, "STREAMLIT_SERVER_PORT": str(port), "STREAMLIT_SERVER_HEADLESS": "true"}
    environment.pop("APPRAISAL_CASE", None)
    if case is not None:
        environment["APPRAISAL_CASE"] = str(case)
    process = subprocess.Popen(
        [sys.executable, str(launcher)],
        cwd=launcher.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(process, address)
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=20)


def _wait(process: subprocess.Popen[str], address: str) -> None:
    for _ in range(300):
        if process.poll() is not None:
            pytest.fail(f"the app ended: {process.communicate()[0]}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail("the app did not start within 30 s")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Return the machine's Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty tab as wide as the narrowest screen that we promise; `page.errors` collects what goes wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB", accept_downloads=True)
    tab = context.new_page()
    yield tab
    context.close()
