"""The command that opens the council app: for this machine alone, or with `--council` for the seats of a session."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from appraisal import desk
from appraisal.access.site import host_of, read_site
from appraisal.cli import reached, rehearsal
from appraisal.cli.options import Speech, Where
from appraisal.cli.output import lines, refuses_bad_input
from appraisal.cli.plain import stream, unicode_shown
from appraisal.cli.reached import FIRST_PORT, LOOPBACK
from appraisal.errors import refuse
from appraisal.text import Language, say

if TYPE_CHECKING:
    from appraisal.access.door import Door

AnyCase = Annotated[
    Path | None,
    typer.Argument(metavar="[CASE]", help="Folder or workbook; the sample if left out.", show_default=False),
]
Address = Annotated[str | None, typer.Option("--address", help="Address to listen on; this machine alone if left out.")]
Port = Annotated[
    int | None, typer.Option("--port", help="Port to listen on; the first free one if left out.", min=1, max=65535)
]
Council = Annotated[bool, typer.Option("--council", help="Let in the devices of a session's seats, and nobody else.")]
SessionKey = Annotated[
    str | None, typer.Option("--session", metavar="ID", help="Show this session in place of a case.")
]
Site = Annotated[
    str | None, typer.Option("--url", help="Beginning of the links, where phones reach the app by another address.")
]
Oidc = Annotated[
    bool, typer.Option("--oidc", help="Seats may also be taken by signing in: the provider in Streamlit's secrets.")
]
Hosts = Annotated[
    list[str] | None,
    typer.Option("--host", metavar="NAME", help="Further name by which the app may be reached; can be given again."),
]
Log = Annotated[
    Literal["text", "json"] | None,
    typer.Option(help="Log for people, or one JSON object a line; then no link is printed.", show_default=False),
]
Rehearse = Annotated[
    bool,
    typer.Option("--rehearsal", help="Show a meeting on the sample with simulated experts; nothing of it is kept."),
]
Minutes = Annotated[
    float | None,
    typer.Option(
        "--minutes",
        help="Minutes in which the experts of a rehearsal rate; 2 if left out.",
        min=0.05,
        max=60,
        show_default=False,
    ),
]
Seed = Annotated[int, typer.Option("--seed", help="Of the moments and votes of a rehearsal.", min=0)]


@refuses_bad_input
def serve(
    case: AnyCase = None,
    address: Address = None,
    port: Port = None,
    council: Council = False,
    session: SessionKey = None,
    store: Where = None,
    url: Site = None,
    oidc: Oidc = False,
    host: Hosts = None,
    log: Log = None,
    rehearse: Rehearse = False,
    minutes: Minutes = None,
    seed: Seed = 1,
    language: Speech = "en",
) -> None:
    """Open the council app in the browser, on the sample if no case is named."""
    from appraisal.session_desk import Served
    from appraisal.web import council as served
    from appraisal.web import logs, server, sign_in

    named = council or oidc or session is not None or case is not None
    rehearsal.accept(named, rehearsal=rehearse, minutes=minutes)
    if rehearse:
        port = port or _first_free(address or LOOPBACK)
        _free(address or LOOPBACK, port)
        at = reached.site(address or LOOPBACK, port) if url is None else read_site(url)
        with rehearsal.rehearsed(minutes or 2.0, seed, language) as store:
            ways = Served(rehearsal.SESSION, store).door
            rehearsal.invite(ways, at, language, local=served.is_loopback(address or LOOPBACK))
            server.serve(address=address, port=port, session=rehearsal.SESSION, store=store, site=at)
        return
    if council and session is None:
        raise refuse("council_without_session")
    if oidc and not council:
        raise refuse("oidc_without_council")
    if session is not None and case is not None:
        raise refuse("case_or_session")
    if not council:
        served.accept_address(address)
    if case is not None:
        desk.open_case(case)
    if oidc:
        sign_in.provider()
    opened = None if session is None else Served(session, store)
    if port is not None:
        _free(address or LOOPBACK, port)
    site, names = None if url is None else read_site(url), tuple(host or ())
    if site is not None:
        names = (*names, host_of(site))
    told = (log or logs.wanted()) == "text"  # what a program reads is kept, and a link in it would be a key
    if council and opened is not None:
        port = port or _first_free(address or LOOPBACK)
        site = site or reached.site(address or LOOPBACK, port)
        if told:
            invite(opened.door, site, language)
    if told:
        lines(say("cli.serving", language))
    server.serve(
        case,
        address=address,
        port=port,
        session=session,
        store=store,
        alone=not council,
        oidc=oidc,
        site=site,
        hosts=names,
        log=log,
    )


def invite(door: Door, site: str, language: Language) -> None:
    """Print the chair's new link with its QR code, and which seats still have none. Older links stay valid."""
    from appraisal.access import qr

    chair = door.state().of_role("chair")
    unlinked = [each for each in door.unlinked() if chair is None or each != chair.key]
    if chair is None:
        lines(say("access.serve.no_chair", language))
    else:
        (link,) = door.issue([chair.key], instead=False)
        lines(say("access.serve.chair", language), link.address(site), "")
        # Not through `lines`, which would fold the rows of a picture.
        stream().write(qr.terminal(link.address(site), unicode=unicode_shown(stream())) + "\n\n")
    if unlinked:
        lines(say("access.serve.unlinked", language, seats=unlinked, session=door.session, site=site))


def _first_free(address: str) -> int:
    """Return the first port from 8501 that nobody listens on; links need to name it before the app starts.

    Raises:
        InputError: `port_taken`, for the last of a hundred.
    """
    for port in range(FIRST_PORT, FIRST_PORT + 99):
        if _failure(address, port) is None:
            return port
    _free(address, FIRST_PORT + 99)
    return FIRST_PORT + 99


def _free(address: str, port: int) -> None:
    """Refuse a port that is taken before anything is started.

    Raises:
        InputError: `port_taken`.
    """
    if (reason := _failure(address, port)) is not None:
        raise refuse("port_taken", port=str(port), address=address, reason=reason)


def _failure(address: str, port: int) -> str | None:
    """Return why nothing can listen on a port; None if something can."""
    try:
        family, *_, where = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as tried:
            # As servers do, so that a port in use a moment ago counts as free.
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(where)
    except OSError as error:
        return error.strerror or str(error)
    return None


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(serve)
