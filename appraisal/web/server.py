"""The app around the pages: its routes, headers, warm-up and start."""

from __future__ import annotations

import gc
import importlib
import os
import runpy
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from streamlit import config

from appraisal import paths
from appraisal.errors import InputError
from appraisal.settings import Settings
from appraisal.text import LANGUAGES, problem_text
from appraisal.web import (
    answers,
    budget_table,
    council,
    decided,
    grids,
    health,
    join_page,
    logs,
    memo_route,
    options,
    rehearsal,
    sign_in,
    template_route,
    trouble,
    trust,
)
from appraisal.web.context import View
from appraisal.web.gate import Gate
from appraisal.web.headers import SecurityHeaders
from appraisal.web.hosts import HOSTS_VARIABLE, Hosts, hosts_of, named_hosts
from appraisal.web.join_route import Joining
from appraisal.web.meeting import pulse, wall
from appraisal.web.waiting import beside

SCRIPT = Path(__file__).with_name("main.py")
# Modules that the first reader would otherwise wait for.
HEAVY = ("pandas", "pymcdm.methods", "pulp", "highspy", "numpy_financial", "babel.numbers", "docx", "vl_convert")
PATIENCE = 15.0  # seconds that a stop waits for saves; a writer waits for another one for 20 at most
_RUN = "ScriptRunner"  # beginning of the names that Streamlit gives to the threads of its runs


async def robots(_request: Request) -> Response:
    """Tell crawlers not to index a council's papers."""
    return PlainTextResponse("User-agent: *\nDisallow: /\n")


async def first_page(request: Request) -> Response:
    """Lead to the page on which a device begins: desk and seat are that page, and Streamlit knows it by no name."""
    asked = request.url.query
    return RedirectResponse(f"/?{asked}" if asked else "/")  # a proxy knows our host and scheme, we do not


def routes() -> list[Route]:
    """Return our own routes, in addition to Streamlit's."""
    files = [Route(memo_route.PATH, memo_route.memo), Route(template_route.PATH, template_route.template)]
    begins = [Route(path, first_page) for path in ("/desk", "/seat")]
    ours = [*wall.routes(), *pulse.routes(), *_to_a_seat()]
    return [*files, Route("/robots.txt", robots), *begins, *health.routes(), *ours]


def _to_a_seat() -> list[Route]:
    """Return the routes to a seat: by link and code, and where the server was asked for it by signing in.

    Raises:
        InputError: what the secrets lack for that.
    """
    joining, door = Joining(), council.door()
    if door is None or not sign_in.wanted():
        return joining.routes()
    return [*sign_in.SigningIn(door, sign_in.provider(), joining).routes(), *joining.routes()]


def middleware() -> list[Middleware]:
    """Return the middleware of every request: headers, numbers for what nobody foresaw, our names, then the gate."""
    site, address = os.environ.get(wall.SITE_VARIABLE), config.get_option("server.address")
    hosts = hosts_of(address=address, site=site, named=[*named_hosts(), *config.get_option("server.allowedHosts")])
    return [Middleware(SecurityHeaders), Middleware(trouble.Trouble), Middleware(Hosts, hosts), Middleware(Gate)]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Warm up, and freeze permanent objects, which the garbage collector would otherwise scan every time."""
    logs.set_up()
    warm_up()
    gc.collect()
    gc.freeze()
    beside(work_ahead)
    with rehearsal.simulated():
        yield
    grids.known.clear()
    await run_in_threadpool(finish, PATIENCE)


def finish(seconds: float) -> None:
    """Wait for the runs of pages that are under way, because one of them may be a save; sockets are closed by now.

    And for the threads of frontiers, each of which ends after its solve: one that still solves would crash a program
    that ends.
    """
    until = time.monotonic() + seconds
    for thread in threading.enumerate():
        if thread.name.startswith((_RUN, grids.NAME)):
            thread.join(max(0.0, until - time.monotonic()))


def warm_up() -> None:
    """Import heavy modules and appraise the open case; problems of the case are left to the pages."""
    for name in HEAVY:
        importlib.import_module(name)
    with suppress(InputError):
        answers.appraisal(answers.case(), scenario=None, settings=Settings())


def work_ahead() -> None:
    """Compute what the first reader of the ranking and of the portfolio would otherwise wait for."""
    with suppress(InputError):
        appraisal = answers.viewed(View(), with_budget=True)
        if appraisal.decision.scale.bounds == "declared":
            for language in LANGUAGES:
                trust.trust_of(answers.viewed(View()), language)
        if appraisal.selection.answers.enumeration is None:
            budget_table.growing_of(appraisal)
        appraisal.readings  # noqa: B018 (kept where it is computed)
        decided.outlook_of(appraisal)


def parts() -> dict[str, Any]:
    """Set Streamlit up and return the arguments of `st.App`; a launcher ends with 2 where this is refused."""
    options.apply()
    try:
        council.accept_address(config.get_option("server.address"))
        ours = routes()
    except InputError as error:
        sys.stderr.write("".join(f"{problem_text(each, 'en')}\n" for each in error.problems))
        sys.exit(2)
    return {
        "script_path": SCRIPT,
        "routes": ours,
        "middleware": middleware(),
        "lifespan": lifespan,
        "on_script_error": trouble.on_a_page,
    }


def serve(
    case: Path | None = None,
    *,
    address: str | None = None,
    port: int | None = None,
    session: str | None = None,
    store: str | None = None,
    alone: bool = False,
    oidc: bool = False,
    site: str | None = None,
    hosts: Iterable[str] = (),
    log: logs.Kind | None = None,
) -> None:
    """Serve the app until it is stopped.

    Args:
        case: folder or workbook; None for the sample.
        address: to listen on; None for this machine alone, or as the environment says.
        port: None for the first free one from 8501.
        session: shown in place of a case; its seats' devices are let in.
        store: where the session is; None for the user's own.
        alone: whether the session is shown to whoever sits at this machine, and to nobody else.
        oidc: whether seats may be taken by signing in at the provider that Streamlit's secrets name.
        site: beginning of the links, shown on the wall; None for the address by which the wall itself was opened.
        hosts: further names by which it is reached.
        log: for people or for machines; None as the environment says.
    """
    given = {
        answers.CASE_VARIABLE: None if case is None else str(case.resolve()),
        council.SESSION_VARIABLE: session,
        council.STORE_VARIABLE: store,
        council.ALONE_VARIABLE: "1" if alone else None,
        wall.SITE_VARIABLE: site,
        HOSTS_VARIABLE: ",".join(hosts) or None,
        logs.LOG_VARIABLE: log,
        join_page.SIGN_IN_VARIABLE: "1" if oidc else None,
        "STREAMLIT_SERVER_ADDRESS": address,
        "STREAMLIT_SERVER_PORT": None if port is None else str(port),
    }
    os.environ.update({name: value for name, value in given.items() if value is not None})
    runpy.run_path(str(paths.app_file()), run_name="__main__")
