"""Markup in every text of a case and of a session: pages show it as typed, and nothing comes to life."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

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
from tests.browser.hostile import ALIVE, IMAGE, TEXTS, Held
from tests.journal.kuzbass import CASE, RULES
from tests.journal.made import SESSION
from tests.meeting.made import EXPERTS
from tests.web.wall_meeting import scenes

pytestmark = pytest.mark.browser
BY_TURNS = cycle(TEXTS)
MOST = 60  # letters of a hostile text before another one: a name has its limit
PLAIN = {"reason", "reasons", "text"}  # of those in one language the ones that are no keys


def marked(value: Any, name: str = "") -> Any:
    """Return a document, or a part of one, with a hostile text before each of its texts."""
    if isinstance(value, LocalText):
        return LocalText(*(IMAGE if name == "short" else _bad(each) for each in (value.en, value.ru)))
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
    if isinstance(value, str) and name in PLAIN and not hasattr(value, "name"):
        return _bad(value)
    return value


def _bad(text: str) -> str:
    return f"{IMAGE} {next(BY_TURNS)[:MOST]} {text}"


HOSTILE = marked(CASE)


def _said(event: Event) -> Event:
    if isinstance(event, RulesSealed):
        return seal(HOSTILE, RULES)
    if isinstance(event, SeatNamed):
        return SeatNamed(name=_bad(""))
    made: Event = marked(event.model_copy(update={"digest": HOSTILE.digest}) if isinstance(event, Opened) else event)
    return made


def _held() -> Iterator[tuple[str, str | None, Event]]:
    for _, steps, _ in scenes():
        for step in steps:
            yield step.actor, step.for_seat, _said(step.event)


def test_what_came_to_life_would_be_found(browser: Browser) -> None:
    """The measure of all pages here can fail."""
    page = tab_of(browser).page
    page.set_content(f"<p>{escape(IMAGE)}</p>")
    assert page.evaluate(ALIVE) == []
    for at, text in enumerate((IMAGE, TEXTS[6], TEXTS[8]), start=1):
        page.locator("p").evaluate("(found, html) => found.insertAdjacentHTML('afterend', html)", text)
        assert len(page.evaluate(ALIVE)) == at
    page.context.close()


def test_no_text_comes_to_life(tmp_path: Path, browser: Browser) -> None:
    """On the pages of an expert in a round, of the chair after the decision, on both faces of the wall, in the memo."""
    where = str(tmp_path / "s.sqlite")
    steps = list(_held())
    blind = next(at for at, (*_, event) in enumerate(steps) if event.kind == "round_closed")
    with Store.at(where) as store:
        for actor, for_seat, event in steps[:blind]:
            store.append(SESSION, actor, for_seat, event, case=kept(HOSTILE))
        with serving(ROOT / "app.py", more={"APPRAISAL_SESSION": SESSION, "APPRAISAL_STORE": where}) as address:
            door = Door(store, SESSION)
            chair, expert = (Held(browser, address, door, seat) for seat in ("head", EXPERTS[1]))
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
