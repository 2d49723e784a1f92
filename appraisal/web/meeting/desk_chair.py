"""The chair at the desk: who holds it, and how it goes to another hand where the chair's device is gone."""

from __future__ import annotations

import streamlit as st

from appraisal.journal.accept import role_of
from appraisal.journal.events.seats import ChairHandedOver
from appraisal.journal.rights import right
from appraisal.journal.visible import Visible
from appraisal.report.agenda import seat_names
from appraisal.text import Language, say
from appraisal.web import context, parts
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.press import made, press

WORDS = "session.remote.chair"


def draw(here: Here, seen: Visible, language: Language) -> None:
    """Draw who holds the chair, and the form that hands it over: a deputy takes it, others give it."""
    session = seen.session
    holder = session.presiding()
    if session.rules is None or holder is None:
        return
    (name,) = seat_names(session, [holder])
    parts.paragraph(say(f"{WORDS}.holds", language, seat=name))
    actor = here.acting(ChairHandedOver.kind)
    allowed = right(role_of(session, actor), ChairHandedOver.kind, session.stage)
    takers = [
        each.key
        for each in session.seats.values()
        if each.role in ("chair", "deputy") and not each.revoked and each.key != holder
        if allowed == "any" or (allowed == "own" and each.key == actor)
    ]
    if not takers:
        return
    titles = {
        key: say(f"{WORDS}.{'take' if key == here.seat.key else 'hand_over'}", language, seat=name)
        for key, name in zip(takers, seat_names(session, takers), strict=True)
    }

    def hand_over(seat: str) -> None:
        labels, reason = {"reason": f"{WORDS}.reason"}, context.kept("chair_reason")
        press(
            here,
            lambda: here.say(made(ChairHandedOver, labels, language, reason=reason), seat),
            {"chair_reason": ""},
        )

    title = say(f"{WORDS}.take" if takers == [here.seat.key] else f"{WORDS}.title", language)
    with st.expander(title, key="chair_open"), st.form("chair", border=False):
        st.text_input(say(f"{WORDS}.reason", language), key="chair_reason")
        for key, title in titles.items():
            st.form_submit_button(title, key=f"chair_{key}", on_click=hand_over, args=(key,))
