"""A look at a page: what it was drawn from still stands, or its own browser is told to ask for it again."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.requests import Request

from appraisal.access.cookie import NAME
from appraisal.web import context, council
from appraisal.web.meeting import pulse


@dataclass(frozen=True)
class _Seat:
    key: str


class _Door:
    """Lets in whoever names a seat as its cookie."""

    aside = False

    def holder(self, cookie: str | None) -> _Seat | None:
        return None if cookie is None else _Seat(cookie)

    def sees_case(self, _seat: _Seat) -> bool:
        return not self.aside


class _Here:
    seat = _Seat("first")

    def __init__(self) -> None:
        self.stage = "rating"

    def now(self) -> tuple[Any, str]:
        return SimpleNamespace(session=SimpleNamespace(key=str(id(self)), stage=self.stage)), "CODE"


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A page of the seat `first`, drawn; `mounted` is what its browser was told last."""
    state: dict[str, Any] = {}
    made = SimpleNamespace(here=_Here(), door=_Door(), mounted={})
    monkeypatch.setattr(context, "kept", state.get)
    monkeypatch.setattr(context, "keep", state.__setitem__)
    monkeypatch.setattr(council, "door", lambda: made.door)
    monkeypatch.setattr(pulse, "strip_texts", lambda seen, code, _language: [seen.session.stage, code])
    monkeypatch.setattr(pulse, "_mounted", lambda *, data, **_: made.mounted.update(data))

    def draw() -> None:
        pulse.begin()
        pulse.watch(lambda seen: seen.session.stage, made.here.now()[0])
        pulse.draw(made.here, "en")

    made.draw = draw
    draw()
    return made


def _asked(page: Any, seat: str | None = "first") -> dict[str, Any]:
    """Return what the route tells a browser with a cookie of a seat, for the drawing that it was told of."""
    told = {key: page.mounted[key] for key in ("tab", "number")}
    headers = [] if seat is None else [(b"cookie", f"{NAME}={seat}".encode())]
    scope = {"type": "http", "method": "GET", "path": pulse.PATH, "query_string": urlencode(told), "headers": headers}
    said: dict[str, Any] = json.loads(bytes(asyncio.run(pulse.answer(Request(scope))).body))
    return said


def test_a_page_stands_until_what_it_was_drawn_from_changes(page: Any) -> None:
    """Nothing new: the words of the strip alone; something new: the page has to be drawn anew, and then stands."""
    assert _asked(page) == {"again": False, "strip": ["rating", "CODE"], "left": None}
    page.here.stage = "portfolio"
    assert _asked(page) == {"again": True, "strip": ["portfolio", "CODE"], "left": None}
    page.draw()
    assert not _asked(page)["again"]


def test_a_browser_that_lacks_the_newest_drawing_asks_again(page: Any) -> None:
    """A drawing whose end never reached the browser is not taken for shown."""
    before = dict(page.mounted)
    page.draw()
    assert not _asked(page)["again"]
    page.mounted = before
    assert _asked(page)["again"]


def test_a_device_that_may_see_less_or_more_asks_again(page: Any) -> None:
    """A conflict that was declared a moment ago changes what the device may see: its page begins anew."""
    page.door.aside = True
    assert _asked(page)["again"]


@pytest.mark.parametrize("seat", ["second", None])
def test_another_device_is_told_nothing(page: Any, seat: str | None) -> None:
    """Whoever learns the name of a tab reads nothing of its seat by it."""
    assert _asked(page, seat) == {"again": True}


def test_a_server_that_was_started_again_knows_no_tab(page: Any) -> None:
    """Then the page is asked for anew, by which the server learns of it."""
    pulse._tabs.clear()
    assert _asked(page) == {"again": True}
    page.draw()
    assert not _asked(page)["again"]
