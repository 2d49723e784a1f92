"""Opening, sealing, and going on to another stage."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from appraisal.errors import Problem
from appraisal.journal.entry import Entry
from appraisal.journal.events.base import STAGES
from appraisal.journal.events.opening import Opened, RulesSealed, StageEntered
from appraisal.journal.session import Seat, Session
from appraisal.journal.steps.step import Changes, Step, free, word
from appraisal.journal.tally import exact


def _opened(_: Session, entry: Entry, event: Opened) -> Changes:
    seat = Seat(key=entry.actor, role="secretary", person=event.person, since=entry.seq)
    return {"opened": event, "seats": {entry.actor: seat}}


def _may_seal(session: Session, _entry: Entry, event: RulesSealed) -> Iterator[Problem]:
    majority = event.council.majority
    if majority.tie == "casting_vote" and exact(majority.share) != Fraction(1, 2):
        yield Problem("casting_vote_of_half")
    for role in ("chair", "expert"):
        if not any(each.role == role and not each.revoked for each in session.seats.values()):
            yield Problem("seat_needed", {"role": word(f"role.{role}")})


def _sealed(_session: Session, _entry: Entry, event: RulesSealed) -> Changes:
    return {"rules": event, "stage": "seats"}


def _may_enter(session: Session, _entry: Entry, event: StageEntered) -> Iterator[Problem]:
    expected = STAGES[STAGES.index(session.stage) + 1]
    if event.stage != expected:
        yield Problem("stage_out_of_order", {"expected": word(f"stage.{expected}")})
    if session.rounds and session.rounds[-1].revealed is None:
        yield Problem("round_not_revealed", {"round": session.rounds[-1].number})


def _entered(_session: Session, _entry: Entry, event: StageEntered) -> Changes:
    return {"stage": event.stage}


STEPS = {
    Opened.kind: Step(free, _opened),
    RulesSealed.kind: Step(_may_seal, _sealed),
    StageEntered.kind: Step(_may_enter, _entered),
}
