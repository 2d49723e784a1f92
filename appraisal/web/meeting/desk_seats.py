"""Seats at the desk: who is there, who has a device; the secretary notes who comes and goes."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from appraisal.journal.events.base import Event
from appraisal.journal.events.seats import Arrived, Left
from appraisal.journal.visible import Visible
from appraisal.report.agenda import seat_names
from appraisal.text import Language, say
from appraisal.web import parts
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.press import press
from appraisal.web.parts import Column

WORDS = "session.desk_page.seats"


def draw(here: Here, seen: Visible, language: Language) -> None:
    """Draw the seats that are not taken back."""
    session = seen.session
    seats = {each.key: each for each in session.seats.values() if not each.revoked}
    names = dict(zip(seats, seat_names(session, seats), strict=True))
    parts.heading(say(f"{WORDS}.title", language))
    rows = [
        [
            Markup("{} <small>{}</small>").format(names[key], say(f"session.role.{each.role}", language)),
            say(f"session.seat.{'present' if each.present else 'absent'}", language),
            say(f"{WORDS}.{'has' if each.devices else 'has_not'}", language),
        ]
        for key, each in seats.items()
    ]
    columns = [Column(say(f"session.column.{each}", language)) for each in ("name", "standing")]
    parts.table([*columns, Column(say(f"{WORDS}.device", language))], rows)
    acting = session.seats[here.acting(Arrived.kind)].role
    if acting != "secretary" or not here.may(Arrived.kind):
        return

    def note(event: Event, seat: str) -> None:
        press(here, lambda: here.say(event, seat))

    with st.container(horizontal=True):
        for key, each in seats.items():
            word, event = ("leaves", Left()) if each.present else ("arrives", Arrived())
            st.button(
                say(f"{WORDS}.{word}", language, seat=names[key]),
                key=f"{word}_{key}",
                on_click=note,
                args=(event, key),
            )
