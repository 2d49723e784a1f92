"""Votes: a question with its electorate, its tally, and what the votes on a motion come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from appraisal.document import Name
from appraisal.errors import InputError, refuse
from appraisal.journal.decision import carried, decided, one_by_one, projects_left
from appraisal.journal.events.agenda import Item
from appraisal.journal.events.voting import On, VoteClosed, VoteOpened
from appraisal.journal.session import Session
from appraisal.journal.steps.step import absent
from appraisal.journal.steps.voting import tallies
from appraisal.journal.tally import Verdict
from appraisal.text import both


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What the votes on a motion's portfolio come to.

    Attributes:
        verdict: on the portfolio as a whole; None before it is voted on.
        without_conflicted: the verdict without members who are recused from any project.
        one_by_one: whether the two differ, so that each project is voted on by itself.
        by_project: verdicts on single projects.
        put_off: projects that are put off to another meeting.
        left: projects that must still be voted on.
    """

    verdict: Verdict | None
    without_conflicted: Verdict | None
    one_by_one: bool
    by_project: Mapping[str, Verdict]
    put_off: tuple[str, ...]
    left: tuple[str, ...]


def vote_opened(
    session: Session, *, vote: str, motion: str, project: str | None = None, question: Name | None = None
) -> VoteOpened:
    """Return the event that opens a vote: on one project, on an amendment, or on the whole portfolio of a motion.

    An amendment that is not adopted is voted on as such; then its portfolio, as that of a motion by itself. Those who
    are recused from a project that the question names stand aside; the majority is the sealed one.

    Args:
        session: with the motion.
        vote: key of the vote.
        motion: key of the motion.
        project: a project of its portfolio, for a vote on that alone.
        question: in words; None for the usual ones.

    Raises:
        InputError: `not_in_session`; `nobody_may_vote` if every member stands aside.
    """
    if problems := tuple(absent("motion", [motion], session.motions)):
        raise InputError(problems)
    put = session.motions[motion]
    on: On = "project" if project is not None else "portfolio"
    if on == "portfolio" and put.amends is not None and not carried(session, motion):
        on = "amendment"
    item = Item(of="motion", key=motion)
    projects = session.projects_of(item) if on == "amendment" else () if project is None else (project,)
    known = {each.key: each.title for each in session.sealed.projects}
    if problems := tuple(absent("project", projects, known)):
        raise InputError(problems)
    members = [each.key for each in session.members()]
    aside = tuple(seat for seat in members if any(session.recused(seat, each) for each in projects))
    if len(aside) == len(members):
        raise refuse("nobody_may_vote", title=put.title)
    facts = {"title": put.title} | ({} if project is None else {"project": known[project]})
    return VoteOpened(
        vote=vote,
        motion=motion,
        on=on,
        question=question or both(f"meeting.question.{on}", **facts),
        projects=projects,
        electorate=tuple(seat for seat in members if seat not in aside),
        aside=aside,
        majority=session.sealed.council.majority,
    )


def vote_closed(session: Session, vote: str) -> VoteClosed:
    """Return the event that closes a vote with its tally, and the one without conflicted members.

    Raises:
        InputError: `not_in_session`.
    """
    if problems := tuple(absent("vote", [vote], session.votes)):
        raise InputError(problems)
    whole, free = tallies(session, vote)
    return VoteClosed(vote=vote, tally=whole, without_conflicted=free)


def resolution(session: Session, motion: str) -> Resolution:
    """Return what the votes on a motion's portfolio come to."""
    result = decided(session, motion, "portfolio")
    vote = None if result is None else result[1]
    projects = [each.project for each in session.motions[motion].portfolio]
    single = {each: decided(session, motion, "project", each) for each in projects}
    return Resolution(
        verdict=None if vote is None or vote.tally is None else vote.tally.verdict,
        without_conflicted=None if vote is None or vote.without_conflicted is None else vote.without_conflicted.verdict,
        one_by_one=one_by_one(session, motion),
        by_project={
            key: each[1].tally.verdict for key, each in single.items() if each is not None and each[1].tally is not None
        },
        put_off=tuple(each for each in projects if session.items.get(("project", each)) == "put_off"),
        left=projects_left(session, motion),
    )
