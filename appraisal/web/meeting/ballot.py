"""A ballot on one project: large buttons and a reason. Every press is saved; a newer save of the seat is not lost."""

from __future__ import annotations

import streamlit as st

from appraisal.documents.ballot_form import AskedCriterion, AskedProject, BallotForm
from appraisal.journal.events.rating import PaperContested
from appraisal.journal.session import Voice
from appraisal.meeting.seat import OwnRound, points_of
from appraisal.report.seat import anchor_texts, answered_text, said_text
from appraisal.text import Language
from appraisal.web import context, parts
from appraisal.web.meeting import at_hand, ballot_fields, said
from appraisal.web.meeting.at_hand import Screen
from appraisal.web.meeting.ballot_fields import Base, Fields
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.said import word

_WHY_NOT = "seat_why_not"  # why what stands in the form is not saved: a key of the words


def draw(here: Here, own: OwnRound, form: BallotForm, project: AskedProject, language: Language, *, anew: bool) -> None:
    """Draw the ballot of a project; `anew`: the screen before showed something else, or there was none."""
    voice = own.own.get(project.key)
    if anew or ballot_fields.rests_on(own, project.key) is None:
        _take(own, project, voice)  # Streamlit forgets what stood in fields that were not shown
    at_hand.hold(Screen(own.number, project.key))
    _newer(here, own, project, language)
    if voice is not None and voice.form != "ballot":
        _typed(here, own, project, voice, language)
    for key in project.criteria:
        _criterion(here, own, project, form.criteria[key], language)
    why_not = context.kept(_WHY_NOT)
    if why_not:
        parts.paragraph(word(f"unsaved.{why_not}", language), kind="warn")
    said.saved(language)


def unsaved(own: OwnRound, form: BallotForm, project: str) -> bool:
    """Return whether the form of a project says what is not saved, or another save waits for the seat's choice."""
    base = ballot_fields.rests_on(own, project)
    if base is None:
        return False
    if context.kept(_WHY_NOT) or base.seq != ballot_fields.standing(own, project).seq:
        return True
    return ballot_fields.differ(own, next(each for each in form.projects if each.key == project))


def catch_up(here: Here, own: OwnRound, form: BallotForm) -> bool:
    """Save what the shown form says where the press that should have saved it was cut off; return whether it did.

    Streamlit ends what a press does as soon as the next one arrives: whoever types a reason and goes on sends two at
    once. Then the form says what the journal does not have; or the journal has it, and the form does not know.
    """
    screen = at_hand.shown()
    project = next((each for each in form.projects if Screen(own.number, each.key) == screen), None)
    if project is None or (base := ballot_fields.rests_on(own, project.key)) is None:
        return False
    event, standing = ballot_fields.read(own, project), ballot_fields.standing(own, project.key)
    if isinstance(event, str):
        return False
    if standing.says(event):
        voice = own.own[project.key]
        if standing.seq != base.seq and voice.form == "ballot":
            ballot_fields.settle(own, project, standing)
            said.found(here, voice)
        return False
    return standing.seq == base.seq and not ballot_fields.fell_back(own, project) and _save(here, own, project)


def _take(own: OwnRound, project: AskedProject, voice: Voice | None) -> None:
    """Fill the form from what the seat has saved."""
    context.drop([_WHY_NOT, said.RECEIPT])
    ballot_fields.fill(own, project, voice)


def _save(here: Here, own: OwnRound, project: AskedProject) -> bool:
    """Save what the form says; keep for the page why that cannot be. Return whether anything was saved."""
    event, base = ballot_fields.read(own, project), ballot_fields.rests_on(own, project.key)
    context.drop([_WHY_NOT])
    if isinstance(event, str):
        context.drop([said.RECEIPT])
        context.keep(_WHY_NOT, event)
        return False
    if base is not None and base.says(event):  # the same press once more
        return False
    seq = said.save(here, event)
    if seq:
        ballot_fields.settle(own, project, Base(seq, event.answers, event.reasons))
    return bool(seq)


def _press(here: Here, own: OwnRound, project: AskedProject) -> None:
    _save(here, own, project)


def _criterion(here: Here, own: OwnRound, project: AskedProject, criterion: AskedCriterion, language: Language) -> None:
    fields = Fields(own.number, project.key)
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
        on_change=_press,
        args=(here, own, project),
        label_visibility="collapsed",
    )
    st.text_area(
        word("why", language),
        key=fields.why(criterion.key),
        on_change=_press,
        args=(here, own, project),
        max_chars=2000,
    )


def _newer(here: Here, own: OwnRound, project: AskedProject, language: Language) -> None:
    """Draw both versions where the seat has saved another one elsewhere since."""
    fields, standing = Fields(own.number, project.key), ballot_fields.standing(own, project.key)
    base = ballot_fields.rests_on(own, project.key)
    if base is None or base.seq == standing.seq:
        return
    context.drop([said.RECEIPT])
    said_here = {key: context.kept(fields.answer(key)) for key in project.criteria}
    typed = answered_text({key: each for key, each in said_here.items() if each is not None}, language)
    kept = answered_text(standing.answers, language)
    parts.paragraph(word("newer", language, saved=kept, typed=typed), kind="warn")

    def saved_one() -> None:
        ballot_fields.settle(own, project)
        _take(own, project, own.own.get(project.key))

    st.button(
        word("keep_saved", language),
        key=f"{fields.own}:keep_saved",
        on_click=saved_one,
        width="stretch",
    )

    def mine() -> None:
        context.keep(fields.base, standing)
        _save(here, own, project)

    st.button(word("save_mine", language), key=f"{fields.own}:save_mine", on_click=mine, width="stretch")


def _typed(here: Here, own: OwnRound, project: AskedProject, voice: Voice, language: Language) -> None:
    """Draw what was typed for the seat from paper or a letter, and the way to contest it."""
    fields = Fields(own.number, project.key)
    told = answered_text(voice.answers, language)
    parts.paragraph(word(f"typed.{voice.form}", language, said=told, seq=voice.seq), kind="warn")
    why = f"{fields.own}:contest:{voice.seq}"
    st.text_area(word("contest_why", language), key=why, max_chars=2000)

    def contest() -> None:
        reason = context.kept(why) or ""
        if not reason.strip():
            context.keep(_WHY_NOT, "contest")
        elif said.save(here, PaperContested(round=own.number, project=project.key, reason=reason)):
            ballot_fields.settle(own, project)
            context.settle({why: reason})
            _take(own, project, None)

    st.button(word("contest", language), key=f"{fields.own}:contest", on_click=contest)
