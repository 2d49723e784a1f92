"""How a seat's page says something to the journal: the receipt of what was saved, or every problem."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from appraisal.errors import InputError
from appraisal.journal.codes import receipt
from appraisal.journal.events.base import Event
from appraisal.journal.session import Voice
from appraisal.text import Language, say
from appraisal.web import context, parts
from appraisal.web.meeting.here import Here

RECEIPT, PROBLEM = "seat_receipt", "seat_problem"


def word(key: str, language: Language, /, **facts: object) -> str:
    """Return the words of the seat's page under a key."""
    return say(f"session.seat_page.{key}", language, **facts)


def save(here: Here, event: Event) -> int:
    """Save an event of the seat and keep its receipt, or keep its problems for the page; return its number, or 0."""
    context.drop([RECEIPT, PROBLEM])
    try:
        saved = here.say(event)
    except InputError as error:
        context.keep(PROBLEM, error)
        return 0
    at = datetime.fromisoformat(saved.entry.at).astimezone(zone())
    context.keep(RECEIPT, receipt(saved.entry.seq, at, saved.head))
    return saved.entry.seq


def found(here: Here, voice: Voice) -> None:
    """Keep the receipt of what the journal has of the seat, where the press that saved it was cut off before that."""
    record = here.served.store.records(here.served.session)[voice.seq - 1]
    context.keep(RECEIPT, receipt(voice.seq, datetime.fromisoformat(voice.at).astimezone(zone()), record.hash))


def tell(here: Here, event: Event) -> None:
    """Save an event as `save` does, for a button that needs no number."""
    save(here, event)


def problem(language: Language) -> None:
    """Draw why the last save was refused, once."""
    error = context.kept(PROBLEM)
    if isinstance(error, InputError):
        parts.problems(error, language)
        context.drop([PROBLEM])


def saved(language: Language) -> None:
    """Draw the receipt of the last save."""
    got = context.kept(RECEIPT)
    if got is not None:
        parts.paragraph(word("saved", language, receipt=got), kind="note")


def zone() -> tzinfo:
    """Return the zone of the device's clock; UTC where the browser does not say."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
