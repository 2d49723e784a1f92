"""A round in the hand: one project a screen, its criteria, then the weights; which are answered; finished or not."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from appraisal.documents.ballot_form import AskedProject, BallotForm
from appraisal.journal.events.rating import AnswerConfirmed, Finished, Unfinished
from appraisal.journal.session import WEIGHTS
from appraisal.meeting.seat import OwnRound, SeatNow, missing
from appraisal.report.seat import answered_text, figure_texts
from appraisal.text import Language
from appraisal.web import choice, context, parts
from appraisal.web.meeting import at_hand, ballot, follow, said, weighing
from appraisal.web.meeting.at_hand import Screen
from appraisal.web.meeting.ballot_fields import Fields
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.said import word

_WEIGHTS = "-weights"  # no key of a project begins with a dash


def draw(here: Here, now: SeatNow, language: Language) -> None:
    """Draw the open round, or what the seat waits for."""
    own = now.round
    if own is None or own.finished or not own.asks:
        at_hand.away()
    if own is None:
        parts.paragraph(word(f"wait.{now.stage}", language))
    elif not own.asks:
        parts.paragraph(word("late", language, round=own.number))
    elif own.finished:
        parts.paragraph(word("finished", language, round=own.number))
        said.saved(language)
        _say(here, "go_on", Unfinished(round=own.number), language)
    else:
        _round(here, now, own, language)


def _round(here: Here, now: SeatNow, own: OwnRound, language: Language) -> None:
    form = here.form()
    if ballot.catch_up(here, own, form):
        st.rerun()
    _stale(here, now, own, language)
    pages = [each.key for each in form.projects] + ([_WEIGHTS] if form.weighed else [])
    left = missing(own, form)
    if pages:
        at = _chosen(pages, left)
        screen, before = Screen(own.number, at), at_hand.shown()
        at_hand.only(screen, came=follow.led_to(at))
        busy = at == _WEIGHTS or ballot.unsaved(own, form, at)
        follow.draw(now, pages, at, _go, busy=busy, language=language)
        _pager(now, pages, at, left, language)
        if at == _WEIGHTS:
            at_hand.hold(screen)
            weighing.draw(here, own, form, language)
        else:
            asked = next(each for each in form.projects if each.key == at)
            _figures(now, own, asked, language)
            ballot.draw(here, own, form, asked, language, anew=screen != before)
        _steps(pages, at, language)
    else:
        at_hand.away()
        parts.paragraph(word("nothing_asked", language, round=own.number))
    _end(here, own, form, len(left), language)


def _end(here: Here, own: OwnRound, form: BallotForm, left: int, language: Language) -> None:
    if left:
        parts.paragraph(word("left", language, n=left), kind="note")

    def finish() -> None:
        ballot.catch_up(here, own, form)
        said.tell(here, Finished(round=own.number))

    st.button(word("finish", language), key="seat_finish", on_click=finish, width="stretch")


def _say(here: Here, key: str, event: Finished | Unfinished, language: Language) -> None:
    st.button(word(key, language), key=f"seat_{key}", on_click=said.tell, args=(here, event), width="stretch")


def _chosen(pages: list[str], left: tuple[str, ...]) -> str:
    """Return the page that is shown: that of the address, else the first that is not answered.

    A project that the round does not show to the seat, even one that somebody typed into the address, is none.
    """
    asked = context.view().project
    if asked not in pages:
        asked = next((each for each in pages if (WEIGHTS if each == _WEIGHTS else each) in left), pages[0])
        context.choose(project=asked)
    return asked


def _go(project: str) -> None:
    context.drop([said.RECEIPT])
    context.choose(project=project)


def _pager(now: SeatNow, pages: list[str], at: str, left: tuple[str, ...], language: Language) -> None:
    names = {}
    for each in pages:
        title = word("weights.title", language)
        if each != _WEIGHTS:
            title = now.listed[now.number(each) - 1].brief.to(language)
        open_ = (WEIGHTS if each == _WEIGHTS else each) in left
        names[each] = word("page_open" if open_ else "page_done", language, title=title)
    place = word("place", language, at=pages.index(at) + 1, n=len(pages), done=len(pages) - len(left))
    choice.pick(st.selectbox, place, names, "project")


def _steps(pages: list[str], at: str, language: Language) -> None:
    here = pages.index(at)
    with st.container(horizontal=True, key="seat_steps"):
        for key, to in (("previous", here - 1), ("next", here + 1)):
            st.button(
                word(key, language),
                key=f"seat_{key}:{at}",  # a second press of it is none of the next screen
                on_click=_go,
                args=(pages[to % len(pages)],),
                disabled=not 0 <= to < len(pages),
            )


def _figures(now: SeatNow, own: OwnRound, project: AskedProject, language: Language) -> None:
    investors = ", ".join(each.to(language) for each in now.listed[now.number(project.key) - 1].investors)
    parts.heading(project.title.to(language), note=investors)
    if project.figures:
        key = f"{Fields(own.number, project.key).own}:figures"
        with st.expander(word("figures", language), expanded=True, key=key):
            told = figure_texts(project.figures, language)
            parts.bullets(Markup("{}<br><small>{}</small>").format(*each) for each in told)


def _stale(here: Here, now: SeatNow, own: OwnRound, language: Language) -> None:
    """Draw each project of which a figure was corrected since the seat spoke, with the answer that may stand."""
    for project in own.stale:
        title = now.listed[now.number(project) - 1].brief.to(language)
        before = answered_text(own.own[project].answers if project in own.own else own.before[project], language)
        parts.paragraph(word("stale", language, title=title, said=before), kind="warn")
        st.button(
            word("confirm", language),
            key=f"seat_confirm:{project}",
            on_click=said.tell,
            args=(here, AnswerConfirmed(round=own.number, project=project)),
        )
