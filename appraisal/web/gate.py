"""The gate before every page, file and socket: of a session only for devices that hold a seat, else for this machine.

A socket is asked again at each message, because each run of a page begins with one: a device that lost its seat is out
at its next run, and one that may see less than before begins anew. One that may see more goes on: nothing that it
types is lost, and its page looks again by itself.
"""

from __future__ import annotations

from ipaddress import ip_address

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from appraisal.access.cookie import NAME
from appraisal.access.door import JOIN, Door
from appraisal.errors import InputError
from appraisal.text import Language, say
from appraisal.web import council, health, join_page, memo_route, trouble

OPEN = ("/robots.txt", "/_stcore/health", JOIN)  # hold nothing of a session
WHOLE_CASE = (memo_route.PATH, "/media/", "/_stcore/media/")  # files made of pages that show every project
UPLOADS = "/_stcore/upload_file"  # Streamlit keeps what is posted here; nobody uploads anything in a session
_POLICY_VIOLATION = 1008  # RFC 6455, section 7.4.1
_Standing = tuple[str, bool]  # the seat of a device, and whether it may see the whole case


class Gate:
    """Middleware that lets in whom the door knows."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] not in ("http", "websocket") or scope["path"] in health.PATHS:
            await self.app(scope, receive, send)
            return
        try:
            door = council.door()
            standing = None if door is None else await run_in_threadpool(_standing, door, scope)
        except InputError as error:
            # Where the store is is nothing for strangers: they get a number.
            text = trouble.sentence(trouble.reference(error, trouble.safe_path(scope["path"])), _language(scope))
            await _refused(scope, receive, send, PlainTextResponse(text, status_code=503))
            return
        if door is None:
            await self._alone(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(door, standing, scope, receive, send)
        else:
            answer = _answer(scope, standing)
            await (self.app if answer is None else answer)(scope, receive, send)

    async def _alone(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve this machine; other servers around the app may listen on addresses that we are not told."""
        if _from_elsewhere(scope):
            text = say("access.this_machine_alone", _language(scope))
            await _refused(scope, receive, send, PlainTextResponse(text, status_code=403))
        else:
            await self.app(scope, receive, send)

    async def _socket(self, door: Door, standing: _Standing | None, scope: Scope, receive: Receive, send: Send) -> None:
        if standing is None:
            await _refused(scope, receive, send, Response(status_code=403))
            return
        ended = False
        was = standing

        async def receiving() -> Message:
            nonlocal ended, was
            message = await receive()
            if message["type"] == "websocket.receive":
                try:
                    now = await run_in_threadpool(_standing, door, scope)
                except InputError:  # a store that cannot be asked lets nobody in
                    now = None
                if now is None or not _goes_on(was, now):
                    ended = True
                    await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
                    return {"type": "websocket.disconnect", "code": _POLICY_VIOLATION}
                was = now
            return message

        async def sending(message: Message) -> None:
            if not ended:
                await send(message)

        await self.app(scope, receiving, sending)


def _goes_on(was: _Standing, now: _Standing) -> bool:
    """Return whether what a device holds in its page and its state is still its own to see."""
    return was[0] == now[0] and now[1] >= was[1]


def _standing(door: Door, scope: Scope) -> _Standing | None:
    seat = door.holder(HTTPConnection(scope).cookies.get(NAME))
    return None if seat is None else (seat.key, door.sees_case(seat))


def _answer(scope: Scope, standing: _Standing | None) -> Response | None:
    """Return the refusal of a request to a session's server; None if it may pass."""
    path = scope["path"]
    if path in OPEN or path.startswith(f"{JOIN}/"):
        return None
    if standing is None:
        request = Request(scope)
        had_one = NAME in request.cookies
        return join_page.typing(
            request, status=401, problem=say("access.ended.text", _language(scope)) if had_one else ""
        )
    if path.startswith(UPLOADS):
        return PlainTextResponse(say("access.no_upload", _language(scope)), status_code=403)
    if path.startswith(WHOLE_CASE) and not standing[1]:
        return PlainTextResponse(say("access.aside.text", _language(scope)), status_code=403)
    return None


def _from_elsewhere(scope: Scope) -> bool:
    client = scope.get("client")
    try:
        return client is not None and not ip_address(client[0]).is_loopback
    except ValueError:  # a name, as tests and local sockets give it
        return False


def _language(scope: Scope) -> Language:
    return join_page.language_of(HTTPConnection(scope))


async def _refused(scope: Scope, receive: Receive, send: Send, answer: Response) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
    else:
        await answer(scope, receive, send)
