"""The secretary's page: seats and rules, paper ballots, corrected figures, minutes, each under a tab of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from appraisal.journal.visible import Visible
from appraisal.text import Language, say
from appraisal.web.meeting import pulse
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.secretary import figures, links, minutes, paper, rules, seats
from appraisal.web.meeting.secretary.act import settle

WORDS = "session.secretary_page"
Section = Callable[[Here, Visible, Language], None]
_BEFORE: dict[str, tuple[Section, ...]] = {"seats": (seats.draw, links.draw), "rules": (rules.draw,)}
_AFTER: dict[str, tuple[Section, ...]] = {
    "paper": (paper.draw,),
    "minutes": (minutes.draw,),
    "figures": (figures.draw,),
    **_BEFORE,
}


def has(here: Here) -> bool:
    """Return whether a device has the page."""
    return here.seat.role == "secretary"


def page(here: Here, language: Language, *, first: bool) -> StreamlitPage:
    """Return the page; `first`: the device begins there."""
    title = say(f"{WORDS}.title", language)
    return st.Page(lambda: draw(here, language), title=title, url_path="secretary", default=first)


def draw(here: Here, language: Language) -> None:
    """Draw the page; what is typed under one tab stays while another is looked at."""
    seen, _ = here.now()
    settle(seen.session.seq)
    pulse.watch(_shape, seen)
    st.html(Path(__file__).with_name("secretary.css"))
    sections = _BEFORE if seen.session.rules is None else _AFTER
    tabs = st.tabs([say(f"{WORDS}.tab.{each}", language) for each in sections])
    for tab, drawn in zip(tabs, sections.values(), strict=True):
        with tab:
            for section in drawn:
                with st.container():
                    section(here, seen, language)


def _shape(seen: Visible) -> object:
    """Return what of a session the page is drawn from; answers redraw nothing."""
    session = seen.session
    return (
        session.stage,
        [(each.key, each.name, each.revoked, each.present, bool(each.devices)) for each in session.seats.values()],
        [(each.number, each.closed) for each in session.rounds],
        session.corrected,
        session.minutes,
        list(session.motions),
        session.presiding(),
        seen.projects,
    )
