"""What a device sees above the pages or in place of them: who took a seat over; that it may not see every project."""

from __future__ import annotations

import streamlit as st

from appraisal.access.cookie import NAME
from appraisal.text import Language, say
from appraisal.web import browser_page, council, parts
from appraisal.web.meeting import desk, pulse, rooms
from appraisal.web.meeting.here import here


def shows_case() -> bool:
    """Return whether this device may see the pages of the whole case."""
    door = council.door()
    seat = None if door is None else door.holder(st.context.cookies.get(NAME))
    return door is None or (seat is not None and door.sees_case(seat))


def drawn(language: Language) -> bool:
    """Return whether the pages are closed to this device, which is then told why; nothing of a project is drawn."""
    door = council.door()
    if door is None:
        return False
    seat = door.holder(st.context.cookies.get(NAME))
    if seat is not None and (taken := door.taken_over(seat)):
        seats = [each.name or each.key for each in taken]
        parts.paragraph(say("access.taken_over", language, seats=seats), kind="warn")
    if seat is not None and door.sees_case(seat):
        return False
    key = "access.ended" if seat is None else "access.aside"

    def neutral() -> None:
        if (device := here()) is not None and desk.runs_the_meeting(device):
            desk.draw(device, language)
        parts.heading(say(f"{key}.title", language), level=1)
        parts.paragraph(say(f"{key}.text", language))

    device = here()
    beside = [] if device is None else rooms.beside_desk(device, language, first=False)
    pages = [st.Page(neutral, title=say("session.desk_page.title", language), default=True), *beside]
    st.navigation(pages, position="top" if beside else "hidden").run()
    browser_page.draw(language)
    if device is not None:
        pulse.draw(device, language)
    return True
