"""The minutes: the secretary's own text of an item or of the meeting, saved by itself a moment after the last key."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.components import v2

from appraisal.errors import InputError
from appraisal.journal.events.agenda import Item, MinutesText
from appraisal.journal.session import Session
from appraisal.journal.visible import Visible
from appraisal.text import Language, problem_text, say
from appraisal.web import choice, context, parts
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.press import made
from appraisal.web.meeting.secretary.act import receipt_text

WORDS = "session.secretary_page.minutes"
_CAME = "minutes_came"  # what the last save came to: the item, the receipt, the problems


def _text(suffix: str) -> str:
    return Path(__file__).with_name(f"minutes.{suffix}").read_text(encoding="utf-8")


_mounted = v2.component("appraisal_minutes", html=_text("html"), css=_text("css"), js=_text("js"))


def draw(here: Here, seen: Visible, language: Language) -> None:
    """Draw the choice of an item, its text, and what is written of the others."""
    session = seen.session
    parts.heading(say(f"{WORDS}.title", language), note=say(f"{WORDS}.note", language))
    items = {"": say(f"{WORDS}.meeting", language)}
    items |= {
        f"project:{each.key}": each.title.to(language) for each in session.sealed.projects if each.key in seen.projects
    }
    items |= {f"motion:{key}": each.title.to(language) for key, each in session.motions.items()}
    called = session.item
    start = "" if called is None else f"{called.of}:{called.key}"
    if context.kept("minutes_item") not in items:
        context.keep("minutes_item", start if start in items else "")
    chosen = choice.one_of(
        say("session.desk_page.agenda.item", language),
        items,
        key="minutes_item",
        persist_state="session",
    )
    of, _, key = chosen.partition(":")
    if here.may(MinutesText.kind):
        _editor(here, session, of, key, items[chosen], language)
    elif (of, key) in session.minutes:
        _written(session.minutes[of, key])
    others = [each for each in session.minutes if each != (of, key)]
    if others:
        parts.heading(say(f"{WORDS}.others", language), level=3)
        for each in others:
            with st.expander(items.get(":".join(each) if each[0] else "", each[1])):
                _written(session.minutes[each])


def _written(text: str) -> None:
    for line in text.splitlines():
        parts.paragraph(line)


def _editor(here: Here, session: Session, of: str, key: str, title: str, language: Language) -> None:
    at = f"{of}:{key}"
    element = f"minutes_text_{at.replace('_', '=')}"  # two strokes in a row are Streamlit's own
    about, got, problems = context.kept(_CAME) or ("", "", ())
    if about != at:
        got, problems = "", ()

    def save() -> None:
        given = context.released(element, "text")
        if not isinstance(given, dict):
            return
        text, base = str(given.get("text", "")), str(given.get("base", ""))
        now = here.now()[0].session.minutes.get((of, key), "")
        if now != base:  # this text is saved already, or another device has written meanwhile: both are shown then
            return
        try:
            item = made(Item, {}, language, of=of, key=key) if of else None
            event = made(MinutesText, {"text": f"{WORDS}.text"}, language, item=item, text=text)
            saved = receipt_text(here.say(event))
        except InputError as error:
            told = tuple(problem_text(each, language) for each in error.problems)
            context.keep(_CAME, (at, "", told))
        else:
            context.keep(_CAME, (at, saved, ()))

    words = {each: say(f"{WORDS}.{each}", language) for each in ("text", "typing", "newer", "keep", "take")}
    words["saved"] = say("session.secretary_page.saved", language, receipt=got) if got else ""
    data = {
        "place": f"{session.key}:{at}",
        "title": title,
        "saved": session.minutes.get((of, key), ""),
        "problems": list(problems),
        "words": words,
    }
    _mounted(key=element, data=data, on_text_change=save)
