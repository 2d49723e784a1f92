"""Markup in every text of a case and of a session: pages show it as typed, and nothing comes to life."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from appraisal.access.cookie import NAME
from appraisal.access.door import Door
from appraisal.document import Document
from appraisal.documents.case import Case
from appraisal.journal.events.base import Event
from appraisal.journal.events.opening import Opened, RulesSealed
from appraisal.journal.events.seats import SeatNamed
from appraisal.journal.kept_case import kept
from appraisal.journal.sealing import seal
from appraisal.store.sessions import Store
from appraisal.text import LocalText
from tests.browser.conftest import ROOT, serving, tab_of
from tests.journal.kuzbass import CASE, RULES
from tests.journal.made import SESSION
from tests.meeting.made import EXPERTS
from tests.web.wall_meeting import scenes

pytestmark = pytest.mark.browser
IMAGE = "<img/src=//x.io onerror=h()>"
BAD = f"{IMAGE}![](//x.io) [a](//x.io) "
TEXTS = {"reason", "reasons", "text"}  # of those in one language the ones that are no keys
ALIVE = """() => [...document.querySelectorAll("*")].filter((each) => ["src", "href"].some((name) =>
  each.getAttribute(name)?.includes("x.io"))).map((each) => each.outerHTML)"""


def marked(value: Any, name: str = "") -> Any:
    """Return a document, or a part of one, with markup before each of its texts."""
    if isinstance(value, LocalText):
        return LocalText(*(IMAGE if name == "short" else f"{BAD}{each}" for each in (value.en, value.ru)))
    if isinstance(value, Case):
        of = ("head", "projects", "criteria_set", "criteria", "council", "ballots", "rules", "scenarios")
        return replace(value, **{each: marked(getattr(value, each)) for each in of})
    if isinstance(value, Document):
        fields = type(value).model_fields
        return value.model_copy(update={each: marked(getattr(value, each), each) for each in fields})
    if isinstance(value, tuple):
        return tuple(marked(each, name) for each in value)
    if isinstance(value, Mapping):
        return {key: marked(each, name) for key, each in value.items()}
    if isinstance(value, str) and name in TEXTS and not hasattr(value, "name"):
        return f"{BAD}{value}"
    return value


HOSTILE = marked(CASE)


def _said(event: Event) -> Event:
    if isinstance(event, RulesSealed):
        return seal(HOSTILE, RULES)
    if isinstance(event, SeatNamed):
        return SeatNamed(name=BAD)
    made: Event = marked(event.model_copy(update={"digest": HOSTILE.digest}) if isinstance(event, Opened) else event)
    return made


def _held() -> Iterator[tuple[str, str | None, Event]]:
    for _, steps, _ in scenes():
        for step in steps:
            yield step.actor, step.for_seat, _said(step.event)


class Device:
    """A device that holds a seat, what it asked of others, and what its browser had to stop."""

    def __init__(self, browser: Browser, address: str, store: Store, seat: str) -> None:
        self.tab = tab_of(browser)
        self.page: Page = self.tab.page
        self.address = address
        self.foreign: list[str] = []
        door = Door(store, SESSION)
        (link,) = door.issue([seat], instead=False)
        self.page.context.add_cookies([{"name": NAME, "value": door.bind(link.token).cookie, "url": address}])
        self.page.add_init_script("window.h = () => { window.hit = true }")
        self.page.on("request", self._asked)

    def look(self, path: str, *, shows: str = IMAGE) -> None:
        """Open a page, wait until it shows the markup as text, and hold it to that."""
        self.page.goto(f"{self.address}{path}")
        expect(self.page.locator("body")).to_contain_text(shows)
        if not path.startswith(("/wall", "/files")):
            self.page.locator(".stApp[data-test-script-state='notRunning']").wait_for()
        assert self.page.evaluate(ALIVE) == []
        assert not self.page.evaluate("window.hit ?? false")

    def close(self) -> None:
        """Hold the whole of it to what it asked."""
        assert self.foreign == []
        assert [each for each in self.tab.complaints if "Refused" in each or "Content Security" in each] == []
        self.page.context.close()

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:", "about:")):
            self.foreign.append(request.url)


def test_no_text_comes_to_life(tmp_path: Path, browser: Browser) -> None:
    """On the pages of an expert in a round, of the chair after the decision, on both faces of the wall, in the memo."""
    where = str(tmp_path / "s.sqlite")
    steps = list(_held())
    blind = next(at for at, (*_, event) in enumerate(steps) if event.kind == "round_closed")
    with Store.at(where) as store:
        for actor, for_seat, event in steps[:blind]:
            store.append(SESSION, actor, for_seat, event, case=kept(HOSTILE))
        with serving(ROOT / "app.py", more={"APPRAISAL_SESSION": SESSION, "APPRAISAL_STORE": where}) as address:
            chair = Device(browser, address, store, "head")
            expert = Device(browser, address, store, EXPERTS[1])
            expert.look("/?language=en")
            for actor, for_seat, event in steps[blind:]:
                store.append(SESSION, actor, for_seat, event)
            expert.look("/?language=ru")
            expert.close()
            for path in ("/", "/register", "/finance", "/ranking", "/portfolio", "/memo"):
                chair.look(path)
            for face in ("public", "council"):
                chair.look(f"/wall?face={face}")
            body = chair.page.context.request.get(f"{address}/files/memo?format=html").text()
            assert "<img/src" not in body
            assert "&lt;img/src" in body
            chair.close()
