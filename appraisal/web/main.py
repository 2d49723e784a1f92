"""The frame around every page: case, language, scenario, page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from appraisal.documents.case import Case
from appraisal.documents.findings import short
from appraisal.errors import InputError
from appraisal.text import Language
from appraisal.web import answers, browser_page, choice, context, council, parts, seat_page
from appraisal.web.meeting import at_hand, pulse, rooms, seat, strip, what_if_page
from appraisal.web.meeting.here import Here, here
from appraisal.web.parts import word
from appraisal.web.views import upload

PAGES = Path(__file__).with_name("views")
ROOMS = ("decision", "register", "finance", "ranking", "portfolio", "memo")
UPLOAD = "upload"  # the page of a machine without a session
NAMES: dict[str, str] = {"en": "English", "ru": "Русский"}


def main() -> None:
    """Draw the frame and run the page."""
    context.arrive()
    language = context.view().language
    st.set_page_config(page_title=word("title", language), layout="wide")
    for sheet in ("style.css", "layouts.css"):
        st.html(Path(__file__).with_name(sheet))
    device = here()
    if device is not None:
        pulse.begin()
        strip.draw(device, language)
    own = seat.page(device, language)
    if own is None:
        at_hand.away()
    if own is None and seat_page.drawn(language):
        return
    meeting = rooms.rooms(device, language)
    begins = own is None and (device is None or not meeting)
    of_case = [] if own is not None and not seat_page.shows_case() else _rooms(language, first=begins)
    case, broken = (None, None) if not of_case else _open()
    ours = [*([] if own is None else [own]), *meeting]
    if case is not None and (what_if := what_if_page.page(device, language)) is not None:
        ours.insert(1, what_if)
    pages = [*of_case, *ours] if begins else [*ours, *of_case]
    page = st.navigation(pages, position="top" if of_case and broken is None else "hidden")
    if page is own:
        try:
            page.run()
        except InputError as error:  # such as a round that was closed a moment ago; the page looks again by itself
            parts.problems(error, language)
        tongue(language)
        _end(device, language)
        return
    at_hand.away()
    if case is not None:  # a seat's own page has screens that are no projects
        context.stay_within(case)
    controls(case, language)
    parts.printed(language)
    if (refused := context.budget_refused()) is not None:
        parts.paragraph(word("budget_refused", language, given=short(refused)), kind="warn")
    try:
        if broken is not None:
            raise broken
        page.run()
    except InputError as error:
        parts.problems(error, language)
        if council.served() is None:
            upload.instead(language)
    _end(device, language)


def _end(device: Here | None, language: Language) -> None:
    browser_page.draw(language)
    context.leave()
    if device is not None:
        pulse.draw(device, language)


def _rooms(language: Language, *, first: bool) -> list[StreamlitPage]:
    """Return the pages of the case; the first of them is the default where a seat has no page of its own."""
    return [
        st.Page(
            PAGES / f"{room}.py",
            title=word(f"page.{room}", language),
            url_path=room,
            default=first and room == ROOMS[0],
        )
        for room in (*ROOMS, *(() if council.served() else (UPLOAD,)))
    ]


def _open() -> tuple[Case | None, InputError | None]:
    try:
        return answers.case(context.view().upload), None
    except InputError as error:
        return None, error


def controls(case: Case | None, language: Language) -> None:
    """Draw the parts common to all pages: the case's name, the scenario, the language."""
    name, scenario, spoken = st.columns([10, 10, 5], vertical_alignment="center")
    if case is not None:
        with name:
            parts.heading(case.head.title.to(language), level=1)
        with scenario:
            said = word("scenario", language)
            titles = {"": word("no_scenario.title", language)}
            titles |= {key: each.title.to(language) for key, each in case.scenarios.items()}
            options = {key: f"{said}: {title}" for key, title in titles.items()}
            choice.pick(st.selectbox, said, options, "scenario", label_visibility="collapsed")
    with spoken:
        tongue(language)


def tongue(language: Language) -> None:
    """Draw the choice of the language."""
    choice.pick(
        st.segmented_control,
        word("language", language),
        NAMES,
        "language",
        label_visibility="collapsed",
        required=True,
        width="stretch",
    )


if __name__ == "__main__":
    main()
