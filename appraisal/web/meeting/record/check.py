"""The check of the journal, its three findings apart; the codes that were shown; the backup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import streamlit as st

from appraisal import record_desk, session_desk
from appraisal.errors import InputError
from appraisal.journal.codes import read_code
from appraisal.journal.events.closing import CodeShown
from appraisal.journal.visible import Visible
from appraisal.report.verification import verification_texts
from appraisal.text import Language, problem_text, say
from appraisal.web import choice, context, parts
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.secretary.act import act, told

if TYPE_CHECKING:
    from appraisal.session_desk import Saved

WORDS = "session.record_page.check"
Where = Literal["wall", "phones", "paper"]
_RESULT = "check_result"  # what the last check found, in words, and after which event


def draw(here: Here, seen: Visible, language: Language) -> None:
    """Draw the codes, the check, and the backup where the seat may have it."""
    session, (_, code) = seen.session, here.now()
    parts.heading(say(f"{WORDS}.codes", language))
    parts.paragraph(say("session.code.now", language, seq=session.seq, code=code))
    for each in session.codes:
        where = say(f"session.code.{each.where}", language)
        parts.paragraph(say("session.code.shown", language, seq=each.after, code=each.code, where=where), kind="note")
    if here.may(CodeShown.kind):
        _note(here, language)
    _check(here, seen, language)
    if here.seat.role == "secretary":
        _backup(here, seen, language)


def _note(here: Here, language: Language) -> None:
    def note() -> Saved:
        seen, code = here.now()
        where: Where = context.kept("code_where") or "paper"
        return here.say(CodeShown(after=seen.session.seq, code=code, where=where))

    with st.container(horizontal=True, vertical_alignment="bottom"):
        choice.one_of(
            say(f"{WORDS}.where", language),
            {each: say(f"session.code.{each}", language) for each in get_args(Where)},
            key="code_where",
        )
        st.button(say(f"{WORDS}.note", language), key="code_note", on_click=act("code", note))
    told("code", language)


def _check(here: Here, seen: Visible, language: Language) -> None:
    served = here.served

    def check() -> None:
        typed = [each for each in (context.kept("check_codes") or "").splitlines() if each.strip()]
        try:
            codes = [read_code(each) for each in typed]
            checked = session_desk.verified(served.store, served.session, codes)
        except InputError as error:
            context.keep(_RESULT, (seen.session.seq, False, [problem_text(each, language) for each in error.problems]))
        else:
            context.keep(_RESULT, (checked.events, checked.holds, verification_texts(checked, language)))

    parts.heading(say(f"{WORDS}.title", language), note=say(f"{WORDS}.how", language))
    st.text_area(say(f"{WORDS}.noted", language), key="check_codes", on_change="ignore", persist_state="session")
    st.button(say(f"{WORDS}.press", language), key="check_press", type="primary", on_click=check)
    result = context.kept(_RESULT)
    if result is not None:
        after, holds, texts = result
        parts.bullets(texts, kind="plain" if holds else "problems")
        if after < seen.session.seq:
            parts.paragraph(say(f"{WORDS}.since", language, n=seen.session.seq - after), kind="note")


def _backup(here: Here, seen: Visible, language: Language) -> None:
    """Draw the way to a backup, which tells of every seat what it said once that is revealed."""
    session, served = seen.session, here.served
    parts.heading(say(f"{WORDS}.backup", language), note=say(f"{WORDS}.backup_note", language))
    running = any(each.running for each in session.votes.values())
    by_letter = session.rules is not None and session.rules.council.shown == "by_letter"
    aside = session.rules is not None and seen.projects != {each.key for each in session.rules.projects}
    barred = "vote" if running else "letters" if by_letter and not here.alone else "aside" if aside else None
    if barred is not None:
        parts.paragraph(say(f"{WORDS}.barred.{barred}", language), kind="warn")
    st.download_button(
        say(f"{WORDS}.backup_press", language),
        lambda: record_desk.backup_of(served.store, served.session),
        file_name=f"{session.key}.session",
        key="backup",
        disabled=barred is not None,
        on_click="ignore",
    )
