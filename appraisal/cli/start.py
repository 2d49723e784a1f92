"""Commands to begin with: demo, serve."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Annotated

import typer

from appraisal import desk, paths
from appraisal.analysis.appraise import appraise
from appraisal.cli.choose import show_portfolio
from appraisal.cli.look import show_ranking
from appraisal.cli.options import Speech
from appraisal.cli.output import lines, refuses_bad_input, working
from appraisal.errors import refuse
from appraisal.text import LANGUAGES, say

LOOPBACK = "127.0.0.1"

DemoFolder = Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the memo files.")]
AnyCase = Annotated[
    Path | None,
    typer.Argument(metavar="[CASE]", help="Folder or workbook; the sample if left out.", show_default=False),
]
Address = Annotated[str | None, typer.Option("--address", help="Address to listen on; this machine alone if left out.")]
Port = Annotated[
    int | None, typer.Option("--port", help="Port to listen on; the first free one if left out.", min=1, max=65535)
]


@refuses_bad_input
def demo(out: DemoFolder = Path("appraisal-demo"), language: Speech = "en") -> None:
    """Do the whole job on the sample: rank, choose, and write the memo in both languages."""
    sample = paths.sample_folder() / "kuzbass"
    appraisal = appraise(desk.open_case(sample))
    show_ranking(appraisal, language)
    lines("")
    show_portfolio(appraisal, language)
    lines("")
    with working(say("cli.working.memo", language)):
        written = [file for each in LANGUAGES for file in desk.write_memo(appraisal, out, case=sample, language=each)]
    lines(*(say("cli.written", language, path=str(file)) for file in written), say("cli.demo.next", language))


@refuses_bad_input
def serve(case: AnyCase = None, address: Address = None, port: Port = None, language: Speech = "en") -> None:
    """Open the council app in the browser, on the sample if no case is named."""
    from appraisal.web import server

    if case is not None:
        desk.open_case(case)
    if port is not None:
        _free(address or LOOPBACK, port)
    lines(say("cli.serving", language))
    server.serve(case, address=address, port=port)


def _free(address: str, port: int) -> None:
    """Refuse a port that is taken before anything is started.

    Raises:
        InputError: `port_taken`.
    """
    try:
        family, *_, where = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as tried:
            # As servers do, so that a port in use a moment ago counts as free.
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(where)
    except OSError as error:
        reason = error.strerror or str(error)
        raise refuse("port_taken", port=str(port), address=address, reason=reason) from None


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command()(demo)
    app.command()(serve)
