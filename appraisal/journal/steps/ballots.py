"""Ballots in their four forms. A save is the cast, and replaces the save before it that its voter saw."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.errors import Problem
from appraisal.journal.entry import Entry
from appraisal.journal.events.rating import (
    AbsentOpinion,
    AnswerConfirmed,
    BallotCast,
    Cast,
    PaperBallot,
    PaperContested,
)
from appraisal.journal.session import WEIGHTS, Session, Voice
from appraisal.journal.steps.rounds import not_asked, open_round, with_round
from appraisal.journal.steps.step import Changes, Step, absent, projects


def _said(session: Session, entry: Entry, number: int, project: str | None) -> Voice | None:
    return session.rounds[number - 1].voices.get(str(entry.for_seat), {}).get(project or WEIGHTS)


def _may_cast(session: Session, entry: Entry, event: Cast) -> Iterator[Problem]:
    closed = tuple(open_round(session, event.round))
    if closed:
        yield from closed
        return
    asked, seat = session.rounds[event.round - 1], session.seats[str(entry.for_seat)]
    yield from not_asked(session, seat, asked)
    if seat.key in asked.finished:
        yield Problem("seat_finished", {"seat": seat.key})
    standing = _said(session, entry, event.round, event.project)
    if event.replaces != (standing.seq if standing else 0):
        yield Problem("ballot_newer", {"seq": standing.seq if standing else 0, "seen": event.replaces})
    if event.project is not None:
        yield from _about_project(session, seat.key, event, event.project)


def _about_project(session: Session, seat: str, event: Cast, project: str) -> Iterator[Problem]:
    strange = tuple(absent("project", [project], projects(session)))
    if strange:
        yield from strange
        return
    if not session.answered(seat, project):
        yield Problem("conflict_unanswered", {"project": project})
    elif session.recused(seat, project):
        yield Problem("seat_recused", {"seat": seat, "project": project})
    scales = {each.key: each for each in session.sealed.rated}
    yield from absent("criterion", event.answers, scales)
    cells = session.rounds[event.round - 1].cells
    before = _before(session, seat, event.round, project)
    for key, said in event.answers.items():
        if key in scales and isinstance(said, float) and not scales[key].lowest <= said <= scales[key].highest:
            facts = {"criterion": key, "given": said, "low": scales[key].lowest, "high": scales[key].highest}
            yield Problem("rating_outside", facts)
        if cells is not None and (project, key) not in cells:
            yield Problem("cell_not_asked", {"round": event.round, "project": project, "criterion": key})
        if before is not None and key in before.answers and before.answers[key] != said and key not in event.reasons:
            yield Problem("change_without_reason", {"criterion": key})


def _before(session: Session, seat: str, number: int, project: str) -> Voice | None:
    """Return what a seat said on a project in the rounds before."""
    earlier = (each.voices.get(seat, {}).get(project) for each in reversed(session.rounds[: number - 1]))
    return next((each for each in earlier if each is not None), None)


def _cast(session: Session, entry: Entry, event: Cast) -> Changes:
    seat, voices = str(entry.for_seat), session.rounds[event.round - 1].voices
    voice = Voice(
        seq=entry.seq,
        at=entry.at,
        form=event.kind,  # type: ignore[arg-type]
        answers=event.answers,
        reasons=event.reasons,
        weights=event.weights,
    )
    of_seat = {**voices.get(seat, {}), event.project or WEIGHTS: voice}
    return with_round(session, event.round, voices={**voices, seat: of_seat})


def _may_type(session: Session, entry: Entry, event: PaperBallot) -> Iterator[Problem]:
    yield from _may_cast(session, entry, event)
    yield from _own_stands(session, entry, event)
    witness = session.seats.get(event.witness)
    persons = {session.seats[entry.actor].person, session.seats[str(entry.for_seat)].person}
    if witness is None or witness.revoked or witness.person in persons:
        yield Problem("witness_unfit", {"seat": event.witness})


def _may_enclose(session: Session, entry: Entry, event: AbsentOpinion) -> Iterator[Problem]:
    yield from _may_cast(session, entry, event)
    yield from _own_stands(session, entry, event)
    if not session.sealed.council.written_opinions:
        yield Problem("opinions_refused")
    if session.seats[str(entry.for_seat)].present:
        yield Problem("opinion_of_present", {"seat": entry.for_seat})


def _own_stands(session: Session, entry: Entry, event: Cast) -> Iterator[Problem]:
    if event.round <= len(session.rounds):
        standing = _said(session, entry, event.round, event.project)
        if standing is not None and standing.form == "ballot":
            yield Problem("own_ballot_stands", {"seat": entry.for_seat})


def _may_contest(session: Session, entry: Entry, event: PaperContested) -> Iterator[Problem]:
    closed = tuple(open_round(session, event.round))
    yield from closed
    if not closed:
        standing = _said(session, entry, event.round, event.project)
        if standing is None or standing.form == "ballot":
            yield Problem("nothing_to_contest")


def _contested(session: Session, entry: Entry, event: PaperContested) -> Changes:
    seat, voices = str(entry.for_seat), session.rounds[event.round - 1].voices
    kept = {key: voice for key, voice in voices[seat].items() if key != (event.project or WEIGHTS)}
    return with_round(session, event.round, voices={**voices, seat: kept})


def _may_confirm(session: Session, entry: Entry, event: AnswerConfirmed) -> Iterator[Problem]:
    yield from open_round(session, event.round)
    yield from absent("project", [event.project], projects(session))
    if not session.stale(str(entry.for_seat), event.project):
        yield Problem("nothing_stale", {"project": event.project})


def _confirmed(session: Session, entry: Entry, event: AnswerConfirmed) -> Changes:
    seat, confirmed = str(entry.for_seat), session.rounds[event.round - 1].confirmed
    of_seat = {**confirmed.get(seat, {}), event.project: entry.seq}
    return with_round(session, event.round, confirmed={**confirmed, seat: of_seat})


STEPS: dict[str, Step] = {
    BallotCast.kind: Step(_may_cast, _cast),
    PaperBallot.kind: Step(_may_type, _cast),
    AbsentOpinion.kind: Step(_may_enclose, _cast),
    PaperContested.kind: Step(_may_contest, _contested),
    AnswerConfirmed.kind: Step(_may_confirm, _confirmed),
}
