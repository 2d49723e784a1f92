"""Memo, signatures, corrections, and codes shown."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.errors import Problem
from appraisal.journal.decision import projects_left
from appraisal.journal.entry import Entry
from appraisal.journal.events.closing import CodeShown, Correction, MemoIssued, Signed
from appraisal.journal.session import Session
from appraisal.journal.steps.step import Changes, Step


def _may_issue(session: Session, _entry: Entry, event: MemoIssued) -> Iterator[Problem]:
    if session.rehearsal:
        yield Problem("rehearsal_not_final")
        return
    before = session.memos[-1].digest if session.memos else None
    if event.revision != len(session.memos) + 1 or event.before != before:
        yield Problem("revision_out_of_order", {"expected": len(session.memos) + 1})
    for key, vote in session.votes.items():
        if vote.running:
            yield Problem("vote_running", {"vote": key})
    for motion in session.motions:
        if left := projects_left(session, motion):
            yield Problem("projects_not_voted", {"motion": motion, "projects": list(left)})


def _issued(session: Session, _entry: Entry, event: MemoIssued) -> Changes:
    return {"memos": (*session.memos, event), "signatures": frozenset()}


def _may_sign(session: Session, entry: Entry, event: Signed) -> Iterator[Problem]:
    if session.rehearsal:
        yield Problem("rehearsal_not_final")
        return
    if not session.memos or event.revision != len(session.memos):
        yield Problem("revision_not_last", {"revision": event.revision, "last": len(session.memos)})
    if entry.for_seat in session.signatures:
        yield Problem("signed_already", {"seat": entry.for_seat})
    other = [each for each in session.signatures if session.seats[each].person == session.seats[entry.actor].person]
    if other and entry.for_seat not in session.signatures:
        yield Problem("signed_by_one_person", {"seat": other[0]})


def _signed(session: Session, entry: Entry, _event: Signed) -> Changes:
    signatures = session.signatures | {str(entry.for_seat)}
    roles = {session.seats[each].role for each in signatures}
    whole = "secretary" in roles and roles & {"chair", "deputy"}
    return {"signatures": signatures} | ({"stage": "signed"} if whole else {})


def _may_correct(session: Session, _entry: Entry, event: Correction) -> Iterator[Problem]:
    yield from _happened(session, event.concerns)


def _happened(session: Session, seq: int) -> Iterator[Problem]:
    if seq > session.seq:
        yield Problem("event_not_there", {"seq": seq, "last": session.seq})


def _corrected(session: Session, _entry: Entry, event: Correction) -> Changes:
    return {"errata": (*session.errata, event)}


def _may_show(session: Session, _entry: Entry, event: CodeShown) -> Iterator[Problem]:
    yield from _happened(session, event.after)


def _shown(session: Session, _entry: Entry, event: CodeShown) -> Changes:
    return {"codes": (*session.codes, event)}


STEPS = {
    MemoIssued.kind: Step(_may_issue, _issued),
    Signed.kind: Step(_may_sign, _signed),
    Correction.kind: Step(_may_correct, _corrected),
    CodeShown.kind: Step(_may_show, _shown),
}
