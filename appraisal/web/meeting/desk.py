"""The desk of whoever chairs, and of the secretary: the next step as a button, and all that they rule on beside it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from appraisal.journal.accept import role_of
from appraisal.journal.visible import Visible
from appraisal.report.round_closing import closing_text
from appraisal.report.session import next_text
from appraisal.text import Language, say
from appraisal.web import parts
from appraisal.web.meeting import (
    desk_agenda,
    desk_chair,
    desk_conflicts,
    desk_opinion,
    desk_seats,
    desk_votes,
    desk_wall,
    pulse,
)
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.next_press import Press, presses
from appraisal.web.meeting.press import press, refused

ROLES = ("chair", "deputy", "secretary")


def has_desk(here: Here | None) -> bool:
    """Return whether a device has the desk among its pages."""
    return here is not None and here.seat.role in ROLES


def runs_the_meeting(here: Here) -> bool:
    """Return whether a device has the desk even where it may not see every project: a deputy may have to take over."""
    return here.now()[0].session.rules is not None and here.seat.role in ROLES


def draw(here: Here, language: Language) -> None:
    """Draw the desk. A change of the journal redraws it; what is being typed stays."""
    seen, _ = here.now()
    pulse.watch(lambda session: session.session.seq, seen)
    if seen.session.rehearsal:
        parts.paragraph(say("session.rehearsal.how", language), kind="note")
    next_step(here, seen, language)
    for section in _sections(seen):
        with st.container():
            section(here, seen, language)


def _sections(seen: Visible) -> tuple[Callable[[Here, Visible, Language], None], ...]:
    """Return the sections in the order of their use: conflicts come first only while they are what is waited for."""
    settled = (desk_agenda.draw, desk_votes.draw, desk_opinion.draw, desk_conflicts.draw)
    early = (desk_conflicts.draw, desk_agenda.draw)
    middle = early if seen.session.stage in ("prepare", "seats") else settled
    return desk_wall.draw, *middle, desk_chair.draw, desk_seats.draw


def next_step(here: Here, seen: Visible, language: Language) -> None:
    """Draw the next step."""
    parts.heading(say("session.desk_page.next", language))
    refused(here, language)
    offered = list(presses(here, seen))
    main = offered[0]
    _button(here, seen, main, language)
    parts.paragraph(next_text(seen.session, language, named=True), kind="plain" if _can(here, main) else "warn")
    if closing := closing_text(seen, language):
        parts.paragraph(closing, kind="note")
    for each in offered[1:]:
        if not _can(here, each):
            continue
        if each.rank == "other":
            _button(here, seen, each, language)
        else:
            with st.expander(say("session.desk_page.early", language), key=f"early_{each.name}"):
                _button(here, seen, each, language)


def _can(here: Here, each: Press) -> bool:
    return each.act is not None and (each.actor is not None or here.may(each.kind))


def _button(here: Here, seen: Visible, each: Press, language: Language) -> None:
    """Draw a button. Its key names the step, so that a second press of one step is never the first of the next."""
    act = each.act
    st.button(
        say(f"session.desk_page.press.{each.name}", language, round=each.at),
        key=f"desk_{each.name}_{each.at}",
        type="primary" if each.rank == "main" else "secondary",
        disabled=not _can(here, each),
        on_click=lambda: press(here, lambda: act(here) if act else None),
    )
    if here.alone and _can(here, each):
        actor = each.actor or here.acting(each.kind)
        role = seen.session.seats[actor].role if each.actor else role_of(seen.session, actor)
        parts.paragraph(say("session.desk_page.as", language, role=say(f"session.role.{role}", language)), kind="note")
    parts.paragraph(say(f"session.desk_page.means.{each.name}", language), kind="note")
