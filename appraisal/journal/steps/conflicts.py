"""Conflicts of interest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from appraisal.errors import Problem
from appraisal.journal.entry import Entry
from appraisal.journal.events.conflicts import ConflictDeclared, ConflictRuled
from appraisal.journal.session import Conflict, Session
from appraisal.journal.steps.step import Changes, Step, absent, projects


def _may_declare(session: Session, entry: Entry, event: ConflictDeclared) -> Iterator[Problem]:
    yield from absent("project", (*event.answers, *event.reasons), projects(session))
    before = session.conflicts.get(str(entry.for_seat), {})
    for project in event.answers:
        if project in before and before[project].ruled is not None:
            yield Problem("conflict_ruled_already", {"project": project})


def _declared(session: Session, entry: Entry, event: ConflictDeclared) -> Changes:
    seat = str(entry.for_seat)
    said = {key: Conflict(answer, event.reasons.get(key), None) for key, answer in event.answers.items()}
    return {"conflicts": {**session.conflicts, seat: {**session.conflicts.get(seat, {}), **said}}}


def _may_rule(session: Session, entry: Entry, event: ConflictRuled) -> Iterator[Problem]:
    seat = str(entry.for_seat)
    yield from absent("project", [event.project], projects(session))
    if event.project not in session.conflicts.get(seat, {}):
        yield Problem("conflict_not_declared", {"seat": seat, "project": event.project})
    if session.seats[entry.actor].person == session.seats[seat].person:
        yield Problem("own_conflict")


def _ruled(session: Session, entry: Entry, event: ConflictRuled) -> Changes:
    seat = str(entry.for_seat)
    of_seat = session.conflicts[seat]
    ruled = replace(of_seat[event.project], ruled=event.recused)
    return {"conflicts": {**session.conflicts, seat: {**of_seat, event.project: ruled}}}


STEPS = {ConflictDeclared.kind: Step(_may_declare, _declared), ConflictRuled.kind: Step(_may_rule, _ruled)}
