"""Seats: who is there and has a device; seats given, named and taken back; the chair handed over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from appraisal.journal.events.base import Event, Role
from appraisal.journal.events.seats import ChairHandedOver, Seated, SeatNamed, SeatRevoked
from appraisal.journal.session import Session
from appraisal.journal.visible import Visible
from appraisal.report.agenda import seat_names
from appraisal.text import Language, say
from appraisal.web import choice, context, parts
from appraisal.web.meeting import desk_seats
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.press import made
from appraisal.web.meeting.secretary.act import act, told

if TYPE_CHECKING:
    from appraisal.session_desk import Saved

WORDS = "session.secretary_page.seats"
ONCE: tuple[Role, ...] = ("chair", "deputy", "secretary")


def draw(here: Here, seen: Visible, language: Language) -> None:
    """Draw the seats, and what is done about them."""
    desk_seats.draw(here, seen, language)
    session = seen.session
    if here.may(Seated.kind):
        _give(here, session, language)
    seats = [each.key for each in session.seats.values() if not each.revoked]
    names = dict(zip(seats, labels(session, seats, language), strict=True))
    if here.may(SeatNamed.kind):
        _change(here, names, language)
    if here.may(ChairHandedOver.kind) and session.rules is not None:
        _hand_over(here, session, names, language)


def labels(session: Session, seats: list[str], language: Language) -> list[str]:
    """Return seats as they are chosen from a list: name and role."""
    roles = [say(f"session.role.{session.seats[each].role}", language) for each in seats]
    return [f"{name} · {role}" for name, role in zip(seat_names(session, seats), roles, strict=True)]


def _give(here: Here, session: Session, language: Language) -> None:
    taken = {each for each in ONCE if session.of_role(each) is not None}
    roles = [each for each in ("chair", "deputy", "expert", "observer", "auditor", "secretary") if each not in taken]
    persons = {"": say(f"{WORDS}.new_person", language)}
    persons |= {
        each.person: name for each, name in zip(session.seats.values(), seat_names(session, session.seats), strict=True)
    }

    def give() -> Iterable[Saved]:
        role: Role = context.kept("give_role")
        lines = [each.strip() for each in (context.kept("give_names") or "").splitlines() if each.strip()]
        person = context.kept("give_person") or ""
        events: list[tuple[str, Event]] = []
        for number, key in enumerate(free_keys(session, role, max(1, len(lines)))):
            events.append((key, Seated(role=role, person=person or key)))
            if number < len(lines):
                name = made(SeatNamed, {"name": f"{WORDS}.names"}, language, name=lines[number])
                events.append((key, name))
        return here.say_all(Seated.kind, events)

    parts.heading(say(f"{WORDS}.give", language), note=say(f"{WORDS}.give_note", language))
    choice.one_of(
        say("session.column.role", language),
        {each: say(f"session.role.{each}", language) for each in roles},
        key="give_role",
        persist_state="session",
    )
    st.text_area(say(f"{WORDS}.names", language), key="give_names", on_change="ignore", persist_state="session")
    choice.one_of(say(f"{WORDS}.person", language), persons, key="give_person")
    st.button(
        say(f"{WORDS}.give_press", language),
        key="give_press",
        on_click=act("give", give, {"give_names": "", "give_person": ""}),
    )
    told("give", language)


def free_keys(session: Session, role: Role, count: int) -> list[str]:
    """Return keys for new seats of a role: its name where it is given once, else with the next free numbers.

    Example:
        >>> free_keys(Session(key="coast-1"), "expert", 2), free_keys(Session(key="coast-1"), "chair", 1)
        (['expert-1', 'expert-2'], ['chair'])
    """
    if role in ONCE and count == 1 and role not in session.seats:
        return [role]
    numbered = (f"{role}-{number}" for number in range(1, len(session.seats) + count + 1))
    return [each for each in numbered if each not in session.seats][:count]


def _change(here: Here, names: dict[str, str], language: Language) -> None:
    def rename() -> Saved:
        name = made(SeatNamed, {"name": "session.column.name"}, language, name=context.kept("change_name") or "")
        return here.say(name, context.kept("change_seat"))

    def revoke() -> Saved:
        reason = context.kept("change_reason") or ""
        event = made(SeatRevoked, {"reason": f"{WORDS}.reason"}, language, reason=reason)
        return here.say(event, context.kept("change_seat"))

    with st.expander(say(f"{WORDS}.change", language), key="change_open"):
        choice.one_of(say("session.column.seat", language), names, key="change_seat")
        st.text_input(
            say("session.column.name", language), key="change_name", on_change="ignore", persist_state="session"
        )
        st.button(
            say(f"{WORDS}.rename", language), key="change_rename", on_click=act("change", rename, {"change_name": ""})
        )
        st.text_input(
            say(f"{WORDS}.reason", language), key="change_reason", on_change="ignore", persist_state="session"
        )
        st.button(
            say(f"{WORDS}.revoke", language), key="change_revoke", on_click=act("change", revoke, {"change_reason": ""})
        )
        parts.paragraph(say(f"{WORDS}.revoke_note", language), kind="note")
    told("change", language)


def _hand_over(here: Here, session: Session, names: dict[str, str], language: Language) -> None:
    willing = [
        each for each in names if session.seats[each].role in ("chair", "deputy") and each != session.presiding()
    ]
    if not willing:
        return

    def hand_over() -> Saved:
        reason = context.kept("hand_over_why") or ""
        event = made(ChairHandedOver, {"reason": f"{WORDS}.why"}, language, reason=reason)
        return here.say(event, context.kept("hand_over_to"))

    with st.expander(say(f"{WORDS}.hand_over", language), key="hand_over_open"):
        fit = {each: names[each] for each in willing}
        choice.one_of(say("session.column.seat", language), fit, key="hand_over_to")
        st.text_input(say(f"{WORDS}.why", language), key="hand_over_why", on_change="ignore", persist_state="session")
        st.button(
            say(f"{WORDS}.hand_over", language),
            key="hand_over_press",
            on_click=act("hand_over", hand_over, {"hand_over_why": ""}),
        )
    told("hand_over", language)
