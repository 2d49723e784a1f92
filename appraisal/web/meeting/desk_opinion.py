"""Written opinions at the desk: the secretary enters what an absent member wrote, one project at a time."""

from __future__ import annotations

import streamlit as st

from appraisal.journal.events.rating import AbsentOpinion
from appraisal.journal.paper import asked_seats
from appraisal.journal.visible import Visible
from appraisal.meeting.seat import points_of
from appraisal.report.agenda import seat_names
from appraisal.report.seat import said_text
from appraisal.text import Language, say
from appraisal.web import choice, context, parts
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.press import made, press

WORDS = "session.remote.opinion"


def draw(here: Here, seen: Visible, language: Language) -> None:
    """Draw the form while a round is open, where the council's rules admit written opinions and a member is absent."""
    session = seen.session
    if not session.rounds or session.rounds[-1].closed is not None or not session.sealed.council.written_opinions:
        return
    if session.seats[here.acting(AbsentOpinion.kind)].role != "secretary" or not here.may(AbsentOpinion.kind):
        return
    absent = [each for each in asked_seats(session) if not session.seats[each].present]
    if not absent:
        return
    names = dict(zip(absent, seat_names(session, absent), strict=True))
    titles = {each.key: each.title.to(language) for each in session.sealed.projects}
    number = session.rounds[-1].number

    def field(criterion: str) -> str:
        return f"opinion_{number}_{criterion}"

    def enter() -> None:
        received = context.kept("opinion_received")
        answers = {each.key: context.kept(field(each.key)) for each in session.sealed.rated}
        labels = {"received": f"{WORDS}.received", "answers": f"{WORDS}.title"}

        def saved() -> object:
            event = made(
                AbsentOpinion,
                labels,
                language,
                round=number,
                project=context.kept("opinion_project"),
                answers={key: each for key, each in answers.items() if each is not None},
                replaces=0,
                received="" if received is None else received.isoformat(),
            )
            return here.say(event, context.kept("opinion_seat"))

        press(here, saved, {field(each.key): None for each in session.sealed.rated})

    with st.expander(say(f"{WORDS}.title", language), key="opinion_open"):
        parts.paragraph(say(f"{WORDS}.note", language), kind="note")
        with st.form("opinion", border=False):
            choice.one_of(say(f"{WORDS}.seat", language), names, key="opinion_seat")
            choice.one_of(say(f"{WORDS}.project", language), titles, key="opinion_project")
            for each in session.sealed.rated:
                st.pills(
                    each.title.to(language),
                    [*points_of(each.lowest, each.highest), "abstains"],
                    format_func=lambda said: said_text(said, language),
                    key=field(each.key),
                )
            st.date_input(say(f"{WORDS}.received", language), value=None, key="opinion_received", format="YYYY-MM-DD")
            st.form_submit_button(say(f"{WORDS}.save", language), key="opinion_press", on_click=enter)
