"""Conflicts of interest, before any figure: titles and investors, one answer for each project, and what was ruled."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.opening import ListedProject
from appraisal.meeting.seat import SeatNow
from appraisal.text import Language
from appraisal.web import context, parts
from appraisal.web.meeting import said
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.said import word

_OPEN = "seat_conflicts_open"


def draw(here: Here, now: SeatNow, language: Language, *, done: Callable[[], None]) -> None:
    """Draw the questions; `done` is called when the answers are saved or the page is left."""
    parts.heading(word("conflicts.title", language))
    parts.paragraph(word("conflicts.how", language))
    asked = []
    for each in now.listed:
        declared = now.declared.get(each.key)
        if declared is not None and declared.ruled is not None:
            _name(each, language)
            ruling = "aside" if declared.ruled else "stays"
            parts.paragraph(word(f"conflicts.ruled.{ruling}", language), kind="note")
        else:
            asked.append(each.key)
            _ask(now, each, language)
    left = context.kept(_OPEN)
    if left:
        parts.paragraph(word("conflicts.open", language, n=left), kind="warn")

    def declare() -> None:
        answers = {key: context.kept(_field(key)) for key in asked}
        context.keep(_OPEN, sum(each is None for each in answers.values()))
        reasons = {key: context.kept(_why(key)) for key in asked if answers[key] == "conflict"}
        if not context.kept(_OPEN) and said.save(
            here,
            ConflictDeclared(answers=answers, reasons={key: each for key, each in reasons.items() if _says(each)}),
        ):
            fields = [*map(_field, asked), *map(_why, asked)]
            context.settle({key: context.kept(key) for key in fields})
            context.drop(fields)
            done()

    if asked:
        st.button(word("conflicts.save", language), key="seat_declare", type="primary", on_click=declare)
    if not now.unanswered:
        st.button(word("back", language), key="seat_conflicts_back", on_click=done)


def _says(text: str | None) -> bool:
    return bool(text and text.strip())


def _field(project: str) -> str:
    return f"seat_conflict:{project}"


def _why(project: str) -> str:
    return f"seat_conflict_why:{project}"


def _name(project: ListedProject, language: Language) -> None:
    parts.heading(project.title.to(language), level=3, note=", ".join(each.to(language) for each in project.investors))


def _ask(now: SeatNow, project: ListedProject, language: Language) -> None:
    _name(project, language)
    declared = now.declared.get(project.key)
    if context.kept(_field(project.key)) is None and declared is not None:
        context.keep(_field(project.key), declared.declared)
        context.keep(_why(project.key), declared.reason or "")
    label = word("conflicts.label", language, project=project.title.to(language))
    st.segmented_control(
        label,
        ["none", "conflict"],
        format_func=lambda each: word(f"conflicts.{each}", language),
        key=_field(project.key),
        label_visibility="collapsed",
        required=False,
    )
    if context.kept(_field(project.key)) == "conflict":
        st.text_area(word("conflicts.why", language), key=_why(project.key), max_chars=2000)
