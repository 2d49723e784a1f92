"""Conflicts of interest at the desk: what was declared and why, the chair's rulings, answers of seats."""

from __future__ import annotations

from contextlib import nullcontext

import streamlit as st

from appraisal.journal.accept import role_of
from appraisal.journal.events.conflicts import ConflictDeclared, ConflictRuled
from appraisal.journal.rights import right
from appraisal.journal.session import Conflict, Session
from appraisal.journal.visible import Visible
from appraisal.report.agenda import seat_names
from appraisal.text import Language, say
from appraisal.web import choice, context, parts
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.press import made, press

WORDS = "session.desk_page.conflicts"


def draw(here: Here, seen: Visible, language: Language) -> None:
    """Draw the conflicts; nothing before the rules are sealed or after the signatures."""
    session = seen.session
    if session.rules is None or session.stage == "signed":
        return
    parts.heading(say(f"{WORDS}.title", language))
    listed = [
        (seat, project, each)
        for seat, declared in session.conflicts.items()
        for project, each in declared.items()
        if each.declared == "conflict"
    ]
    if not listed:
        parts.paragraph(say(f"{WORDS}.none", language), kind="note")
    for seat, project, each in listed:
        with st.container(border=True):
            _conflict(here, session, seat, project, each, language)
    _answers(here, session, language)


def _conflict(here: Here, session: Session, seat: str, project: str, each: Conflict, language: Language) -> None:
    titles = _titles(session, language)
    (name,) = seat_names(session, [seat])
    parts.heading(say(f"{WORDS}.declared", language, seat=name, project=titles[project]), level=3)
    told = say(f"{WORDS}.no_reason", language)
    parts.paragraph(say(f"{WORDS}.reason", language, reason=each.reason) if each.reason else told)
    parts.paragraph(
        say(f"{WORDS}.{'open' if each.ruled is None else 'aside' if each.ruled else 'not_aside'}", language),
        kind="warn" if each.ruled is None else "note",
    )
    if not here.may(ConflictRuled.kind):
        return

    def rule(*, recused: bool) -> None:
        typed = f"ruling_{seat}_{project}"
        reason = context.kept(typed)
        labels = {"reason": f"{WORDS}.ruling"}
        press(
            here,
            lambda: here.say(
                made(ConflictRuled, labels, language, project=project, recused=recused, reason=reason), seat
            ),
            {typed: ""},
        )

    at = f"{seat}_{project}"
    again = nullcontext() if each.ruled is None else st.expander(say(f"{WORDS}.again", language), key=f"again_{at}")
    with again, st.form(f"rule_{at}", border=False):
        st.text_input(say(f"{WORDS}.ruling", language), key=f"ruling_{at}")
        with st.container(horizontal=True):
            for recused, word in ((True, "stand"), (False, "stay")):
                st.form_submit_button(
                    say(f"{WORDS}.{word}", language),
                    key=f"rule_{word}_{at}",
                    on_click=rule,
                    kwargs={"recused": recused},
                )


def _answers(here: Here, session: Session, language: Language) -> None:
    """Draw the form for seats that have not answered for every project: the own one, or those that one speaks for."""
    actor = here.acting(ConflictDeclared.kind)
    allowed = right(role_of(session, actor), ConflictDeclared.kind, session.stage)
    titles = _titles(session, language)
    silent = {
        each.key: [project for project in titles if not session.answered(each.key, project)]
        for each in session.seats.values()
        if each.role in ("chair", "deputy", "expert") and not each.revoked
        if allowed == "any" or each.key == actor
    }
    silent = {seat: projects for seat, projects in silent.items() if projects}
    if not silent:
        return
    names = dict(zip(silent, seat_names(session, silent), strict=True))

    def save() -> None:
        seat, chosen = context.kept("answer_seat"), context.kept("answer_projects")
        answers = dict.fromkeys(silent.get(seat, ()), "none") | dict.fromkeys(chosen, "conflict")
        reasons = dict.fromkeys(chosen, context.kept("answer_reason")) if context.kept("answer_reason") else {}
        labels = {"reasons": f"{WORDS}.why"}
        press(
            here,
            lambda: here.say(made(ConflictDeclared, labels, language, answers=answers, reasons=reasons), seat),
            {"answer_projects": [], "answer_reason": ""},
        )

    with st.expander(say(f"{WORDS}.answer", language), key="answer_open"), st.form("answer_conflicts", border=False):
        choice.one_of(say(f"{WORDS}.seat", language), names, key="answer_seat")
        st.multiselect(
            say(f"{WORDS}.projects", language), list(titles), format_func=titles.__getitem__, key="answer_projects"
        )
        st.text_input(say(f"{WORDS}.why", language), key="answer_reason")
        parts.paragraph(say(f"{WORDS}.answer_note", language), kind="note")
        st.form_submit_button(say(f"{WORDS}.save", language), key="answer_save", on_click=save)


def _titles(session: Session, language: Language) -> dict[str, str]:
    return {each.key: each.brief.to(language) for each in session.sealed.projects}
