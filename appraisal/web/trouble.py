"""What nobody foresaw: a short sentence with a number for the reader, and the trace under this number in the log.

The log holds where it happened and of which kind it was, but not what the error says: that may be a ballot, a name, or
a statement of the database with both in it.
"""

from __future__ import annotations

import re
import secrets
import time
import traceback
from collections.abc import Iterator
from logging import getLogger

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from appraisal.errors import InputError
from appraisal.journal.codes import ALPHABET
from appraisal.text import Language, problem_text, say
from appraisal.web import context, join_page, parts

_SECRET_PATH = re.compile(r"^(/+join/).+", re.IGNORECASE)
_PROGRAM = "/static/"  # Streamlit's own files, dozens for each page
_INTERNAL_ERROR = 1011  # RFC 6455, section 7.4.1
log = getLogger(__name__)


def reference(error: BaseException, where: str = "page") -> str:
    """Write the trace of an error to the log, and return the number under which it stands there."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(8))
    number = f"{signs[:4]}-{signs[4:]}"
    facts = {"reference": number, "path": where, "trace": trace_of(error)}
    log.error("reference %s at %s\n%s", number, where, facts["trace"], extra={"facts": facts})
    return number


def trace_of(error: BaseException) -> str:
    """Return where an error and those behind it arose, and of which kind each is; nothing of what they say.

    Example:
        >>> trace_of(ValueError("a name"))
        'ValueError'
    """
    return "\n".join(_traced(error))


def _traced(error: BaseException) -> Iterator[str]:
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if behind is not None:
        yield from _traced(behind)
        yield "then"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
    keys = ", ".join(each.key for each in error.problems) if isinstance(error, InputError) else ""
    yield f"{type(error).__name__}{f': {keys}' if keys else ''}"


def sentence(number: str, language: Language) -> str:
    """Return what a reader is told."""
    return say("web.trouble", language, number=number)


def on_a_page(error: Exception) -> bool:
    """Tell a reader of an error that no page has expected; for `st.App`, which asks whether it was told."""
    language = context.view().language
    if isinstance(error, InputError):  # such as a store that is away: not a fault of the program, and it has words
        parts.bullets((problem_text(each, language) for each in error.problems), kind="problems")
        log.warning("a page was refused: %s", ", ".join(each.key for each in error.problems))
    else:
        parts.paragraph(sentence(reference(error), language), kind="warn")
    return True


def safe_path(path: str) -> str:
    """Return a path as it may stand in a log: without the token of a link.

    Example:
        >>> safe_path("/join/9f3Q_secret"), safe_path("/files/memo")
        ('/join/…', '/files/memo')
    """
    return _SECRET_PATH.sub(r"\1…", path)


class _Caught:
    """Keeps an error of any kind: this is where the program ends and a reader begins, and nowhere else."""

    error: Exception | None = None

    def __enter__(self) -> _Caught:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        self.error = error if isinstance(error, Exception) else None
        return self.error is not None


class Trouble:
    """Middleware that answers with a number where a route fails, and notes each request in the log."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        began, status, where = time.monotonic(), 0, safe_path(scope["path"])

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] in ("http.response.start", "websocket.accept"):
                status = message.get("status", 101)
            await send(message)

        with _Caught() as caught:
            await self.app(scope, receive, sending)
        if (error := caught.error) is not None:
            number = reference(error, where)
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": _INTERNAL_ERROR})
            elif status:
                raise error  # half of the answer is out: the server has to cut the connection
            else:
                request = Request(scope)
                text = sentence(number, join_page.language_of(request))
                await join_page.refusing(request, text, status=500)(scope, receive, sending)
        took = round(1000 * (time.monotonic() - began))
        facts = {"method": scope.get("method", "SOCKET"), "path": where, "status": status, "ms": took}
        if where.startswith(_PROGRAM):
            return
        log.debug("%(method)s %(path)s %(status)s %(ms)s ms", facts, extra={"facts": facts})
