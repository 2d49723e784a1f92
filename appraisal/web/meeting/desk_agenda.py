"""The agenda at the desk: what lies too far apart after a reveal, and the item that is called, closed or put off."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from appraisal.cache import Cache
from appraisal.journal.events.agenda import Item, ItemCalled, ItemClosed, ItemPutOff
from appraisal.journal.session import Session
from appraisal.journal.visible import Visible
from appraisal.meeting.agenda import Agenda
from appraisal.report.agenda import agenda_points
from appraisal.text import Language, say
from appraisal.web import answers, choice, context, parts, render
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.press import made, press

WORDS = "session.desk_page.agenda"
agendas: Cache[tuple[str, int, str], Agenda] = Cache(most=8)


def draw(here: Here, seen: Visible, language: Language) -> None:
    """Draw the agenda once a round is revealed, and the item under discussion."""
    session = seen.session
    if session.stage not in ("rating", "portfolio", "decision"):
        return
    parts.heading(say(f"{WORDS}.title", language))
    order: list[str] = []
    if any(each.revealed is not None for each in session.rounds):
        key = (session.key, session.seq, here.seat.key)
        agenda = agendas.get(key, lambda: here.served.agenda(here.seat.key))
        if session.stage == "rating":
            render.draw(*agenda_points(answers.case(), session, agenda, language), key="agenda")
        order = [each.project for each in agenda.cells]
    if session.item is not None:
        _called(here, session, session.item, order, language)
    else:
        parts.paragraph(say(f"{WORDS}.nothing", language), kind="note")
        _to_call(here, session, order, language)


def _following(session: Session, item: Item, order: list[str]) -> str | None:
    """Return the next waiting project of the agenda; in its absence the next of the list."""
    keys = list(dict.fromkeys([*order, *(each.key for each in session.sealed.projects)]))
    waits = [each for each in keys if ("project", each) not in session.items and each != item.key]
    return waits[0] if waits else None


def _called(here: Here, session: Session, item: Item, order: list[str], language: Language) -> None:
    parts.paragraph(say(f"{WORDS}.now", language, title=_titles(session, language)[item.of, item.key]))
    if not here.may(ItemClosed.kind):
        return
    following = _following(session, item, order)
    with st.container(horizontal=True):
        st.button(
            say(f"{WORDS}.close", language),
            key=f"close_{item.of}_{item.key}",
            on_click=press,
            args=(here, lambda: here.say(ItemClosed(item=item))),
        )
        if following is not None:
            to = Item(of="project", key=following)
            steps = [(None, ItemClosed(item=item)), (None, ItemCalled(item=to))]
            st.button(
                say(f"{WORDS}.following", language, title=_titles(session, language)["project", following]),
                key=f"following_{following}",
                on_click=press,
                args=(here, lambda: here.say_all(ItemCalled.kind, steps)),
            )
    _put_off_form(here, lambda: item, language)


def _to_call(here: Here, session: Session, order: list[str], language: Language) -> None:
    """Draw the choice of an item: those of the agenda first, in its order; done ones can be called again."""
    if not here.may(ItemCalled.kind):
        return
    titles = _titles(session, language)
    first = [("project", each) for each in dict.fromkeys(order)]
    stages = {key: session.items.get(key, "waiting") for key in dict.fromkeys([*first, *titles])}
    standing = {key: f"{titles[key]} · {say(f'session.item.{stage}', language)}" for key, stage in stages.items()}
    shown = choice.one_of(say(f"{WORDS}.item", language), standing, key="agenda_item")

    def chosen() -> Item:
        # As of the press: whoever chooses and presses at once does it before the page was drawn with that choice.
        of, key = context.kept("agenda_item") or shown
        return made(Item, {}, language, of=of, key=key)

    st.button(
        say(f"{WORDS}.call", language),
        key="agenda_call",
        on_click=press,
        args=(here, lambda: here.say(ItemCalled(item=chosen()))),
    )
    if session.items.get(shown) != "put_off":
        _put_off_form(here, chosen, language)


def _put_off_form(here: Here, chosen: Callable[[], Item], language: Language) -> None:
    def put_off() -> None:
        reason = context.kept("put_off_reason")
        labels = {"reason": f"{WORDS}.reason"}
        press(
            here,
            lambda: here.say(made(ItemPutOff, labels, language, item=chosen(), reason=reason)),
            {"put_off_reason": ""},
        )

    with st.expander(say(f"{WORDS}.put_off", language), key="put_off_open"), st.form("put_off", border=False):
        st.text_input(say(f"{WORDS}.reason", language), key="put_off_reason")
        st.form_submit_button(say(f"{WORDS}.put_off", language), key="put_off_press", on_click=put_off)


def _titles(session: Session, language: Language) -> dict[tuple[str, str], str]:
    """Return the titles of all items by what they are and their key."""
    projects = {("project", each.key): each.brief.to(language) for each in session.sealed.projects}
    return projects | {("motion", key): each.title.to(language) for key, each in session.motions.items()}
