"""Weights of the criteria in the hand: by points, swing, order or pairs; saved as one ballot, never over another."""

from __future__ import annotations

from typing import get_args

import streamlit as st

from appraisal.documents.ballot_form import BallotForm
from appraisal.documents.weighting import Weighting
from appraisal.errors import InputError
from appraisal.journal.events.rating import BallotCast
from appraisal.journal.session import WEIGHTS, Voice
from appraisal.meeting.seat import OwnRound
from appraisal.report.blocks import DASH
from appraisal.report.weighing import come_to_texts, given_text
from appraisal.text import Language, say
from appraisal.web import context, parts
from appraisal.web.meeting import said, weight_fields
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.said import word
from appraisal.web.meeting.weight_fields import Method

_SEQ = "seat_weights_seq"  # round, and the save that the form rests on
_TYPED = "seat_weights_typed"  # what the form said when another save was found
_LACKS = "seat_weights_lacks"
METHODS: tuple[Method, ...] = get_args(Method)


def draw(here: Here, own: OwnRound, form: BallotForm, language: Language) -> None:
    """Draw the way to weigh, its form, and what the saved weights come to."""
    standing = own.own.get(WEIGHTS)
    saved = (own.number, standing.seq if standing else 0)
    if context.kept(_SEQ) is None or context.kept(_SEQ)[0] != own.number:
        _take(own, form, standing)
    parts.heading(word("weights.title", language))
    if context.kept(_SEQ) != saved:
        _both(here, own, form, standing, language)
    method = _ask_method(own, language)
    parts.paragraph(say(f"session.weights.how.{method}", language), kind="note")

    def save() -> None:
        if _method(own) != method:  # another way was chosen, and its form is not drawn yet
            return
        _save(here, own, weight_fields.read(own.number, method, form))

    with st.form("seat_weights", border=False):
        weight_fields.draw(own.number, method, form, language)
        st.form_submit_button(word("weights.save", language), type="primary", on_click=save, width="stretch")
    lacks = context.kept(_LACKS)
    if isinstance(lacks, InputError):
        parts.problems(lacks, language)
    elif lacks is not None:
        parts.paragraph(say(f"session.weights.none.{lacks}", language), kind="warn")
    said.saved(language)
    if standing is not None and standing.weights is not None:
        parts.bullets(
            [given_text(standing.weights, form.weighed, language), *_come_to(standing.weights, form, language)]
        )


def _come_to(weights: Weighting, form: BallotForm, language: Language) -> list[str]:
    try:
        return list(come_to_texts(weights, form.weighed, language))
    except InputError:  # typed from paper without all that its method asks: what was given is told as it is
        return []


def _method(own: OwnRound) -> Method:
    """Return the way to weigh that is chosen."""
    chosen = context.kept(f"seat:{own.number}:weighing")
    return next((each for each in METHODS if each == chosen), METHODS[0])


def _ask_method(own: OwnRound, language: Language) -> Method:
    key = f"seat:{own.number}:weighing"
    if context.kept(key) is None:
        standing = own.own.get(WEIGHTS)
        context.keep(key, standing.weights.method if standing and standing.weights else METHODS[0])
    st.pills(
        say("session.weights.way", language),
        METHODS,
        format_func=lambda each: say(f"session.weights.method.{each}", language),
        key=key,
        required=True,
    )
    return _method(own)


def _take(own: OwnRound, form: BallotForm, standing: Voice | None) -> None:
    """Fill the form from what the seat has saved."""
    context.drop([_TYPED, _LACKS])
    context.keep(_SEQ, (own.number, standing.seq if standing else 0))
    if standing is not None and standing.weights is not None:
        context.keep(f"seat:{own.number}:weighing", standing.weights.method)
        weight_fields.fill(own.number, standing.weights, form)


def _both(here: Here, own: OwnRound, form: BallotForm, standing: Voice | None, language: Language) -> None:
    """Draw both versions where the seat has saved other weights elsewhere since."""
    kept = standing.weights if standing is not None else None
    typed: Weighting | None = context.kept(_TYPED)
    told = [DASH if each is None else given_text(each, form.weighed, language) for each in (kept, typed)]
    key = "weights.newer" if typed is None else "weights.both"
    parts.paragraph(word(key, language, saved=told[0], typed=told[1]), kind="warn")
    st.button(
        word("keep_saved", language),
        key="seat_weights_keep",
        on_click=_take,
        args=(own, form, standing),
        width="stretch",
    )
    if typed is None:
        return

    def mine() -> None:
        context.keep(_SEQ, (own.number, standing.seq if standing else 0))
        _save(here, own, typed)

    st.button(word("save_mine", language), key="seat_weights_mine", on_click=mine, width="stretch")


def _save(here: Here, own: OwnRound, given: Weighting | str | InputError) -> None:
    """Save weights that rest on the save before; where there is a newer one, keep them until the seat has chosen."""
    context.drop([_LACKS, said.RECEIPT, _TYPED])
    if not isinstance(given, Weighting):
        context.keep(_LACKS, given)
        return
    seen, _ = here.now()
    standing = seen.own[own.number - 1].get(WEIGHTS)
    replaces = context.kept(_SEQ)[1]
    if (standing.seq if standing else 0) != replaces:
        context.keep(_TYPED, given)
        return
    seq = said.save(here, BallotCast(round=own.number, weights=given, replaces=replaces))
    if seq:
        context.keep(_SEQ, (own.number, seq))
