"""The chair's next step as a button: what it says, what it means, and what is there to go on without waiting."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Literal

from appraisal.journal.events.base import Event
from appraisal.journal.events.closing import MemoIssued, Signed
from appraisal.journal.events.opening import RulesSealed, StageEntered
from appraisal.journal.events.rating import Revealed, RoundClosed, RoundOpened
from appraisal.journal.events.voting import MotionPut, VoteClosed, VoteOpened
from appraisal.journal.next_step import next_step
from appraisal.journal.session import Session
from appraisal.journal.visible import Visible
from appraisal.meeting import chair
from appraisal.meeting.chair import Made
from appraisal.text import both
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.record import memo

Act = Callable[[Here], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button.

    Attributes:
        name: key of its words, and of what it means.
        kind: of the event that it says, for whose right it is.
        at: what tells the same button of another round or vote apart, so that a second press is not taken for its.
        rank: the next step, another way on, or one that does not wait for others.
        act: what it does; None where it cannot be done yet.
        actor: the seat that acts, where it is not to be chosen by right.
    """

    name: str
    kind: str
    at: int = 0
    rank: Literal["main", "other", "early"] = "main"
    act: Act | None = None
    actor: str | None = None


def presses(here: Here, seen: Visible) -> Iterator[Press]:
    """Yield the buttons of the next step; the first is the step itself, grey where it waits."""
    session, step = seen.session, next_step(seen.session)
    number = len(session.rounds)
    if step.key in ("seat", "seal"):
        yield Press(name="seal", kind=RulesSealed.kind)
    elif step.key in ("declare", "rule"):
        yield Press(name="open_round", kind=RoundOpened.kind, at=1)
        yield Press(name="open_round_now", kind=RoundOpened.kind, at=1, rank="early", act=_said(RoundOpened(round=1)))
    elif step.key == "open_round":
        yield Press(name="open_round", kind=RoundOpened.kind, at=1, act=_said(RoundOpened(round=1)))
    elif step.key == "wait":
        yield Press(name="close_round", kind=RoundClosed.kind, at=number)
        yield Press(
            name="close_round_now", kind=RoundClosed.kind, at=number, rank="early", act=_said(RoundClosed(round=number))
        )
    elif step.key == "close_round":
        yield Press(name="close_round", kind=RoundClosed.kind, at=number, act=_said(RoundClosed(round=number)))
    elif step.key == "reveal":
        yield Press(name="reveal", kind=Revealed.kind, at=number, act=_said(Revealed(round=number)))
    elif step.key == "portfolio":
        yield Press(name="portfolio", kind=StageEntered.kind, act=_said(StageEntered(stage="portfolio")))
        yield Press(
            name="next_round",
            kind=RoundOpened.kind,
            at=number + 1,
            rank="other",
            act=_made(RoundOpened.kind, number + 1, chair.round_on_agenda(number + 1)),
        )
    elif step.key == "decision":
        yield Press(name="decision", kind=StageEntered.kind, act=_said(StageEntered(stage="decision")))
    elif step.key in ("motion", "open_vote", "close_vote"):
        yield from _voting(seen, step.key)
    else:
        yield from _closing(here, session, step.key)


def _voting(seen: Visible, step: str) -> Iterator[Press]:
    session = seen.session
    number = len(session.votes)
    if step == "motion":
        put = chair.base_put("base", both("session.desk_page.base"))
        yield Press(name="base_motion", kind=MotionPut.kind, act=_made(MotionPut.kind, "base", put))
    elif step == "open_vote":
        opened = chair.next_vote_opened(f"vote-{number + 1}")
        yield Press(name="open_vote", kind=VoteOpened.kind, at=number, act=_made(VoteOpened.kind, number, opened))
    else:
        key, vote = next((key, each) for key, each in session.votes.items() if each.running)
        silent = set(vote.opened.electorate) - seen.voted.get(key, frozenset())
        closed = _made(VoteClosed.kind, key, chair.vote_ended(key))
        present = {each for each in silent if session.seats[each].present}
        ready = closed if key not in seen.voted or not present else None
        yield Press(name="close_vote", kind=VoteClosed.kind, at=number, act=ready)
        if ready is None:
            yield Press(name="close_vote_now", kind=VoteClosed.kind, at=number, rank="early", act=closed)


def _closing(here: Here, session: Session, step: str) -> Iterator[Press]:
    if step == "memo":
        yield Press(name="memo", kind=MemoIssued.kind, act=memo.issued)
    elif step == "sign":
        revision = len(session.memos)
        signers = memo.signers(here, session)
        if signers:
            act = _said(Signed(revision=revision), signers[0].key)
            yield Press(name="sign", kind=Signed.kind, at=revision, act=act, actor=signers[0].key)
        else:
            yield Press(name="sign", kind=Signed.kind, at=revision)
    else:
        yield Press(name=step, kind=Signed.kind)


def _said(event: Event, actor: str | None = None) -> Act:
    return lambda here: here.say(event, actor=actor)


def _made(kind: str, what: Hashable, made: Made) -> Act:
    return lambda here: here.say_made(kind, what, made)
