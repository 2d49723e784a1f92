"""A vote in the hand: the question and three buttons, or why there are none; after the close what it came to."""

from __future__ import annotations

from typing import get_args

import streamlit as st

from appraisal.journal.events.voting import VoteCast
from appraisal.journal.session import Vote
from appraisal.journal.tally import Choice
from appraisal.meeting.seat import OwnVote, SeatNow
from appraisal.report.votes import tally_sentence
from appraisal.text import Language, say
from appraisal.web import parts
from appraisal.web.meeting import said
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.said import word

_CHOICES: tuple[Choice, ...] = get_args(Choice)


def draw(here: Here, now: SeatNow, language: Language) -> None:
    """Draw the running vote; without one the last that is over, if there was one."""
    if now.vote is not None:
        _running(here, now.vote, language)
    elif now.told is not None:
        _over(now.told, language)


def _running(here: Here, now: OwnVote, language: Language) -> None:
    asked = now.vote.opened
    parts.heading(word("vote.title", language))
    if here.seat.key in asked.aside:
        parts.paragraph(word("vote.aside", language), kind="warn")
        return
    parts.paragraph(asked.question.to(language))
    if not now.may:
        parts.paragraph(word("vote.not_asked", language), kind="note")
        return
    if now.choice is not None:
        parts.paragraph(word("vote.voted", language, choice=word(f"vote.{now.choice}", language)))
        said.saved(language)
        return
    for choice in _CHOICES:
        st.button(
            word(f"vote.{choice}", language),
            key=f"seat_vote:{asked.vote}:{choice}",
            on_click=said.tell,
            args=(here, VoteCast(vote=asked.vote, choice=choice)),
            width="stretch",
        )


def _over(vote: Vote, language: Language) -> None:
    parts.heading(word("vote.over", language))
    parts.paragraph(vote.opened.question.to(language))
    if vote.annulled is not None:
        parts.paragraph(say("meeting.tally.annulled", language, reason=vote.annulled), kind="warn")
    elif vote.tally is not None:
        parts.paragraph(tally_sentence(vote.tally, vote.opened.majority, language))
