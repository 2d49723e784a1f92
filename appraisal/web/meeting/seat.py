"""The page of an expert's device: what the meeting asks of the seat now. It follows the session by itself."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from appraisal.errors import InputError
from appraisal.meeting.seat import SeatNow, seat_now
from appraisal.text import Language
from appraisal.web import context, parts
from appraisal.web.meeting import at_hand, conflicts, dissent, pulse, rating, said, vote
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.said import word

AGAIN = "seat_conflicts_again"


def page(here: Here | None, language: Language) -> StreamlitPage | None:
    """Return the page of a device, where the meeting begins for it; None for one that holds no expert's seat."""
    if here is None or here.seat.role != "expert":
        return None
    seated = here

    def draw() -> None:
        seen, _ = seated.now()
        now = seat_now(seen, seated.seat.key)
        pulse.watch(lambda session: seat_now(session, seated.seat.key), seen)
        with st.container(key="seat"):
            parts.heading(seated.seat.name or seated.seat.key, level=1)
            said.problem(language)
            try:
                _body(seated, now, language)
            except InputError:
                at_hand.away()
                raise

    return st.Page(draw, title=word("title", language), url_path="seat", default=True)


def _body(here: Here, now: SeatNow, language: Language) -> None:
    if not now.sealed or now.unanswered or context.kept(AGAIN):
        at_hand.away()
    if not now.sealed:
        parts.paragraph(word("not_sealed", language))
        return
    if now.unanswered or context.kept(AGAIN):
        conflicts.draw(here, now, language, done=lambda: context.drop([AGAIN]))
        return
    vote.draw(here, now, language)
    if now.item_aside:
        parts.paragraph(word("item_aside", language), kind="warn")
    rating.draw(here, now, language)
    dissent.draw(here, now, language)
    if now.aside:
        parts.paragraph(word("stands_aside", language, n=len(now.aside)), kind="note")
    st.button(word("conflicts.again", language), key="seat_again", on_click=lambda: context.keep(AGAIN, True))
