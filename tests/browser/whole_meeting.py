"""A whole meeting in browsers: its server as the command starts it, its devices, and what its journal has."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from appraisal.journal.session import Session
from appraisal.store.sessions import Store
from appraisal.text import Language
from tests.browser.conftest import ROOT, free_port, running
from tests.browser.device import LAPTOP, PHONE, Device
from tests.browser.small_case import PROJECTS, small_case

CASE = small_case()
FIT = "sectoral_fit"  # the one criterion that is rated
MOST_SECONDS = 120
KEPT_FROM = PROJECTS[-1]  # the project from which a member stands aside
NAMES = {
    "secretary": "Olga Petrova",
    "chair": "Viktor Orlov",
    "deputy": "Darya Kim",
    "expert-1": "Anna Ivanova",
    "expert-2": "Boris Smirnov",
    "expert-3": "Vera Sokolova",
    "observer-1": "Gallery",
}
LATE = ("expert-4", "Lev Petrov")
EXPERTS = tuple(each for each in NAMES if each.startswith("expert"))


@dataclass
class Meeting:
    """A session of a store, its server, and the devices of its seats by seat."""

    browser: Browser
    where: str
    language: Language
    store: Store
    folder: Path
    key: str = ""
    port: int = field(default_factory=free_port)
    devices: dict[str, Device] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Beginning of its addresses."""
        return f"http://127.0.0.1:{self.port}"

    def state(self) -> Session:
        """Return the session as of now."""
        return self.store.state(self.key)

    @contextmanager
    def served(self, *given: str) -> Iterator[subprocess.Popen[str]]:
        """Run `appraisal serve` on the store until the block ends; what it says is added to a file."""
        command = [sys.executable, "-m", "appraisal", "serve", "--store", self.where, "--port", str(self.port)]
        with (
            self.said.open("a", encoding="utf-8") as out,
            running([*command, "--language", self.language, *given], self.port, stdout=out) as process,
        ):
            yield process

    @property
    def said(self) -> Path:
        """What its servers have said."""
        return self.folder / "said"

    def command(self, *given: str) -> str:
        """Run a command on the session and return what it prints."""
        verb, *rest = given
        line = [sys.executable, "-m", "appraisal", "session", verb, self.key, *rest, "--store", self.where]
        return subprocess.run(line, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8").stdout

    def device(self, seat: str, size: tuple[int, int] | None = None) -> Device:
        """Return a new device for a seat, which has not come in yet."""
        made = Device.new(self.browser, seat, self.language, size or (PHONE if seat.startswith("expert") else LAPTOP))
        self.devices[seat] = made
        return made

    def until(self, reached: Callable[[Session], bool], what: str) -> Session:
        """Wait until the journal has something."""
        page = next(iter(self.devices.values())).page
        for _ in range(10 * MOST_SECONDS):
            state = self.state()
            if reached(state):
                return state
            page.wait_for_timeout(100)
        pytest.fail(f"not in the journal: {what}")

    def declares(self, seat: str, *, conflict: bool = False) -> None:
        """Let an expert answer on conflicts of interest: on the last project there may be one."""
        device = self.devices[seat]
        groups = device.page.locator(".st-key-seat [data-testid='stButtonGroup']")
        expect(groups).to_have_count(len(PROJECTS))
        for at, project in enumerate(PROJECTS):
            groups.nth(at).locator("button").nth(int(conflict and project == KEPT_FROM)).click()
        if conflict:
            device.field("seat_page.conflicts.why").fill("My brother owns it.")
        device.press("seat_page.conflicts.save")
        self.until(lambda state: len(state.conflicts.get(seat, {})) == len(PROJECTS), f"conflicts of {seat}")

    def rates(self, seat: str, project: str, points: int) -> None:
        """Let an expert rate the project at hand, and wait until the device has its receipt."""
        device = self.devices[seat]
        self.is_at(seat, project)
        device.answer(str(points))

        def saved(state: Session) -> bool:
            voice = state.rounds[-1].voices.get(seat, {}).get(project)
            return voice is not None and voice.answers.get(FIT) == points

        voice = self.until(saved, f"{seat} on {project}").rounds[-1].voices[seat][project]
        device.sees(device.word("seat_page.saved", receipt=f"№ {voice.seq} "))

    def is_at(self, seat: str, project: str) -> None:
        """Wait until a device has a project at hand, and its server nothing more to send."""
        title = CASE.projects[project].name.to(self.language)
        expect(self.devices[seat].page.locator(".st-key-seat h2").filter(has_text=title)).to_be_visible()
        self.devices[seat].settle()

    def rates_all(self, seat: str, points: dict[str, int]) -> None:
        """Let an expert rate projects one after another, from the one at hand."""
        for at, (project, each) in enumerate(points.items()):
            if at:
                self.devices[seat].press("seat_page.next")
            self.rates(seat, project, each)

    def finishes(self, seat: str) -> None:
        """Let an expert say that the ballot is done."""
        device, number = self.devices[seat], self.state().rounds[-1].number
        device.press("seat_page.finish")
        device.sees(device.word("seat_page.finished", round=number))

    def follows(self) -> None:
        """Wait until every device shows the last event, whatever was lost in between."""
        number = re.compile(rf"№\s{self.state().seq} ·")
        for device in self.devices.values():
            expect(device.page.locator(".strip, .foot").first).to_contain_text(number)

    def pictures(self, stage: str, *seats: str) -> None:
        """Keep pictures of some devices, or of all, for CI."""
        for seat in seats or self.devices:
            self.devices[seat].picture(stage)

    def close(self) -> None:
        """Put all devices away."""
        for device in self.devices.values():
            device.page.context.close()
