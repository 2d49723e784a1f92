"""The page of the record, for those who run the meeting and for its auditor: memo and signatures, journal, check."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from appraisal.journal.visible import Visible
from appraisal.text import Language, say
from appraisal.web.meeting import pulse
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.record import check, journal, memo
from appraisal.web.meeting.secretary.act import settle

WORDS = "session.record_page"
ROLES = ("chair", "deputy", "secretary", "auditor")
_SECTIONS = {"memo": memo.draw, "journal": journal.draw, "check": check.draw}


def has(here: Here) -> bool:
    """Return whether a device has the page."""
    return here.seat.role in ROLES


def page(here: Here, language: Language, *, first: bool) -> StreamlitPage:
    """Return the page; `first`: the device begins there."""
    title = say(f"{WORDS}.title", language)
    return st.Page(lambda: draw(here, language), title=title, url_path="record", default=first)


def draw(here: Here, language: Language) -> None:
    """Draw the page; to an auditor the journal comes first."""
    seen, _ = here.now()
    settle(seen.session.seq)
    pulse.watch(_shape, seen)
    order = ("journal", "check", "memo") if here.seat.role == "auditor" else tuple(_SECTIONS)
    for tab, name in zip(st.tabs([say(f"{WORDS}.tab.{each}", language) for each in order]), order, strict=True):
        with tab:
            _SECTIONS[name](here, seen, language)


def _shape(seen: Visible) -> object:
    """Return what the page is drawn from; of the journal alone it is told how many events have come since."""
    session = seen.session
    return session.stage, len(session.memos), session.signatures, len(session.errata), len(session.codes), seen.projects
