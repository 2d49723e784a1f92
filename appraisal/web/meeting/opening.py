"""A session opened from the pages of a case, for one person at one machine; or one of the store taken up again."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from appraisal import record_desk, session_desk
from appraisal.documents.case import Case
from appraisal.journal.events.base import Event
from appraisal.journal.events.opening import Opened
from appraisal.journal.events.seats import SeatNamed
from appraisal.text import Language, LocalText, say
from appraisal.web import answers, choice, context, council, parts
from appraisal.web.meeting.press import made
from appraisal.web.meeting.secretary.act import act, settle, told

WORDS = "session.opening_page"
SECRETARY = "secretary"


def page(language: Language) -> StreamlitPage:
    """Return the page."""
    return st.Page(lambda: draw(language), title=say(f"{WORDS}.title", language), url_path="meeting")


def draw(language: Language) -> None:
    """Draw what a session is, the form that opens one on the open case, and the sessions of the store."""
    settle()
    case = answers.case(context.view().upload)
    if context.kept("opening_title") is None:
        context.keep("opening_title", case.head.title.to(language))

    def open_session() -> tuple[session_desk.Saved, ...]:
        if council.served() is not None:  # the same press once more
            return ()
        events = list(_events(case, language))
        with session_desk.open_store(council.store_named()) as store:
            key = record_desk.free_key(store, case.key)
            saved = session_desk.new_session(store, case, key, SECRETARY, events)
        council.take(key)
        return saved

    parts.heading(say(f"{WORDS}.heading", language), note=say(f"{WORDS}.note", language))
    st.text_input(
        say("session.column.title", language), key="opening_title", on_change="ignore", persist_state="session"
    )
    st.text_input(say(f"{WORDS}.name", language), key="opening_name", on_change="ignore", persist_state="session")
    st.button(
        say(f"{WORDS}.press", language), key="opening_press", type="primary", on_click=act("opening", open_session)
    )
    told("opening", language)
    _kept(language)


def _events(case: Case, language: Language) -> Iterator[Event]:
    """Yield the first events of a session: it is opened, and its secretary named if a name was typed.

    Raises:
        InputError: every problem, with the words above its field.
    """
    typed = (context.kept("opening_title") or "").strip()
    title = case.head.title if typed == case.head.title.to(language) else LocalText(typed, typed)
    yield made(
        Opened,
        {"title": "session.column.title"},
        language,
        person=SECRETARY,
        case=case.key,
        title=title if typed else "",
        digest=case.digest,
        program=metadata.version("appraisal"),
    )
    if name := (context.kept("opening_name") or "").strip():
        yield made(SeatNamed, {"name": f"{WORDS}.name"}, language, name=name)


def _kept(language: Language) -> None:
    """Draw the sessions of the store, each of which can be taken up again."""
    with session_desk.open_store(council.store_named()) as store:
        listed = [store.state(each.session) for each in store.endings()]
    if not listed:
        return
    titles = {
        each.key: say(
            f"{WORDS}.listed",
            language,
            title="" if each.opened is None else each.opened.title.to(language),
            session=each.key,
            stage=say(f"session.stage.{each.stage}", language),
        )
        for each in listed
    }
    parts.heading(say(f"{WORDS}.kept", language), level=3)
    choice.one_of(say("session.column.session", language), titles, key="opening_kept")
    st.button(
        say(f"{WORDS}.take", language),
        key="opening_take",
        on_click=lambda: council.take(context.kept("opening_kept")),
    )
