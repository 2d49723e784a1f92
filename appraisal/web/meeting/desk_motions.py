"""Motions at the desk: kept what-ifs put as motions or amendments, and conditions with the day they are due."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from appraisal.journal.decision import unsettled, waiting
from appraisal.journal.events.voting import ConditionSet, MotionPut
from appraisal.journal.session import Session
from appraisal.journal.visible import Visible
from appraisal.meeting import chair
from appraisal.report.motions import condition_text, motion_sentences
from appraisal.text import Language, say
from appraisal.web import answers, choice, context, parts
from appraisal.web.meeting import what_ifs
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.press import made, press

WORDS = "session.desk_page.votes"


def draw(here: Here, seen: Visible, language: Language) -> None:
    """Draw the open motions in words, the forms for motions and conditions, and the conditions that are set."""
    session = seen.session
    if seen.projects.issuperset(each.key for each in session.sealed.projects):
        _told(session, language)
    put(here, session, language)
    if session.conditions:
        parts.bullets(condition_text(each, language) for each in session.conditions.values())
    if session.motions and here.may(ConditionSet.kind):
        _condition(here, session, language)


def _told(session: Session, language: Language) -> None:
    """Draw what the open motions and their amendments change, for whoever may see all projects."""
    case = answers.case()
    for motion in [each for key in unsettled(session) for each in (key, *waiting(session, key))]:
        parts.heading(session.motions[motion].title.to(language), level=3)
        parts.bullets(motion_sentences(case, session, what_ifs.told_of(case, session, motion), language))


def put(here: Here, session: Session, language: Language) -> None:
    """Draw the form that puts a kept what-if as a motion or an amendment, for whoever may."""
    if not session.variants or not here.may(MotionPut.kind):
        return
    variants = {key: each.title.to(language) for key, each in session.variants.items()}
    motions = {"": say(f"{WORDS}.nothing", language)}
    motions |= {key: each.title.to(language) for key, each in session.motions.items()}

    def move() -> None:
        key = free("motion", session.motions)
        made_so = chair.variant_put(key, context.kept("put_variant"), context.kept("put_amends") or None)
        press(here, lambda: here.say_made(MotionPut.kind, key, made_so))

    with st.expander(say(f"{WORDS}.put", language), key="put_open"), st.form("put", border=False):
        choice.one_of(say(f"{WORDS}.variant", language), variants, key="put_variant")
        choice.one_of(say(f"{WORDS}.amends", language), motions, key="put_amends")
        st.form_submit_button(say(f"{WORDS}.move", language), key="put_press", on_click=move)


def _condition(here: Here, session: Session, language: Language) -> None:
    motions = {key: each.title.to(language) for key, each in session.motions.items()}

    def set_it() -> None:
        labels = {"text": f"{WORDS}.condition_text", "due": f"{WORDS}.due"}
        fields = {"motion": context.kept("condition_motion"), "text": context.kept("condition_text")}
        due = context.kept("condition_due")

        def saved() -> object:
            event = made(
                ConditionSet,
                labels,
                language,
                condition=free("condition", session.conditions),
                due="" if due is None else due.isoformat(),
                **fields,
            )
            return here.say(event)

        press(here, saved, {"condition_text": "", "condition_due": None})

    with st.expander(say(f"{WORDS}.condition", language), key="condition_open"), st.form("condition", border=False):
        choice.one_of(say(f"{WORDS}.motion", language), motions, key="condition_motion")
        st.text_input(say(f"{WORDS}.condition_text", language), key="condition_text")
        st.date_input(say(f"{WORDS}.due", language), value=None, key="condition_due", format="YYYY-MM-DD")
        st.form_submit_button(say(f"{WORDS}.condition", language), key="condition_press", on_click=set_it)


def free(word: str, taken: Mapping[str, object]) -> str:
    """Return a key of the next one of a kind."""
    return f"{word}-{len(taken) + 1}"
