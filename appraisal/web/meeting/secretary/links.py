"""Links to the seats: made anew, shown once as cards with a QR code, and as one PDF to print and cut."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from appraisal.access import qr
from appraisal.access.cards import cards_pdf
from appraisal.access.door import Door, Link
from appraisal.journal.visible import Visible
from appraisal.text import Language, say
from appraisal.web import choice, context, council, parts, sign_in
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.secretary.act import act, told
from appraisal.web.meeting.secretary.seats import labels
from appraisal.web.meeting.wall import SITE_VARIABLE

WORDS = "session.secretary_page.links"
_MAIL = "mail_done"  # what the last address came to
_SHOWN = "links_shown"  # the links that this browser was handed, until they are put away


def draw(_here: Here, seen: Visible, language: Language) -> None:
    """Draw how people come to their seats; alone, there are no devices to come from."""
    parts.heading(say(f"{WORDS}.title", language))
    door = council.door()
    if door is None:
        parts.paragraph(say(f"{WORDS}.alone", language, session=seen.session.key))
        return
    session = seen.session
    if session.stage == "signed":
        parts.paragraph(say(f"{WORDS}.over", language), kind="note")
        return
    seats = [each.key for each in session.seats.values() if not each.revoked]
    names = {"": say(f"{WORDS}.all", language)} | dict(zip(seats, labels(session, seats, language), strict=True))

    made: list[Link] = []

    def hand_out() -> tuple[()]:
        chosen = context.kept("links_of")
        others = [each for each in context.kept(_SHOWN) or () if chosen and each.seat != chosen]
        made[:] = [*others, *door.issue([chosen] if chosen else seats, instead=True)]
        return ()

    parts.paragraph(say(f"{WORDS}.note", language), kind="note")
    unlinked = door.unlinked()
    if unlinked:
        waiting = labels(session, list(unlinked), language)
        parts.paragraph(say(f"{WORDS}.unlinked", language, seats=waiting), kind="warn")
    choice.one_of(say(f"{WORDS}.of", language), names, key="links_of")
    st.button(
        say(f"{WORDS}.press", language),
        key="links_press",
        on_click=act("links", hand_out, lambda: {_SHOWN: tuple(made)}),
    )
    told("links", language)
    _cards(door, context.kept(_SHOWN) or (), language)
    if sign_in.wanted():
        _mail(door, names, language)


def _mail(door: Door, names: dict[str, str], language: Language) -> None:
    """Draw the form that lets a seat be taken by signing in with an e-mail address, which itself is not kept."""
    done: list[str] = []

    def given() -> tuple[()]:
        seat, address = context.kept("mail_seat"), (context.kept("mail_address") or "").strip()
        if address:
            door.give_mail(seat, address)
        else:
            door.drop_mail(seat)
        done.append(say(f"access.mail.{'given' if address else 'gone'}", language, seat=names[seat]))
        return ()

    with st.expander(say(f"{WORDS}.mail", language), key="mail_open"):
        seats = {key: name for key, name in names.items() if key}
        choice.one_of(say("session.column.seat", language), seats, key="mail_seat")
        st.text_input(
            say(f"{WORDS}.address", language), key="mail_address", on_change="ignore", persist_state="session"
        )
        st.button(
            say(f"{WORDS}.mail_press", language),
            key="mail_press",
            on_click=act("mail", given, lambda: {"mail_address": "", _MAIL: done[-1]}),
        )
    told("mail", language)
    if (said := context.kept(_MAIL)) is not None:
        parts.paragraph(said, kind="note")


def site() -> str:
    """Return the beginning of links: as the server was told, or as this browser reached it."""
    named = os.environ.get(SITE_VARIABLE)
    return named or str(st.context.url).split("?")[0].rsplit("/", 1)[0].rstrip("/")


def _cards(door: Door, links: Sequence[Link], language: Language) -> None:
    if not links:
        return
    opened = door.state().opened
    title, at = door.session if opened is None else opened.title.to(language), site()
    with st.container(horizontal=True):
        st.download_button(
            say(f"{WORDS}.pdf", language),
            lambda: cards_pdf(links, title=title, site=at, wifi=None, language=language),
            file_name=f"{door.session}-cards.pdf",
            mime="application/pdf",
            key="links_pdf",
            on_click="ignore",
        )
        st.button(say(f"{WORDS}.away", language), key="links_away", on_click=lambda: context.drop([_SHOWN]))
    cards = [
        Markup(
            "<li><img alt='{}' src='data:image/svg+xml;base64,{}'><div><strong>{}</strong><span>{}</span>"
            "<code>{}</code><small>{}</small></div></li>"
        ).format(
            say("access.card.qr", language),
            b64encode(qr.svg(each.address(at)).encode()).decode(),
            each.name or each.seat,
            say(f"session.role.{each.role}", language),
            each.short_code,
            each.address(at),
        )
        for each in links
    ]
    st.html(Markup("<ul class='cards'>{}</ul>").format(Markup().join(cards)))
    parts.paragraph(say(f"{WORDS}.secret", language), kind="warn")
