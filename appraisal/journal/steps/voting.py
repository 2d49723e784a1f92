"""Variants, motions, votes, conditions and dissent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from appraisal.errors import Problem
from appraisal.journal.decision import decided, replaced_by, stands, waiting
from appraisal.journal.entry import Entry
from appraisal.journal.events.agenda import Item
from appraisal.journal.events.voting import (
    ConditionSet,
    Dissent,
    MotionPut,
    VariantKept,
    VoteAnnulled,
    VoteCast,
    VoteClosed,
    VoteOpened,
)
from appraisal.journal.session import Session, Vote
from appraisal.journal.steps.step import Changes, Step, absent, projects, twice
from appraisal.journal.tally import Tally, exact, tally


def quorum(session: Session, electorate: int) -> int:
    """Return how many of an electorate must be present for a vote: at least one."""
    return max(1, ceil(exact(session.sealed.council.present) * electorate))


def tallies(session: Session, vote: str) -> tuple[Tally, Tally]:
    """Return the tally of a vote as it stands, and the one without members who are recused from any project."""
    of_vote = session.votes[vote]
    opened = of_vote.opened
    presiding = session.presiding(opened.projects)
    persons = {session.seats[presiding].person} if presiding else set()
    whole, free = opened.electorate, [each for each in opened.electorate if not session.recused_from_any(each)]

    def counted(electorate: tuple[str, ...] | list[str]) -> Tally:
        return tally(
            of_vote.votes,
            electorate=electorate,
            present=[each.key for each in session.members() if each.present or each.key in of_vote.votes],
            aside=len(opened.aside),
            majority=opened.majority,
            quorum=quorum(session, len(electorate)),
            chair=next((each for each in electorate if session.seats[each].person in persons), None),
        )

    return counted(whole), counted(free)


def _may_keep(session: Session, _entry: Entry, event: VariantKept) -> Iterator[Problem]:
    yield from twice("variant", event.variant, session.variants)
    yield from absent("project", (*event.forced_in, *event.forced_out), projects(session))
    if both := sorted(set(event.forced_in) & set(event.forced_out)):
        yield Problem("forced_both_ways", {"project": both[0]})


def _kept(session: Session, _entry: Entry, event: VariantKept) -> Changes:
    return {"variants": {**session.variants, event.variant: event}}


def _may_put(session: Session, _entry: Entry, event: MotionPut) -> Iterator[Problem]:
    yield from twice("motion", event.motion, session.motions)
    yield from absent("variant", [event.variant], session.variants)
    yield from absent("motion", [event.amends] if event.amends else [], session.motions)
    yield from absent("project", [each.project for each in event.portfolio], projects(session))
    if event.amends is not None and event.amends in session.motions:
        by = replaced_by(session, event.amends)
        if by is not None:
            yield Problem("motion_replaced", {"motion": event.amends, "by": by})
        if decided(session, event.amends, "portfolio") is not None:
            yield Problem("motion_decided", {"motion": event.amends})


def _put(session: Session, _entry: Entry, event: MotionPut) -> Changes:
    return {"motions": {**session.motions, event.motion: event}}


def _may_open(session: Session, entry: Entry, event: VoteOpened) -> Iterator[Problem]:
    yield from twice("vote", event.vote, session.votes)
    yield from absent("motion", [event.motion], session.motions)
    yield from absent("project", event.projects, projects(session))
    for key, vote in session.votes.items():
        if vote.running:
            yield Problem("vote_running", {"vote": key})
    named = (*event.electorate, *event.aside)
    members = [each.key for each in session.members()]
    yield from absent("seat", named, members)
    if missing := [each for each in members if named.count(each) != 1]:
        yield Problem("electorate_incomplete", {"seats": missing})
    for seat in event.electorate:
        for project in event.projects:
            if seat in members and session.recused(seat, project):
                yield Problem("seat_recused", {"seat": seat, "project": project})
    for seat in event.aside:
        if seat in members and not any(session.recused(seat, project) for project in event.projects):
            yield Problem("aside_without_conflict", {"seat": seat})
    if any(session.recused(entry.actor, project) for project in event.projects):
        yield Problem("chair_recused", {"seat": entry.actor})
    if event.majority != session.sealed.council.majority:
        yield Problem("majority_differs")
    if event.motion in session.motions:
        yield from _in_turn(session, event)


def _in_turn(session: Session, event: VoteOpened) -> Iterator[Problem]:
    """Yield why a question on a motion that the session has cannot be put, or not yet."""
    motion = session.motions[event.motion]
    named = set(event.projects)
    if event.on == "amendment" and motion.amends is None:
        yield Problem("motion_amends_nothing", {"motion": event.motion})
    elif event.on == "amendment" and named != set(session.projects_of(Item(of="motion", key=event.motion))):
        yield Problem("projects_of_amendment", {"motion": event.motion})
    if event.on == "project" and not named <= {each.project for each in motion.portfolio}:
        yield Problem("project_not_in_motion", {"motion": event.motion, "project": event.projects[0]})
    before = decided(session, event.motion, event.on, event.projects[0] if event.on == "project" else None)
    if before is not None:
        yield Problem("question_decided", {"vote": before[0]})
        return
    subject = motion.amends if event.on == "amendment" else event.motion
    if subject is not None and not stands(session, subject):
        yield Problem("motion_does_not_stand", {"motion": subject})
    elif event.on != "amendment" and (first := waiting(session, event.motion)):
        yield Problem("amendments_first", {"motions": list(first)})


def _opened(session: Session, _entry: Entry, event: VoteOpened) -> Changes:
    return {"votes": {**session.votes, event.vote: Vote(opened=event)}}


def _running(session: Session, vote: str) -> Iterator[Problem]:
    yield from absent("vote", [vote], session.votes)
    if vote in session.votes and not session.votes[vote].running:
        yield Problem("vote_closed_already", {"vote": vote})


def _may_vote(session: Session, entry: Entry, event: VoteCast) -> Iterator[Problem]:
    yield from _running(session, event.vote)
    if event.vote in session.votes:
        vote = session.votes[event.vote]
        if entry.for_seat not in vote.opened.electorate:
            yield Problem("seat_not_elector", {"seat": entry.for_seat})
        if entry.for_seat in vote.votes:
            yield Problem("voted_already", {"seat": entry.for_seat})
        elif not session.seats[str(entry.for_seat)].present:
            yield Problem("voter_absent", {"seat": entry.for_seat})


def _voted(session: Session, entry: Entry, event: VoteCast) -> Changes:
    vote = session.votes[event.vote]
    votes = {**vote.votes, str(entry.for_seat): event.choice}
    return {"votes": {**session.votes, event.vote: replace(vote, votes=votes)}}


def _may_close(session: Session, _entry: Entry, event: VoteClosed) -> Iterator[Problem]:
    unable = tuple(_running(session, event.vote))
    yield from unable
    if not unable and (event.tally, event.without_conflicted) != tallies(session, event.vote):
        yield Problem("tally_differs", {"vote": event.vote})


def _closed(session: Session, _entry: Entry, event: VoteClosed) -> Changes:
    closed = replace(session.votes[event.vote], tally=event.tally, without_conflicted=event.without_conflicted)
    return {"votes": {**session.votes, event.vote: closed}}


def _may_annul(session: Session, entry: Entry, event: VoteAnnulled) -> Iterator[Problem]:
    yield from absent("vote", [event.vote], session.votes)
    if event.vote in session.votes and session.votes[event.vote].annulled is not None:
        yield Problem("vote_annulled_already", {"vote": event.vote})
    second = session.seats.get(event.second)
    fit = second is not None and not second.revoked and second.role in ("chair", "deputy", "secretary")
    if second is None or not fit or second.person == session.seats[entry.actor].person:
        yield Problem("second_seat_needed", {"seat": event.second})


def _annulled(session: Session, _entry: Entry, event: VoteAnnulled) -> Changes:
    return {"votes": {**session.votes, event.vote: replace(session.votes[event.vote], annulled=event.reason)}}


def _may_set(session: Session, _entry: Entry, event: ConditionSet) -> Iterator[Problem]:
    yield from twice("condition", event.condition, session.conditions)
    yield from absent("motion", [event.motion], session.motions)


def _set(session: Session, _entry: Entry, event: ConditionSet) -> Changes:
    return {"conditions": {**session.conditions, event.condition: event}}


def _may_dissent(session: Session, entry: Entry, event: Dissent) -> Iterator[Problem]:
    yield from absent("motion", [event.motion], session.motions)
    if session.seats[str(entry.for_seat)].role != "expert":
        yield Problem("dissent_of_no_member", {"seat": entry.for_seat})
    yield from absent("project", event.portfolio or (), projects(session))


def _dissented(session: Session, entry: Entry, event: Dissent) -> Changes:
    return {"dissents": {**session.dissents, (str(entry.for_seat), event.motion): event}}


STEPS = {
    VariantKept.kind: Step(_may_keep, _kept),
    MotionPut.kind: Step(_may_put, _put),
    VoteOpened.kind: Step(_may_open, _opened),
    VoteCast.kind: Step(_may_vote, _voted),
    VoteClosed.kind: Step(_may_close, _closed),
    VoteAnnulled.kind: Step(_may_annul, _annulled),
    ConditionSet.kind: Step(_may_set, _set),
    Dissent.kind: Step(_may_dissent, _dissented),
}
