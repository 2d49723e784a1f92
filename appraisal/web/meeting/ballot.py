"""A ballot on one project: large buttons and a reason. Every press is saved; a newer save of the seat is not lost."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from appraisal.documents.ballot_form import AskedCriterion, AskedProject, BallotForm
from appraisal.journal.events.rating import BallotCast, PaperContested
from appraisal.journal.session import Voice
from appraisal.meeting.seat import OwnRound, points_of, unsaid_reasons
from appraisal.report.seat import anchor_texts, answered_text, said_text
from appraisal.text import Language
from appraisal.web import context, parts
from appraisal.web.meeting import said
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.said import word

_WHY_NOT = "seat_why_not"  # why what stands in the form is not saved: a key of the words


class _Fields:
    """Keys of what the browser holds of a project in a round: fields by criterion, and the save that they rest on."""

    def __init__(self, number: int, project: str) -> None:
        self.own = f"seat:{number}:{project}"
        self.seq = f"{self.own}:seq"

    def answer(self, criterion: str) -> str:
        """Return the key of the field for an answer."""
        return f"{self.own}:answer:{criterion}"

    def why(self, criterion: str) -> str:
        """Return the key of the field for a reason."""
        return f"{self.own}:why:{criterion}"


def draw(here: Here, own: OwnRound, form: BallotForm, project: AskedProject, language: Language) -> None:
    """Draw the ballot of a project."""
    fields, standing = _Fields(own.number, project.key), own.own.get(project.key)
    if not _newer(here, own, project, language) and context.kept(fields.seq) is None:
        _take(fields, project, standing)
    if standing is not None and standing.form != "ballot":
        _typed(here, own, project, standing, language)
    for key in project.criteria:
        _criterion(here, own, project, form.criteria[key], language)
    why_not = context.kept(_WHY_NOT)
    if why_not:
        parts.paragraph(word(f"unsaved.{why_not}", language), kind="warn")
    said.saved(language)


def unsaved(own: OwnRound, form: BallotForm, project: str) -> bool:
    """Return whether the form of a project says what is not saved, or another save waits for the seat's choice."""
    fields, standing = _Fields(own.number, project), own.own.get(project)
    if context.kept(fields.seq) is None:
        return False
    if context.kept(_WHY_NOT) or context.kept(fields.seq) != (standing.seq if standing else 0):
        return True
    asked = next(each.criteria for each in form.projects if each.key == project)
    answers = {key: standing.answers.get(key) if standing else None for key in asked}
    reasons = {key: standing.reasons.get(key, "") if standing else "" for key in asked}
    return any(
        context.kept(fields.answer(key)) != answers[key] or (context.kept(fields.why(key)) or "") != reasons[key]
        for key in asked
    )


def _take(fields: _Fields, project: AskedProject, standing: Voice | None) -> None:
    """Fill the form from what the seat has saved."""
    context.keep(fields.seq, standing.seq if standing else 0)
    context.drop([_WHY_NOT, said.RECEIPT])
    for key in project.criteria:
        context.keep(fields.answer(key), standing.answers.get(key) if standing else None)
        context.keep(fields.why(key), standing.reasons.get(key, "") if standing else "")


def _settle(own: OwnRound, project: AskedProject, criteria: Iterable[str]) -> None:
    fields = _Fields(own.number, project.key)
    keys = [each(key) for key in criteria for each in (fields.answer, fields.why)]
    context.settle({key: context.kept(key) for key in keys})


def _event(own: OwnRound, project: AskedProject) -> BallotCast | None:
    """Return what the form says; None, with the reason kept for the page, where it cannot be saved yet."""
    fields = _Fields(own.number, project.key)
    answers = {key: context.kept(fields.answer(key)) for key in project.criteria}
    answers = {key: each for key, each in answers.items() if each is not None}
    reasons = {key: context.kept(fields.why(key)) or "" for key in answers}
    reasons = {key: each for key, each in reasons.items() if each.strip()}
    silent = [key for key, each in answers.items() if each == "cannot_judge" and key not in reasons]
    if not answers or silent:
        context.keep(_WHY_NOT, "no_answer" if not answers else "cannot_judge")
        return None
    replaces = context.kept(fields.seq) or 0
    event = BallotCast(round=own.number, project=project.key, answers=answers, reasons=reasons, replaces=replaces)
    if unsaid_reasons(own, event):
        context.keep(_WHY_NOT, "change")
        return None
    context.drop([_WHY_NOT])
    return event


