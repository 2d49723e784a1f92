"""What is decided of motions: which of them stands, which amendments wait, which projects must be voted one by one."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.journal.events.voting import On
from appraisal.journal.session import Session, Vote


def decided(session: Session, motion: str, on: On, project: str | None = None) -> tuple[str, Vote] | None:
    """Return the vote that decided a question, with its key: closed with a quorum and not annulled; None without one.

    Args:
        session: with its votes.
        motion: key of a motion.
        on: what of it is asked.
        project: the project of a vote on one project.
    """
    for key, vote in session.votes.items():
        asked = vote.opened
        same = (asked.motion, asked.on) == (motion, on) and (project is None or asked.projects == (project,))
        if same and vote.annulled is None and vote.tally is not None and vote.tally.verdict != "no_quorum":
            return key, vote
    return None


def carried(session: Session, amendment: str) -> bool:
    """Return whether an amendment was adopted."""
    result = decided(session, amendment, "amendment")
    return result is not None and result[1].tally is not None and result[1].tally.verdict == "carried"


def replaced_by(session: Session, motion: str) -> str | None:
    """Return the adopted amendment of a motion, which stands in its place; None without one."""
    return next((each for each in _amendments(session, motion) if carried(session, each)), None)


def stands(session: Session, motion: str) -> bool:
    """Return whether a motion can be amended and voted on: put by itself or adopted, and not replaced since."""
    by_itself = session.motions[motion].amends is None
    return (by_itself or carried(session, motion)) and replaced_by(session, motion) is None


def standing(session: Session, motion: str) -> str:
    """Return what stands in place of a motion: itself, or the last amendment that was adopted."""
    while (by := replaced_by(session, motion)) is not None:
        motion = by
    return motion


def adopted(session: Session) -> str | None:
    """Return the last motion whose portfolio was carried as a whole; None without one."""
    motions = [standing(session, key) for key, put in session.motions.items() if put.amends is None]
    votes = {motion: decided(session, motion, "portfolio") for motion in motions}
    carried_ones = [
        motion
        for motion, vote in votes.items()
        if vote is not None and vote[1].tally is not None and vote[1].tally.verdict == "carried"
    ]
    return carried_ones[-1] if carried_ones else None


def unsettled(session: Session) -> tuple[str, ...]:
    """Return the motions that stand and are still to be voted on: as a whole, or some of their projects one by one."""
    return tuple(
        motion
        for motion in (standing(session, key) for key, put in session.motions.items() if put.amends is None)
        if not _put_off(session, motion)
        and (decided(session, motion, "portfolio") is None or projects_left(session, motion))
    )


def waiting(session: Session, motion: str) -> tuple[str, ...]:
    """Return the amendments of a motion that are neither voted on nor put off, in the order in which they were put."""
    return tuple(
        each
        for each in _amendments(session, motion)
        if decided(session, each, "amendment") is None and not _put_off(session, each)
    )


def one_by_one(session: Session, motion: str) -> bool:
    """Return whether the verdict on a motion's portfolio differs without members who are recused from any project."""
    result = decided(session, motion, "portfolio")
    if result is None or result[1].tally is None or result[1].without_conflicted is None:
        return False
    return result[1].tally.verdict != result[1].without_conflicted.verdict


def projects_left(session: Session, motion: str) -> tuple[str, ...]:
    """Return the projects of a motion that must be voted one by one and are neither decided so nor put off."""
    if not one_by_one(session, motion) or _put_off(session, motion):
        return ()
    return tuple(
        each.project
        for each in session.motions[motion].portfolio
        if decided(session, motion, "project", each.project) is None
        and session.items.get(("project", each.project)) != "put_off"
    )


def _put_off(session: Session, motion: str) -> bool:
    return session.items.get(("motion", motion)) == "put_off"


def _amendments(session: Session, motion: str) -> Iterator[str]:
    return (key for key, each in session.motions.items() if each.amends == motion)
