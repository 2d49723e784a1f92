"""A seat follows the item that is called; not while a form is half filled, and not if it said that it stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.components import v2

from appraisal.meeting.seat import SeatNow
from appraisal.text import Language
from appraisal.web import context, parts
from appraisal.web.meeting.said import word

_SCRIPT = Path(__file__).with_name("follow.js").read_text(encoding="utf-8")
_KEY = "seat_follow"
_FROM, _STAYS = "seat_follow_from", "seat_follow_stays"
_mounted = v2.component("appraisal_seat_follow", html="<span></span>", js=_SCRIPT)


def draw(now: SeatNow, pages: list[str], at: str, go: Callable[[str], None], *, busy: bool, language: Language) -> None:
    """Draw where the discussion is, and lead there.

    Args:
        now: what the seat is asked.
        pages: that the seat can open, by project.
        at: the page that is shown.
        go: opens a page.
        busy: whether what stands in the form is not saved, as far as the server knows.
        language: of the words.
    """
    called = now.item.key if now.item is not None and now.item.of == "project" and now.item.key in pages else None
    ask = called is not None and called != at and not busy and not context.kept(_STAYS)
    if called is None:
        context.drop([_FROM])
    elif called == at:
        _followed(now, pages, at, go, language)
    else:
        parts.paragraph(word("called", language, title=_title(now, called, language)))
        st.button(word("go_there", language), key="seat_called", on_click=_there, args=(go, called), width="stretch")

    def answered() -> None:
        said = context.released(_KEY, "follow")
        if isinstance(said, dict) and said.get("item") == called and said.get("typing") is False:
            context.keep(_FROM, (called, at))
            go(str(called))

    _mounted(key=_KEY, data={"item": called, "ask": ask}, on_follow_change=answered, height=1)


def led_to(at: str) -> bool:
    """Return whether the page that is shown is one to which the seat was led."""
    item, _ = context.kept(_FROM) or (None, None)
    return bool(item == at)


def _followed(now: SeatNow, pages: list[str], at: str, go: Callable[[str], None], language: Language) -> None:
    item, before = context.kept(_FROM) or (None, None)
    if item == at and before in pages:
        parts.paragraph(word("followed", language, title=_title(now, at, language)), kind="note")
        st.button(word("stay", language), key="seat_stay", on_click=_stay, args=(go, before), width="stretch")


def _title(now: SeatNow, project: str, language: Language) -> str:
    return now.listed[now.number(project) - 1].title.to(language)


def _stay(go: Callable[[str], None], project: str) -> None:
    context.keep(_STAYS, True)
    context.drop([_FROM])
    go(project)


def _there(go: Callable[[str], None], project: str) -> None:
    """Go to the item, and follow again from now on."""
    context.drop([_STAYS, _FROM])
    go(project)