def _save(here: Here, own: OwnRound, project: AskedProject) -> None:
    context.drop([said.RECEIPT])
    event = _event(own, project)
    if event is None:
        return
    seq = said.save(here, event)
    if seq:
        context.keep(_Fields(own.number, project.key).seq, seq)
        _settle(own, project, event.answers)


def _criterion(here: Here, own: OwnRound, project: AskedProject, criterion: AskedCriterion, language: Language) -> None:
    fields = _Fields(own.number, project.key)
    description = criterion.description.to(language) if criterion.description is not None else ""
    parts.heading(criterion.title.to(language), level=3)
    with st.expander(word("rubric", language), key=f"{fields.own}:rubric:{criterion.key}"):
        parts.paragraph(description, kind="note")
        parts.bullets(anchor_texts(criterion, language))
    before = own.before.get(project.key, {}).get(criterion.key)
    if before is not None:
        parts.paragraph(word("before", language, said=said_text(before, language)), kind="note")
    points = set(points_of(criterion.lowest, criterion.highest))
    now = context.kept(fields.answer(criterion.key))
    st.pills(
        criterion.title.to(language),
        [*sorted(points | ({now} if isinstance(now, float) else set())), "abstains", "cannot_judge"],
        format_func=lambda each: said_text(each, language),
        key=fields.answer(criterion.key),
        on_change=_save,
        args=(here, own, project),
        label_visibility="collapsed",
    )
    st.text_area(
        word("why", language),
        key=fields.why(criterion.key),
        on_change=_save,
        args=(here, own, project),
        max_chars=2000,
    )


def _newer(here: Here, own: OwnRound, project: AskedProject, language: Language) -> bool:
    """Draw both versions where the seat has saved another one elsewhere since; return whether that is so."""
    fields, standing = _Fields(own.number, project.key), own.own.get(project.key)
    seen = context.kept(fields.seq)
    if seen is None or seen == (standing.seq if standing else 0):
        return False
    context.drop([said.RECEIPT])
    said_here = {key: context.kept(fields.answer(key)) for key in project.criteria}
    typed = answered_text({key: each for key, each in said_here.items() if each is not None}, language)
    kept = answered_text(standing.answers if standing else {}, language)
    parts.paragraph(word("newer", language, saved=kept, typed=typed), kind="warn")

    def saved_one() -> None:
        _settle(own, project, project.criteria)
        _take(fields, project, standing)

    st.button(
        word("keep_saved", language),
        key=f"{fields.own}:keep_saved",
        on_click=saved_one,
        width="stretch",
    )

    def mine() -> None:
        context.keep(fields.seq, standing.seq if standing else 0)
        _save(here, own, project)

    st.button(word("save_mine", language), key=f"{fields.own}:save_mine", on_click=mine, width="stretch")
    return True


def _typed(here: Here, own: OwnRound, project: AskedProject, standing: Voice, language: Language) -> None:
    """Draw what was typed for the seat from paper or a letter, and the way to contest it."""
    fields = _Fields(own.number, project.key)
    told = answered_text(standing.answers, language)
    parts.paragraph(word(f"typed.{standing.form}", language, said=told, seq=standing.seq), kind="warn")
    why = f"{fields.own}:contest:{standing.seq}"
    st.text_area(word("contest_why", language), key=why, max_chars=2000)

    def contest() -> None:
        reason = context.kept(why) or ""
        if not reason.strip():
            context.keep(_WHY_NOT, "contest")
        elif said.save(here, PaperContested(round=own.number, project=project.key, reason=reason)):
            _settle(own, project, project.criteria)
            context.settle({why: reason})
            _take(fields, project, None)

    st.button(word("contest", language), key=f"{fields.own}:contest", on_click=contest)
