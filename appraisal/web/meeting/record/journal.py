"""The journal as a page shows it: a page of events at a time, the newest first, by kind or by number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st
from markupsafe import Markup

from appraisal import record_desk
from appraisal.journal.codes import receipt
from appraisal.journal.session import Session
from appraisal.journal.visible import Visible
from appraisal.record_desk import Line
from appraisal.report.agenda import seat_names
from appraisal.report.blocks import DASH
from appraisal.text import Language, say
from appraisal.web import context, parts
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.said import zone
from appraisal.web.parts import Column

WORDS = "session.record_page.journal"
PAGE = 25  # events


def draw(here: Here, seen: Visible, language: Language) -> None:
    """Draw the events that are asked for."""
    session, served = seen.session, here.served
    parts.heading(say(f"{WORDS}.title", language), note=say(f"{WORDS}.note", language))
    everything = record_desk.headers(served.store, served.session)
    kinds = {each.kind: say(f"session.done.{each.kind}", language) for each in everything}
    left, right = st.columns([3, 1])
    with left:
        st.multiselect(
            say(f"{WORDS}.kinds", language),
            sorted(kinds, key=kinds.__getitem__),
            format_func=kinds.__getitem__,
            key="journal_kinds",
            placeholder=say(f"{WORDS}.all", language),
            persist_state="session",
        )
    with right:
        st.text_input(say(f"{WORDS}.from", language), key="journal_from", persist_state="session")
    asked = filtered(everything, context.kept("journal_kinds") or (), context.kept("journal_from") or "")
    pages = max(1, -(-len(asked) // PAGE))
    at = min(context.kept("journal_page") or 0, pages - 1)
    shown = asked[at * PAGE : (at + 1) * PAGE]
    lines = record_desk.lines(served.store, served.session, here.seat.key, [each.seq for each in shown])
    columns = [
        Column(say(f"{WORDS}.receipt", language), width=34),
        Column(say("session.column.event", language), width=36),
        Column(say("session.column.actor", language), width=30),
    ]
    parts.table(columns, [_row(each, session, language) for each in lines])
    if not lines:
        parts.paragraph(say(f"{WORDS}.none", language), kind="note")
    _turn(at, pages, len(asked), language)


def filtered(lines: Sequence[Line], kinds: Sequence[str], start: str) -> list[Line]:
    """Return the events of some kinds, or of all, up to a number if one is given, the newest first."""
    last = int(start) if start.strip().isdecimal() else None
    return [
        each for each in reversed(lines) if (not kinds or each.kind in kinds) and (last is None or each.seq <= last)
    ]


def _row(each: Line, session: Session, language: Language) -> list[Markup | str]:
    if each.at is None:
        told, day = f"№ {each.seq}", say(f"{WORDS}.no_time", language)
    else:
        at = datetime.fromisoformat(each.at).astimezone(zone())
        told, day = receipt(each.seq, at, each.head), f"{at:%d.%m.%Y}"
    who = DASH if each.actor is None else _name(session, each.actor)
    if each.for_seat is not None and each.for_seat != each.actor:
        who = say(f"{WORDS}.for", language, seat=who, other=_name(session, each.for_seat))
    return [
        Markup("{}<br><small>{}</small>").format(told, day),
        say(f"session.done.{each.kind}", language),
        who,
    ]


def _name(session: Session, seat: str) -> str:
    return seat_names(session, [seat])[0] if seat in session.seats else seat


def _turn(at: int, pages: int, count: int, language: Language) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        for key, to in (("newer", at - 1), ("older", at + 1)):
            st.button(
                say(f"{WORDS}.{key}", language),
                key=f"journal_{key}",
                disabled=not 0 <= to < pages,
                on_click=context.keep,
                args=("journal_page", to),
            )
        parts.paragraph(say(f"{WORDS}.place", language, at=at + 1, pages=pages, n=count), kind="note")
