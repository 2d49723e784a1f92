"""Weights of the criteria as points, saved as one ballot."""

from __future__ import annotations

import streamlit as st

from appraisal.documents.ballot_form import BallotForm
from appraisal.journal.events.rating import BallotCast
from appraisal.journal.session import WEIGHTS
from appraisal.meeting.seat import OwnRound
from appraisal.text import Language
from appraisal.web import context, parts
from appraisal.web.meeting import said
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.said import word

_NONE = "seat_weights_none"
_SEQ = "seat_weights_seq"


def draw(here: Here, own: OwnRound, form: BallotForm, language: Language) -> None:
    """Draw the weights: points for each criterion, and one button that saves them."""
    parts.heading(word("weights.title", language), note=word("weights.how", language))
    standing = own.own.get(WEIGHTS)
    points = standing.weights.points if standing is not None and standing.weights is not None else {}
    seen = context.kept(_SEQ)
    if seen is None:
        context.keep(_SEQ, (own.number, standing.seq if standing else 0))
    elif seen != (own.number, standing.seq if standing else 0):
        told = [f"{form.weighed[key].to(language)}: {each:g}" for key, each in points.items() if key in form.weighed]
        parts.paragraph(word("weights.newer", language, saved=told), kind="warn")
    for key, each in points.items():
        if context.kept(_field(own, key)) is None:
            context.keep(_field(own, key), float(each))

    def save() -> None:
        given = {key: context.kept(_field(own, key)) or 0.0 for key in form.weighed}
        context.keep(_NONE, not any(given.values()))
        context.keep(_SEQ, (own.number, standing.seq if standing else 0))
        if any(given.values()):
            replaces = standing.seq if standing else 0
            weights = {"points": given}
            seq = said.save(here, BallotCast(round=own.number, weights=weights, replaces=replaces))  # type: ignore[arg-type]
            if seq:
                context.keep(_SEQ, (own.number, seq))

    with st.form("seat_weights", border=False):
        for key, title in form.weighed.items():
            st.number_input(title.to(language), min_value=0.0, step=1.0, format="%g", key=_field(own, key), value=None)
        st.form_submit_button(word("weights.save", language), type="primary", on_click=save, width="stretch")
    if context.kept(_NONE):
        parts.paragraph(word("weights.none", language), kind="warn")
    said.saved(language)


def _field(own: OwnRound, criterion: str) -> str:
    return f"seat:{own.number}:weight:{criterion}"
