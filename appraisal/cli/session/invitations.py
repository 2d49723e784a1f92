"""Commands that hand seats to people's own devices: cards to print, links to send. Older ones of the same seats end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

from appraisal import session_desk
from appraisal.access.cards import write_cards
from appraisal.access.site import read_site
from appraisal.access.wifi import read_wifi
from appraisal.cli import reached
from appraisal.cli.options import AsJson, Speech, Where
from appraisal.cli.output import document, lines, refuses_bad_input
from appraisal.cli.session.options import Out, Overwrite, Seat, Session
from appraisal.cli.to_json import Walk
from appraisal.errors import InputError, Problem, refuse
from appraisal.text import Language, say

T = TypeVar("T")
Site = Annotated[
    str | None,
    typer.Option(
        "--url",
        metavar="SITE",
        help="Beginning of the links, as phones reach the app; this machine's own address and port 8501 if left out.",
        show_default=False,
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option("--seat", metavar="SEAT", help="Only this seat; may be repeated. All seats if left out."),
]


@refuses_bad_input
def cards(
    session: Session,
    out: Out,
    url: Site = None,
    wifi: Annotated[
        str | None, typer.Option("--wifi", metavar="NAME", help="Name of the room's Wi-Fi.", show_default=False)
    ] = None,
    wifi_password: Annotated[
        str | None,
        typer.Option("--wifi-password", metavar="P", help="Its password; none if open.", show_default=False),
    ] = None,
    seat: Only = None,
    overwrite: Overwrite = False,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Write a card for each seat as a PDF to print and cut: who, link as QR code, code to type, the room's Wi-Fi."""
    with session_desk.open_store(store) as kept:
        door = session_desk.door(kept, session)
        problems: list[Problem] = []
        site = _read(lambda: _site(url), problems)
        network = _read(lambda: read_wifi(wifi, wifi_password), problems)
        drawn = _read(lambda: door.draw(seat or door.seats()), problems)
        if problems or site is None or drawn is None:
            raise InputError(problems)
        write_cards(door, drawn, out, site=site, wifi=network, language=language, overwrite=overwrite)
    seats = [each.seat for each in drawn]
    if as_json:
        document(Walk(language=language).document("cards", written=[str(out)], site=site, seats=seats))
        return
    lines(say("cli.written", language, path=str(out)))
    _tell(seats, site, language, asked=url is not None)
    lines(say("access.handed.secret", language))


@refuses_bad_input
def links(
    session: Session,
    url: Site = None,
    seat: Only = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Print a new link for each seat, to be sent to the person alone, and the code to type instead."""
    with session_desk.open_store(store) as kept:
        door = session_desk.door(kept, session)
        problems: list[Problem] = []
        site = _read(lambda: _site(url), problems)
        drawn = _read(lambda: door.draw(seat or door.seats()), problems)
        if problems or site is None or drawn is None:
            raise InputError(problems)
        door.keep(drawn, instead=True)
    if as_json:
        shown = [
            {"seat": each.seat, "role": each.role, "link": each.address(site), "code": each.short_code}
            for each in drawn
        ]
        document(Walk(language=language).document("links", site=site, links=shown))
        return
    for each in drawn:
        role = say(f"session.role.{each.role}", language)
        facts = {"seat": each.name or each.seat, "role": role, "link": each.address(site), "code": each.short_code}
        lines(say("access.handed.link", language, **facts))
    _tell([each.seat for each in drawn], site, language, asked=url is not None)


@refuses_bad_input
def email(
    session: Session,
    seat: Seat,
    address: Annotated[
        str | None, typer.Argument(metavar="[ADDRESS]", help="E-mail address, as the provider verifies it.")
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the seat's address away.")] = False,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Let a seat be taken by whoever signs in with an e-mail address (serve --oidc); the address itself is not kept."""
    if (address is None) != remove:
        raise refuse("mail_or_remove")
    with session_desk.open_store(store) as kept:
        door = session_desk.door(kept, session)
        if address is None:
            door.drop_mail(seat)
        else:
            door.give_mail(seat, address)
    if as_json:
        document(Walk(language=language).document("email", session=session, seat=seat, given=address is not None))
    else:
        lines(say(f"access.mail.{'gone' if address is None else 'given'}", language, seat=seat))


def _site(url: str | None) -> str:
    return reached.site(reached.EVERYWHERE) if url is None else read_site(url)


def _read(read: Callable[[], T], problems: list[Problem]) -> T | None:
    """Return what was read; None with its problems added to the others, so that all are told at once."""
    try:
        return read()
    except InputError as error:
        problems.extend(error.problems)
        return None


def _tell(seats: list[str], site: str, language: Language, *, asked: bool) -> None:
    if not asked:
        lines(say("access.handed.site", language, site=site))
    lines(say("access.handed.instead", language, seats=seats))


def add_to(group: typer.Typer) -> None:
    """Register the commands."""
    for command in (cards, links, email):
        group.command()(command)
