"""The table of rights, cell by cell, as the door of a session keeps it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from appraisal.journal.accept import accept, fold
from appraisal.journal.entry import Entry
from appraisal.journal.events.base import ROLES, STAGES, Event, Role, Stage
from appraisal.journal.events.kinds import KINDS
from appraisal.journal.rights import right
from appraisal.journal.session import Session
from tests.journal import meeting
from tests.journal.made import SESSION, entries

SEATS: dict[Role, str] = {
    "chair": "chair",
    "deputy": "deputy",
    "secretary": "secretary",
    "expert": "anna",
    "observer": "guest",
    "auditor": "auditor",
}
# What each role does, written here a second time, by hand.
EVERYBODY = {"device_bound", "arrived", "left", "results_read"}
PRESIDES = {
    *("rules_sealed", "seat_revoked", "chair_handed_over", "conflict_declared", "conflict_ruled", "item_called"),
    *("item_closed", "item_put_off", "round_opened", "round_closed", "revealed", "stage_entered", "variant_kept"),
    *("motion_put", "vote_opened", "vote_closed", "vote_annulled", "condition_set", "signed", "correction"),
    "code_shown",
}
KEEPS_THE_RECORD = {
    *("rules_sealed", "seated", "seat_named", "seat_revoked", "chair_handed_over", "conflict_declared", "minutes_text"),
    *("paper_ballot", "absent_opinion", "answer_confirmed", "finished", "unfinished", "figure_corrected"),
    *("variant_kept", "vote", "vote_annulled", "condition_set", "dissent", "memo_issued", "signed", "correction"),
    "code_shown",
}
VOICE = {
    *("conflict_declared", "ballot", "paper_contested", "answer_confirmed", "finished", "unfinished", "vote"),
    "dissent",
}
DOES: dict[Role, set[str]] = {
    "chair": EVERYBODY | PRESIDES,
    "deputy": EVERYBODY | {"chair_handed_over", "conflict_declared"},
    "secretary": EVERYBODY | KEEPS_THE_RECORD,
    "expert": EVERYBODY | VOICE,
    "observer": EVERYBODY,
    "auditor": EVERYBODY | {"code_shown"},
}


@cache
def _at(stage: Stage) -> Session:
    """Return a session at a stage, with a seat of each role."""
    steps = {each.seq: each for each in entries(meeting.decided()) if each.event.kind != "seat_revoked"}
    state = fold(Session(key=SESSION), steps.values())
    return replace(state, stage=stage, item=None)


@cache
def _event(kind: str) -> Event:
    return next(each.event for each in meeting.signed() if each.event.kind == kind)


def _told(role: Role, kind: str, stage: Stage, for_seat: str) -> list[str]:
    state, event = _at(stage), _event(kind)
    named = for_seat if event.of_seat else None
    result = accept(state, Entry(state.seq + 1, "2026-11-28T12:00:00.000Z", SEATS[role], named, event))
    return [] if isinstance(result, Session) else [problem.key for problem in result]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "opened"])
@pytest.mark.parametrize("role", ROLES)
def test_the_door_keeps_every_cell(role: Role, kind: str) -> None:
    """At each stage a role is refused where the table has nothing, and for others where it has its own seat only."""
    of_seat = _event(kind).of_seat
    for stage in STAGES:
        allowed = right(role, kind, stage)
        assert ("not_allowed" in _told(role, kind, stage, SEATS[role])) == (allowed is None)
        other = "boris" if kind != "seated" else "new"
        assert ("not_own_seat" in _told(role, kind, stage, other)) == (allowed == "own" and of_seat)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_does_what_it_is_for(role: Role) -> None:
    """Over all stages a role does what stands here by hand, and nothing else."""
    assert {kind for kind in KINDS if any(right(role, kind, stage) for stage in STAGES)} == DOES[role]


@pytest.mark.parametrize("stage", STAGES)
def test_nobody_answers_for_another(stage: Stage) -> None:
    """Experts speak from their own seats only; a ballot from a device is entered by nobody else, at no stage."""
    assert all(right("expert", kind, stage) in (None, "own") for kind in VOICE)
    assert all(right(role, "ballot", stage) is None for role in ROLES if role != "expert")


def test_a_session_moves_forward_only() -> None:
    """No stage lets anything happen that belongs before it."""
    first = {kind: [stage for stage in STAGES if any(right(role, kind, stage) for role in ROLES)] for kind in KINDS}
    assert first["rules_sealed"] == ["prepare"]
    assert first["round_opened"] == ["seats", "rating"]
    assert first["ballot"] == first["round_closed"] == first["revealed"] == ["rating"]
    assert first["motion_put"] == first["vote"] == ["decision"]
    assert {kind for kind, stages in first.items() if "signed" in stages} == {
        *("results_read", "memo_issued", "signed", "correction", "code_shown")
    }
