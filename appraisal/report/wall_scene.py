"""Which picture of the wall a session asks for; a what-if is asked for by the chair, neutrality by who looks."""

from __future__ import annotations

from typing import Literal

from appraisal.journal.decision import unsettled
from appraisal.journal.session import Session, Vote

Scene = Literal["join", "conflicts", "blind", "closed", "ranking", "item", "proposal", "portfolio", "motion", "vote",
                "verdict", "decision", "what_if", "neutral"]  # fmt: skip


def scene_of(session: Session) -> Scene:
    """Return the picture that follows from where a session stands: what runs comes before what is over.

    Example:
        >>> scene_of(Session(key="coast-1"))
        'join'
    """
    if session.stage == "prepare":
        return "join"
    if session.stage == "seats":
        return "conflicts"
    item = None if session.item is None else session.item.of
    if session.stage == "rating":
        if item == "project":
            return "item"
        latest = session.rounds[-1]
        return "blind" if latest.closed is None else "closed" if latest.revealed is None else "ranking"
    last = last_vote(session)
    if last is not None and last.running:
        return "vote"
    settled = bool(session.motions) and not unsettled(session)
    if session.stage == "signed" or (settled and item is None):
        return "decision"
    if last is not None and _on_item(session, last):
        return "verdict"
    if item == "project":
        return "item"
    return "motion" if session.motions else "portfolio" if session.variants else "proposal"


def last_vote(session: Session) -> Vote | None:
    """Return the last vote that was not annulled."""
    return next((each for each in reversed(list(session.votes.values())) if each.annulled is None), None)


def _on_item(session: Session, vote: Vote) -> bool:
    """Return whether a vote is about what is called; about anything, if nothing is."""
    item = session.item
    if item is None:
        return True
    return vote.opened.motion == item.key if item.of == "motion" else vote.opened.projects == (item.key,)
