"""`/healthz`: the process lives. `/readyz`: it can do its work. Neither tells anything of a session.

The first is for what starts the process again, the second for what leads people to it: a store that is away for a
minute is no reason to kill a server with twenty phones on it.
"""

from __future__ import annotations

from collections.abc import Callable
from logging import getLogger

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from appraisal.errors import InputError
from appraisal.session_desk import open_store
from appraisal.web import answers, council

ALIVE, READY = "/healthz", "/readyz"
PATHS = (ALIVE, READY)
_NO_STORE = {"Cache-Control": "no-store"}
log = getLogger(__name__)


def routes() -> list[Route]:
    """Return the routes."""
    return [Route(ALIVE, alive), Route(READY, ready)]


async def alive(_request: Request) -> Response:
    """Answer, and nothing else."""
    return PlainTextResponse("ok\n", headers=_NO_STORE)


async def ready(_request: Request) -> Response:
    """Say of store and case whether they can be read; 503 if one cannot."""
    said = await run_in_threadpool(_ready)
    return JSONResponse(said, status_code=200 if said["ready"] else 503, headers=_NO_STORE)


def _ready() -> dict[str, object]:
    store, case = _asked(_store), _asked(answers.case)
    return {"ready": store == case == "ok", "store": store, "case": case}


def _store() -> None:
    """Ask by a connection of its own whether the store is there, of this program's version, and has the session."""
    if (session := council.served()) is not None:
        with open_store(council.store_named()) as store:
            store.state(session.session)


def _asked(what: Callable[[], object]) -> str:
    """Return `ok`, or the key of the first problem; its facts, such as where the store is, are for the log alone."""
    try:
        what()
    except InputError as error:
        log.warning("not ready: %s", ", ".join(each.key for each in error.problems))
        return error.problems[0].key
    return "ok"
