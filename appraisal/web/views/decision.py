"""The decision: what is proposed, what it comes to, how sure it is, and what would change it."""

from __future__ import annotations

import streamlit as st

from appraisal.report.decision_view import DecisionView, Turn
from appraisal.text import Language, say
from appraisal.web import answers, context, decided, decision_screen, parts, waiting
from appraisal.web.parts import word

_ROOM = {"scenario": "portfolio", "weights": "ranking", "budget": "portfolio"}


def draw() -> None:
    """Draw the page: first what is known at once, then what takes longer in its place."""
    view = context.view()
    language = view.language
    appraisal = answers.viewed(view, with_budget=True)
    place = st.empty()

    def at_once() -> None:
        with place.container():
            _screen(decided.screen(appraisal, language, quick=True), language)

    shown = waiting.awaited(lambda _wanted: decided.screen(appraisal, language), meanwhile=at_once)
    with place.container():
        _screen(shown, language)


def _screen(shown: DecisionView, language: Language) -> None:
    st.html(decision_screen.finding(shown))
    if shown.proposed:
        st.html(decision_screen.tiles(shown))
    left, right = st.columns([11, 9], gap="large")
    with left:
        if shown.proposed:
            st.html(decision_screen.projects(shown, language))
        if shown.not_appraised:
            parts.paragraph(shown.not_appraised, kind="warn")
    with right:
        if shown.turns:
            parts.heading(say("decision.turn.title", language), level=3)
        for each in shown.turns:
            _turn(each, shown, language)


def _turn(each: Turn, shown: DecisionView, language: Language) -> None:
    """Draw one of the three, with a link to the page that shows it; without one while it is being computed."""
    with st.container(border=True, key=f"turn_{each.by}{'_pending' * shown.pending}"):
        parts.paragraph(decision_screen.turn(each))
        if shown.pending:
            return
        asked = context.said(context.view()) | ({} if each.scenario is None else {"scenario": each.scenario})
        room = _ROOM[each.by]
        label = word("decision.show", language, page=word(f"page.{room}", language))
        st.page_link(f"views/{room}.py", label=label, query_params=asked)


if __name__ == "__main__":
    draw()
