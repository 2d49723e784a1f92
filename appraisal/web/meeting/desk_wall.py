"""The wall's remote at the desk: the way to the wall, what is on it, its face, a countdown, a what-if taken off."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from appraisal.journal.events.closing import CodeShown
from appraisal.journal.session import Session
from appraisal.journal.visible import Visible
from appraisal.report.wall_scene import scene_of
from appraisal.report.wall_view import FACES
from appraisal.text import Language, say
from appraisal.web import context, parts
from appraisal.web.meeting import pulse, remote, wall
from appraisal.web.meeting.here import Here

WORDS = "session.remote"
MINUTES = (1, 3, 5, 10)
_FACE = "remote_face"


def draw(here: Here, seen: Visible, language: Language) -> None:
    """Draw the remote for whoever may show the room something: the chair and the secretary."""
    if seen.session.rules is None or not here.may(CodeShown.kind):
        return
    parts.heading(say(f"{WORDS}.title", language))
    address = f"{wall.PATH}?language={language}"
    st.html(
        Markup("<p><a class='file' href='{}' target='_blank' rel='noopener'>{}</a></p>").format(
            address, say(f"{WORDS}.open", language)
        )
    )
    session = seen.session
    pulse.watch(lambda now: remote.shown(now.session).standing, seen)
    shown = remote.shown(session)
    scene = "what_if" if shown.what_if is not None else scene_of(session)
    parts.paragraph(say(f"{WORDS}.now", language, scene=say(f"{WORDS}.scene.{scene}", language)))
    if shown.what_if is not None:
        st.button(
            say(f"{WORDS}.take_off", language),
            key="remote_take_off",
            on_click=remote.show_what_if,
            args=(session, None),
        )
    _face(session, shown, language)
    _countdown(session, shown, language)


def _face(session: Session, shown: remote.Shown, language: Language) -> None:
    context.keep(_FACE, shown.face)  # another device may have chosen

    def choose() -> None:
        remote.show_face(session, context.kept(_FACE))

    st.segmented_control(
        say(f"{WORDS}.face", language),
        FACES,
        format_func=lambda face: say(f"{WORDS}.faces.{face}", language),
        key=_FACE,
        on_change=choose,
        required=True,
    )


def _countdown(session: Session, shown: remote.Shown, language: Language) -> None:
    left = shown.left
    if left is None:
        parts.paragraph(say(f"{WORDS}.countdown", language), kind="note")
        with st.container(horizontal=True, key="remote_minutes"):
            for minutes in MINUTES:
                st.button(
                    say(f"{WORDS}.minutes", language, n=minutes),
                    key=f"remote_{minutes}",
                    on_click=remote.count_down,
                    args=(session, 60.0 * minutes),
                )
        return
    ticking = Markup("<span class='countdown-left'>{}</span>").format(remote.clock(left))
    before, after = say(f"{WORDS}.left", language, left="\n").split("\n")
    parts.paragraph(Markup("{}{}{}").format(before, ticking, after))
    st.button(say(f"{WORDS}.stop", language), key="remote_stop", on_click=remote.count_down, args=(session, None))
