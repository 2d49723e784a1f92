"""Whether a page still shows what the meeting is: its browser asks once a second, and the answer runs no page.

A page says by `watch` what it was drawn from. While that is the same, an answer is the words of the strip alone; once
it is not, the browser asks for the page anew. Streamlit's own way, a part of the page that runs every second, cost a
run for each look. Worse, under load its server dropped the rest of a page whose last words were still on their way when
a look came in: the page stayed half drawn. So a browser names the drawing that it has, and asks again if that is not
the newest.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from streamlit.components import v2

from appraisal.access.cookie import NAME
from appraisal.cache import Newest
from appraisal.journal.visible import Visible
from appraisal.report.strip import strip_texts
from appraisal.text import Language
from appraisal.web import context, council
from appraisal.web.meeting import remote
from appraisal.web.meeting.here import Here

PATH = "/pulse"
EVERY = 1.0  # seconds between an answer and the next look; a change shows within 1.5
Look = Callable[[Visible], object]
_TAB, _LOOKS = "pulse_tab", "pulse_looks"
_SCRIPT = Path(__file__).with_name("pulse.js").read_text(encoding="utf-8")
_mounted = v2.component("appraisal_pulse", html="<span></span>", js=_SCRIPT)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The newest drawing of a tab: its number, for whom, and what it was drawn from."""

    number: int
    here: Here
    sees_case: bool
    language: Language
    looks: tuple[tuple[Look, object], ...]

    def stands(self, seen: Visible) -> bool:
        return self.sees_case == _sees_case(self.here) and all(look(seen) == was for look, was in self.looks)


_tabs: Newest[str, _Drawn] = Newest(most=1000)  # one that is forgotten asks for its page anew, and is known again


def begin() -> None:
    """Forget what the page was drawn from: it is drawn anew."""
    context.keep(_LOOKS, ())


def watch(look: Look, seen: Visible) -> None:
    """Let the page be drawn anew once a look gives something else than it gives of what is drawn now.

    Args:
        look: from a session as this seat may know it; asked outside of the page, where there is no browser's state.
        seen: what the page is drawn from.
    """
    context.keep(_LOOKS, (*(context.kept(_LOOKS) or ()), (look, look(seen))))


def draw(here: Here, language: Language) -> None:
    """End a page: it is all drawn, and its browser looks from now on."""
    tab, number = context.kept(_TAB) or (secrets.token_urlsafe(16), 0)
    context.keep(_TAB, (tab, number + 1))
    drawn = _Drawn(number + 1, here, _sees_case(here), language, context.kept(_LOOKS) or ())
    _tabs.put(tab, drawn)
    data = {"path": PATH, "every": 1000 * EVERY, "tab": tab, "number": number + 1}
    _mounted(key="pulse", data=data, on_again_change=_again, height=1)


def routes() -> list[Route]:
    """Return the route that browsers ask."""
    return [Route(PATH, answer)]


async def answer(request: Request) -> Response:
    """Tell a tab the strip, the countdown, and whether it has to ask for its page anew; nothing else of the session."""
    said = await run_in_threadpool(_said, request)
    return JSONResponse(said, headers={"Cache-Control": "no-store"})


def _said(request: Request) -> dict[str, object]:
    drawn = _tabs.get(request.query_params.get("tab", ""))
    if drawn is None or not _holds(request, drawn.here):
        return {"again": True}
    seen, code = drawn.here.now()
    left = remote.shown(seen.session).left
    return {
        "again": request.query_params.get("number") != str(drawn.number) or not drawn.stands(seen),
        "strip": [str(each) for each in strip_texts(seen, code, drawn.language)],
        "left": None if left is None else remote.clock(left),
    }


def _holds(request: Request, here: Here) -> bool:
    """Return whether the device that asks holds the seat whose page it is."""
    door = council.door()
    seat = None if door is None else door.holder(request.cookies.get(NAME))
    return door is None or (seat is not None and seat.key == here.seat.key)


def _sees_case(here: Here) -> bool:
    door = council.door()
    return door is None or door.sees_case(here.seat)


def _again() -> None:
    """Hear a browser that asks for its page anew; the run that comes with it draws it."""
