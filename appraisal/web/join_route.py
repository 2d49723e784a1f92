"""`/join`: the way from a link or a typed code to a seat. Only a POST from our own page binds a device.

Mail programs open links to look at them, so that a GET binds nothing, however often it comes.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from logging import getLogger
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from appraisal.access.attempts import Attempts
from appraisal.access.cookie import HOURS, NAME
from appraisal.access.door import JOIN, Bound, Door
from appraisal.errors import InputError, refuse
from appraisal.text import problem_text, say
from appraisal.web import council, join_page

ONCE = "appraisal_once"  # the cookie that ties a confirmation to the browser that was asked for it
_LONGEST = 2000  # bytes of a form
_GUESSED = {"link_not_valid", "short_code_malformed"}
log = getLogger(__name__)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Wait:
    seconds: int


async def left(_request: Request) -> Response:
    """Send the script of the pages on the way to a seat: what was typed in an earlier one is forgotten."""
    return Response("sessionStorage.clear();", media_type="text/javascript")


class Joining:
    """The routes, with what they remember of failures; `clock` gives seconds that never go back."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._attempts = Attempts(clock=clock)
        self._one_by_one = CapacityLimiter(1)  # else a thousand tries at once were all heard before the first failed

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route(join_page.LEFT, left),
            Route(JOIN, self.code, methods=["GET", "POST"]),
            Route(JOIN + "/{token}", self.link, methods=["GET", "POST"]),
        ]

    async def code(self, request: Request) -> Response:
        """Ask for a code; then, as for a link, for a confirmation."""
        if request.method != "POST":
            return join_page.typing(request)
        form = await _form(request)
        typed = form.get("code", "")
        return await self._seat(
            request, lambda door: door.kept_of(door.token_of(typed)), to=JOIN, typed=typed, form=form
        )

    async def link(self, request: Request) -> Response:
        """Show the seat of a link, and bind this device to it when the button is pressed."""
        token = request.path_params["token"]
        if len(token) < 16:  # a short code counts only where it is typed, not in an address
            token = ""
        form = await _form(request) if request.method == "POST" else {}
        return await self._seat(request, lambda door: door.kept_of(token), to=request.url.path, typed="", form=form)

    async def seat(self, request: Request, kept: Callable[[Door], str], *, to: str) -> Response:
        """Show the seat that is opened by what is kept of a secret, and bind this device when the button is pressed."""
        form = await _form(request) if request.method == "POST" else {}
        return await self._seat(request, kept, to=to, typed="", form=form)

    async def _seat(
        self, request: Request, kept: Callable[[Door], str], *, to: str, typed: str, form: dict[str, str]
    ) -> Response:
        language = join_page.language_of(request)
        try:
            door = council.door()
            if door is None:
                return join_page.refusing(request, say("access.no_session", language), status=404)
            opened = door
            confirmed = _confirmed(request, form)
            if confirmed:
                bound = await self._tried(request, lambda: opened.bind_at(kept(opened)), typed=bool(typed))
                if isinstance(bound, Bound):
                    return _let_in(request, bound)
                answer: _Wait | Response = bound
            else:
                seat = await self._tried(request, lambda: opened.seat_at(kept(opened)), typed=bool(typed))
                if not isinstance(seat, _Wait):
                    once = secrets.token_urlsafe(16)
                    answer = join_page.confirming(request, seat, to=to, once=once, code=typed)
                    _set(request, answer, ONCE, once, path=JOIN, samesite="strict")
                else:
                    answer = seat
        except InputError as error:
            text = " ".join(problem_text(each, language) for each in error.problems)
            guessed = {each.key for each in error.problems} <= _GUESSED
            if typed and guessed:
                return join_page.typing(request, status=404, problem=text)
            return join_page.refusing(request, text, status=404 if guessed else 409)
        if isinstance(answer, _Wait):
            text = say("access.wait", language, n=answer.seconds)
            return join_page.refusing(request, text, status=429, wait=answer.seconds)
        return answer

    async def _tried(self, request: Request, action: Callable[[], T], *, typed: bool) -> T | _Wait:
        """Do what needs a secret, unless there were too many wrong ones.

        Raises:
            InputError: what the door says.
        """
        address = request.client.host if request.client else ""

        def trying() -> T | _Wait:
            if wait := self._attempts.wait(address, typed=typed):
                return _Wait(wait)
            try:
                return action()
            except InputError as error:
                if {each.key for each in error.problems} & _GUESSED:
                    self._attempts.failed(address)
                raise

        return await to_thread.run_sync(trying, limiter=self._one_by_one)


def _let_in(request: Request, bound: Bound) -> Response:
    if bound.another_before:
        log.warning(say("access.another_device", "en", seat=bound.seat.key))
    answer = RedirectResponse("/", status_code=303, headers={"Cache-Control": "no-store"})
    _set(request, answer, NAME, bound.cookie, path="/", samesite="lax")
    answer.delete_cookie(ONCE, path=JOIN)
    return answer


def _set(request: Request, answer: Response, name: str, value: str, *, path: str, samesite: str) -> None:
    # The scheme is that of the connection, or what a proxy says that the server trusts (uvicorn: 127.0.0.1 alone).
    secure = request.url.scheme == "https"
    answer.set_cookie(
        name,
        value,
        max_age=HOURS * 3600,
        path=path,
        secure=secure,
        httponly=True,
        samesite=samesite,  # type: ignore[arg-type]
    )


def _confirmed(request: Request, form: dict[str, str]) -> bool:
    """Return whether the button of our own page was pressed, in the browser that was shown it.

    Raises:
        InputError: `foreign_form`: another page sent the form.
    """
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    foreign = origin not in (None, "null") and urlsplit(origin or "").netloc != request.headers.get("host")
    if request.method == "POST" and (foreign or site in ("cross-site", "same-site")):
        raise refuse("foreign_form")
    given, kept = form.get("once", ""), request.cookies.get(ONCE, "")
    if not given:
        return False
    if not secrets.compare_digest(given.encode(), kept.encode()):
        raise refuse("foreign_form")
    return True


async def _form(request: Request) -> dict[str, str]:
    """Return the fields of a small form; of a larger one nothing."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LONGEST:
            return {}
    return {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
