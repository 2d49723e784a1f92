"""Votes at the desk: what-ifs kept, motions and amendments put, roll calls recorded, votes annulled by two."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from appraisal.documents.case import Case
from appraisal.journal.events.voting import MotionPut, VariantKept, VoteAnnulled, VoteCast
from appraisal.journal.session import Session
from appraisal.journal.visible import Visible
from appraisal.meeting import chair
from appraisal.report.agenda import seat_names
from appraisal.report.votes import vote_sentences
from appraisal.text import Language, LocalText, say
from appraisal.web import answers, parts
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
    if here.may(VariantKept.kind):
        _keep(here, session, answers.case(), language)
    if session.variants and here.may(MotionPut.kind):
        _put(here, session, language)
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
        said = {each: st.session_state.get(f"roll_{key}_{each}") for each in silent}
        events = [
            (seat, made(VoteCast, {}, language, vote=key, choice=choice))
            for seat, choice in said.items()
            if choice is not None
        ]
        if not events:
            return
        press(here, lambda: here.served.say_all(here.acting(VoteCast.kind), events))

    with st.expander(say(f"{WORDS}.roll", language)), st.form(f"roll_{key}", border=False):
        for each in silent:
            st.segmented_control(
                names[each],
                CHOICES,
                format_func=lambda choice: say(f"{WORDS}.{choice}", language),
                key=f"roll_{key}_{each}",
            )
        st.form_submit_button(say(f"{WORDS}.record", language), key=f"record_{key}", on_click=record)


def _keep(here: Here, session: Session, case: Case, language: Language) -> None:
    titles = {each.key: each.title.to(language) for each in session.sealed.projects}
    labels = {each: f"{WORDS}.{each}" for each in ("forced_in", "forced_out")}
    labels |= {"title": f"{WORDS}.name", "budget": f"{WORDS}.budget"}

    def keep() -> None:
        state = st.session_state
        name = state["keep_title"]

        def saved() -> object:
            event = made(
                VariantKept,
                labels,
                language,
                variant=_free("what-if", session.variants),
                title=LocalText(name, name),
                budget=state["keep_budget"],
                forced_in=tuple(state["keep_in"]),
                forced_out=tuple(state["keep_out"]),
            )
            return here.served.say_made(here.acting(VariantKept.kind), chair.variant_kept(event))

        press(here, saved, {"keep_title": "", "keep_budget": None, "keep_in": [], "keep_out": []})

    with st.expander(say(f"{WORDS}.keep", language)), st.form("keep", border=False):
        st.text_input(say(f"{WORDS}.name", language), key="keep_title")
        unit = parts.unit(case.head.unit, language)
        st.number_input(
            say(f"{WORDS}.budget", language, unit=unit), min_value=0.0, value=None, step=None, key="keep_budget"
        )
        for key, word in (("keep_in", "forced_in"), ("keep_out", "forced_out")):
            st.multiselect(say(f"{WORDS}.{word}", language), list(titles), format_func=titles.__getitem__, key=key)
        st.form_submit_button(say(f"{WORDS}.save", language), key="keep_press", on_click=keep)


def _put(here: Here, session: Session, language: Language) -> None:
    variants = {key: each.title.to(language) for key, each in session.variants.items()}
    motions = {"": say(f"{WORDS}.nothing", language)}
    motions |= {key: each.title.to(language) for key, each in session.motions.items()}

    def put() -> None:
        key, state = _free("motion", session.motions), st.session_state
        made_so = chair.variant_put(key, state["put_variant"], state["put_amends"] or None)
        press(here, lambda: here.served.say_made(here.acting(MotionPut.kind), made_so))

    with st.expander(say(f"{WORDS}.put", language)), st.form("put", border=False):
        st.selectbox(
            say(f"{WORDS}.variant", language), list(variants), format_func=variants.__getitem__, key="put_variant"
        )
        st.selectbox(say(f"{WORDS}.amends", language), list(motions), format_func=motions.__getitem__, key="put_amends")
        st.form_submit_button(say(f"{WORDS}.move", language), key="put_press", on_click=put)


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
        state, labels = st.session_state, {"reason": f"{WORDS}.reason"}
        fields = {"vote": state["annul_vote"], "reason": state["annul_reason"], "second": state["annul_second"]}
        press(here, lambda: here.say(made(VoteAnnulled, labels, language, **fields)), {"annul_reason": ""})

    with st.expander(say(f"{WORDS}.annul", language)), st.form("annul", border=False):
        st.selectbox(say(f"{WORDS}.vote", language), list(votes), format_func=votes.__getitem__, key="annul_vote")
        st.selectbox(say(f"{WORDS}.second", language), others, format_func=names.__getitem__, key="annul_second")
        st.text_input(say(f"{WORDS}.reason", language), key="annul_reason")
        st.form_submit_button(say(f"{WORDS}.annul", language), key="annul_press", on_click=annul)


def _free(word: str, taken: Mapping[str, object]) -> str:
    return f"{word}-{len(taken) + 1}"
