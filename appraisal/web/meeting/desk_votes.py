"""Votes at the desk: motions put, roll calls recorded, votes annulled by two."""

from __future__ import annotations

import streamlit as st

from appraisal.journal.events.voting import VoteAnnulled, VoteCast
from appraisal.journal.session import Session
from appraisal.journal.visible import Visible
from appraisal.report.agenda import seat_names
from appraisal.report.votes import vote_sentences
from appraisal.text import Language, say
from appraisal.web import choice, context, parts
from appraisal.web.meeting import desk_motions, what_if_page
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.press import made, press

WORDS = "session.desk_page.votes"
CHOICES = ("in_favour", "against", "abstained")


def draw(here: Here, seen: Visible, language: Language) -> None:
    """Draw motions and votes from the portfolio on."""
    session = seen.session
    if session.stage not in ("portfolio", "decision"):
        return
    parts.heading(say(f"{WORDS}.title", language))
    for key, vote in session.votes.items():
        parts.paragraph(" ".join(vote_sentences(session, vote, language)))
        if vote.running and key in seen.voted:
            _roll_call(here, seen, key, language)
    what_if_page.link(language)
    desk_motions.draw(here, seen, language)
    if session.votes and here.may(VoteAnnulled.kind):
        _annul(here, session, language)


def _roll_call(here: Here, seen: Visible, key: str, language: Language) -> None:
    """Draw the roll call of those who are present, for who notes what they say aloud."""
    session = seen.session
    if session.seats[here.acting(VoteCast.kind)].role != "secretary":
        return
    electorate = session.votes[key].opened.electorate
    silent = [each for each in electorate if session.seats[each].present and each not in seen.voted[key]]
    if not silent:
        return
    names = dict(zip(silent, seat_names(session, silent), strict=True))

    def record() -> None:
        said = {each: context.kept(f"roll_{key}_{each}") for each in silent}
        events = [
            (seat, made(VoteCast, {}, language, vote=key, choice=choice))
            for seat, choice in said.items()
            if choice is not None
        ]
        if not events:
            return
        press(here, lambda: here.say_all(VoteCast.kind, events))

    with st.expander(say(f"{WORDS}.roll", language), key="roll_open"), st.form(f"roll_{key}", border=False):
        for each in silent:
            st.segmented_control(
                names[each],
                CHOICES,
                format_func=lambda choice: say(f"{WORDS}.{choice}", language),
                key=f"roll_{key}_{each}",
            )
        st.form_submit_button(say(f"{WORDS}.record", language), key=f"record_{key}", on_click=record)


def _annul(here: Here, session: Session, language: Language) -> None:
    votes = {key: each.opened.question.to(language) for key, each in session.votes.items() if each.annulled is None}
    actor = here.acting(VoteAnnulled.kind)
    others = [
        each.key
        for each in session.seats.values()
        if each.role in ("chair", "deputy", "secretary") and not each.revoked
        if each.person != session.seats[actor].person
    ]
    if not votes or not others:
        return
    names = dict(zip(others, seat_names(session, others), strict=True))

    def annul() -> None:
        labels = {"reason": f"{WORDS}.reason"}
        fields = {each: context.kept(f"annul_{each}") for each in ("vote", "reason", "second")}
        press(here, lambda: here.say(made(VoteAnnulled, labels, language, **fields)), {"annul_reason": ""})

    with st.expander(say(f"{WORDS}.annul", language), key="annul_open"), st.form("annul", border=False):
        choice.one_of(say(f"{WORDS}.vote", language), votes, key="annul_vote")
        choice.one_of(say(f"{WORDS}.second", language), names, key="annul_second")
        st.text_input(say(f"{WORDS}.reason", language), key="annul_reason")
        st.form_submit_button(say(f"{WORDS}.annul", language), key="annul_press", on_click=annul)
