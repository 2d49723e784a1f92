"""What comes next in a meeting: one step at a time, and whom it waits for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from appraisal.journal.decision import unsettled
from appraisal.journal.session import Session

Key = Literal[
    "seat", "seal", "declare", "rule", "open_round", "wait", "close_round", "reveal", "portfolio", "decision",
    "motion", "open_vote", "close_vote", "memo", "sign", "done", "rehearsed",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class NextStep:
    """The next step, and the seats that it waits for, if any; `who` is the role that takes it."""

    key: Key
    who: Literal["chair", "secretary", "seats"]
    seats: tuple[str, ...] = ()


def next_step(session: Session) -> NextStep:
    """Return the next step of a session. It depends on no sealed answer: only on what every seat may know.

    Example:
        >>> next_step(Session(key="coast-1")).key
        'seat'
    """
    if session.stage == "portfolio":
        return NextStep("decision", "chair")
    if session.stage == "signed":
        return NextStep("done", "secretary")
    return {"prepare": _prepare, "seats": _seats, "rating": _rating, "decision": _decision}[session.stage](session)


def _prepare(session: Session) -> NextStep:
    roles = {each.role for each in session.seats.values() if not each.revoked}
    return NextStep("seal" if {"chair", "expert"} <= roles else "seat", "secretary")


def _seats(session: Session) -> NextStep:
    projects = [each.key for each in session.sealed.projects]
    silent = tuple(
        each.key for each in session.members() if not all(session.answered(each.key, project) for project in projects)
    )
    if silent:
        return NextStep("declare", "seats", silent)
    unruled = tuple(
        key
        for key, declared in session.conflicts.items()
        if not session.seats[key].revoked
        and any(each.declared == "conflict" and each.ruled is None for each in declared.values())
    )
    return NextStep("rule", "chair", unruled) if unruled else NextStep("open_round", "chair")


def _rating(session: Session) -> NextStep:
    last = session.rounds[-1]
    if last.closed is None:
        asked = (each for each in session.members() if not session.late(each, last))
        waited = tuple(each.key for each in asked if each.key not in last.finished)
        return NextStep("wait", "seats", waited) if waited else NextStep("close_round", "chair")
    return NextStep("portfolio" if last.revealed is not None else "reveal", "chair")


def _decision(session: Session) -> NextStep:
    if any(each.running for each in session.votes.values()):
        running = next(each for each in session.votes.values() if each.running)
        return NextStep("close_vote", "chair", running.opened.electorate)
    if not session.motions:
        return NextStep("motion", "chair")
    if unsettled(session):
        return NextStep("open_vote", "chair")
    if session.rehearsal:
        return NextStep("rehearsed", "chair")
    if not session.memos:
        return NextStep("memo", "secretary")
    return NextStep("sign", "seats", tuple(_unsigned(session)))


def _unsigned(session: Session) -> Iterator[str]:
    """Yield the seats that are still to sign: whoever holds the chair now, and the secretary's."""
    secretary = session.of_role("secretary")
    signed = {session.seats[each].role for each in session.signatures}
    for roles, seat in (
        ({"chair", "deputy"}, session.presiding()),
        ({"secretary"}, None if secretary is None else secretary.key),
    ):
        if seat is not None and not roles & signed:
            yield seat
