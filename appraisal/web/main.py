"""The frame around every page: which case, which language, which scenario, which page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from appraisal.documents.case import Case
from appraisal.errors import InputError
from appraisal.text import LANGUAGES, Language
from appraisal.web import answers, context, parts

PAGES = Path(__file__).with_name("pages")
ROOMS = ("register", "finance", "ranking", "portfolio", "memo")
NAMES = {"en": "English", "ru": "Русский"}


def main() -> None:
    """Draw the frame and run the page."""
    context.arrive()
    language = context.view().language
    st.set_page_config(page_title=parts.word("title", language), layout="wide")
    st.html(Path(__file__).with_name("style.css"))
    case, broken = _open()
    if case is not None:
        context.stay_within(case)
    pages = [
        st.Page(
            PAGES / f"{room}.py", title=parts.word(f"page.{room}", language), url_path=room, default=room == ROOMS[0]
        )
        for room in ROOMS
    ]
    page = st.navigation(pages, position="top" if broken is None else "hidden")
    controls(case, language)
    try:
        if broken is not None:
            raise broken
        page.run()
    except InputError as error:
        parts.problems(error, language)
    context.leave()


def _open() -> tuple[Case | None, InputError | None]:
    try:
        return answers.case(), None
    except InputError as error:
        return None, error


def controls(case: Case | None, language: Language) -> None:
    """Draw what holds for all pages: the case's name, the scenario, the language."""
    name, scenario, tongue = st.columns([6, 4, 2], vertical_alignment="bottom")
    with name:
        if case is not None:
            parts.heading(case.head.title.to(language), level=1)
    with scenario:
        if case is not None and case.scenarios:
            titles = {None: parts.word("no_scenario.title", language)} | {
                key: each.title.to(language) for key, each in case.scenarios.items()
            }
            context.pick(
                st.selectbox, parts.word("scenario", language), list(titles), "scenario", said=lambda key: titles[key]
            )
    with tongue:
        context.pick(
            st.segmented_control,
            parts.word("language", language),
            LANGUAGES,
            "language",
            said=lambda key: NAMES[key],
            required=True,
        )


if __name__ == "__main__":
    main()
