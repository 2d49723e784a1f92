"""Dissent in the hand: a member says why a motion is wrong; the portfolio of the member's own weights goes with it."""

from __future__ import annotations

import streamlit as st

from appraisal.document import LONGEST_NAME
from appraisal.errors import InputError
from appraisal.journal.events.voting import Dissent
from appraisal.meeting import chair
from appraisal.meeting.seat import SeatNow
from appraisal.text import Language
from appraisal.web import choice, context, parts
from appraisal.web.meeting import said
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.said import word

_TEXT, _MOTION, _SILENT = "seat_dissent", "seat_dissent_motion", "seat_dissent_silent"


def draw(here: Here, now: SeatNow, language: Language) -> None:
    """Draw what the seat has said against motions, and the form for another dissent."""
    for motion, text in now.dissents.items():
        title = now.motions[motion].to(language) if motion in now.motions else motion
        parts.paragraph(word("dissent.said", language, title=title, text=text))
    open_ones = {key: each.to(language) for key, each in now.motions.items() if key not in now.dissents}
    if not open_ones or not here.may(Dissent.kind):
        return

    def dissent() -> None:
        text, motion = context.kept(_TEXT) or "", context.kept(_MOTION)
        context.keep(_SILENT, not text.strip())
        if text.strip():
            context.drop([said.RECEIPT, said.PROBLEM])
            try:
                here.say_made(Dissent.kind, motion, chair.dissent_of(here.seat.key, motion, text), here.seat.key)
            except InputError as error:
                context.keep(said.PROBLEM, error)
            else:
                context.keep(_TEXT, "")

    with st.expander(word("dissent.title", language), key="seat_dissent_form"):
        parts.paragraph(word("dissent.how", language), kind="note")
        choice.one_of(word("dissent.motion", language), open_ones, key=_MOTION)
        st.text_area(word("dissent.why", language), key=_TEXT, max_chars=10 * LONGEST_NAME)
        if context.kept(_SILENT):
            parts.paragraph(word("dissent.silent", language), kind="warn")
        st.button(word("dissent.save", language), key="seat_dissent_save", on_click=dissent, width="stretch")
