"""The pages of a meeting that a device has in its menu, by the role of its seat."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from appraisal.text import Language, say
from appraisal.web import council
from appraisal.web.meeting import desk, opening
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.record import page as record
from appraisal.web.meeting.secretary import page as secretary


def rooms(here: Here | None, language: Language) -> list[StreamlitPage]:
    """Return the pages; without a session the one that opens it.

    A device begins on the desk, before the seal the secretary's on the secretary's page, an auditor's on the record.
    """
    if here is None:
        return [] if council.served() is not None else [opening.page(language)]
    preparing = here.seat.role == "secretary" and here.now()[0].session.rules is None
    pages = [] if preparing else beside_desk(here, language, first=not desk.has_desk(here))
    if desk.has_desk(here):
        title = say("session.desk_page.title", language)
        drawn = st.Page(lambda: desk.draw(here, language), title=title, url_path="desk", default=not preparing)
        pages.insert(0, drawn)
    return [*beside_desk(here, language, first=True), *pages] if preparing else pages


def beside_desk(here: Here, language: Language, *, first: bool) -> list[StreamlitPage]:
    """Return the pages beside the desk; `first`: the device begins on the first of them."""
    pages = []
    if secretary.has(here):
        pages.append(secretary.page(here, language, first=first))
    if record.has(here):
        pages.append(record.page(here, language, first=first and not pages))
    return pages
