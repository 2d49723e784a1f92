"""What a meeting asks of one expert's seat now: conflicts of interest, a round, a vote; and what the seat has said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from appraisal.documents.ballot import Said
from appraisal.documents.ballot_form import BallotForm
from appraisal.journal.events.agenda import Item
from appraisal.journal.events.base import Stage
from appraisal.journal.events.opening import ListedProject
from appraisal.journal.events.rating import BallotCast
from appraisal.journal.session import WEIGHTS, Conflict, Round, Session, Voice, Vote
from appraisal.journal.steps.rounds import not_asked
from appraisal.journal.tally import Choice
from appraisal.journal.visible import Visible
from appraisal.text import LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRound:
    """The open round as a seat sees it.

    Attributes:
        number: of the round.
        asks: whether the seat may answer; not a seat that was given too late.
        finished: whether the seat has said that it is.
        own: what the seat has saved in the round, by project.
        before: what it said in the rounds before, by project: of each criterion the last answer.
        stale: projects whose earlier answers saw a figure that was corrected since.
    """

    number: int
    asks: bool
    finished: bool
    own: Mapping[str, Voice]
    before: Mapping[str, Mapping[str, Said]]
    stale: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnVote:
    """The running vote as a seat sees it: whether it may vote, and how it has voted."""

    vote: Vote
    may: bool
    choice: Choice | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatNow:
    """All that the page of an expert's seat shows of the session. It depends on no other seat's sealed answer.

    Attributes:
        stage: of the session.
        sealed: whether the rules are sealed, so that there are projects.
        listed: the projects by title and investors, in their order.
        declared: the seat's own answers on conflicts of interest.
        unanswered: projects on which nobody of the seat's person has answered.
        aside: projects from which the seat stands aside.
        item: what is called.
        item_aside: whether the seat stands aside from it.
        round: the open round; None without one.
        vote: the running vote; None without one.
        told: the last vote that is closed or annulled; None before it.
        motions: titles of the motions from which the seat may dissent, by key; those that name no project from which
            it stands aside.
        dissents: what the seat has said against motions, by motion.
    """

    stage: Stage
    sealed: bool
    listed: tuple[ListedProject, ...] = ()
    declared: Mapping[str, Conflict] = field(default_factory=dict)
    unanswered: tuple[str, ...] = ()
    aside: frozenset[str] = frozenset()
    item: Item | None = None
    item_aside: bool = False
    round: OwnRound | None = None
    vote: OwnVote | None = None
    told: Vote | None = None
    motions: Mapping[str, LocalText] = field(default_factory=dict)
    dissents: Mapping[str, str] = field(default_factory=dict)

    def number(self, project: str) -> int:
        """Return the place of a project in the list, from 1."""
        return next(at for at, each in enumerate(self.listed, start=1) if each.key == project)


def seat_now(seen: Visible, seat: str) -> SeatNow:
    """Return what a seat is asked now, and what it has said.

    Args:
        seen: the session as this seat may know it.
        seat: an expert's.
    """
    session = seen.session
    if session.rules is None:
        return SeatNow(stage=session.stage, sealed=False)
    listed = session.rules.projects
    running = next((each for each in session.votes.values() if each.running), None)
    over = [each for each in session.votes.values() if not each.running]
    return SeatNow(
        stage=session.stage,
        sealed=True,
        listed=listed,
        declared=session.conflicts.get(seat, {}),
        unanswered=tuple(each.key for each in listed if not session.answered(seat, each.key)),
        aside=frozenset(each.key for each in listed if session.recused(seat, each.key)),
        item=session.item,
        item_aside=any(session.recused(seat, each) for each in session.projects_of(session.item)),
        round=_round(seen, seat),
        vote=None if running is None else _vote(running, seat),
        told=over[-1] if over else None,
        motions={
            key: each.title
            for key, each in session.motions.items()
            if session.stage == "decision" and seen.projects.issuperset(session.forced_by(key))
        },
        dissents={each.motion: each.text for (of, _), each in session.dissents.items() if of == seat},
    )


def _round(seen: Visible, seat: str) -> OwnRound | None:
    session = seen.session
    if not session.rounds or session.rounds[-1].closed is not None:
        return None
    last = session.rounds[-1]
    before: dict[str, dict[str, Said]] = {}
    for voices in seen.own[:-1]:
        for project, voice in voices.items():
            before.setdefault(project, {}).update(voice.answers)
    return OwnRound(
        number=last.number,
        asks=not any(not_asked(session, session.seats[seat], last)),
        finished=seat in last.finished,
        own=seen.own[-1],
        before=before,
        stale=tuple(key for key in session.corrected if key in seen.projects and _stale(session, seen, seat, key)),
    )


def _stale(session: Session, seen: Visible, seat: str, project: str) -> bool:
    """Return as `Session.stale`, but of the seat's own answers, which others may know by letter alone."""
    said = [voices[project].seq for voices in seen.own if project in voices]
    confirmed = [_confirmed(each, seat, project) for each in session.rounds]
    return bool(said) and session.corrected[project] > max(said[-1], *confirmed)


def _confirmed(asked: Round, seat: str, project: str) -> int:
    return asked.confirmed.get(seat, {}).get(project, 0)


def _vote(vote: Vote, seat: str) -> OwnVote:
    return OwnVote(vote=vote, may=seat in vote.opened.electorate, choice=vote.votes.get(seat))


def missing(now: OwnRound, form: BallotForm) -> tuple[str, ...]:
    """Return what a form asks and the seat has not answered: projects with an open cell, and `WEIGHTS`.

    A later round asks only for what the seat may want to change: an answer from before is an answer.
    """
    return tuple(_missing(now, form))


def _missing(now: OwnRound, form: BallotForm) -> Iterator[str]:
    for each in form.projects:
        own = now.own.get(each.key)
        said = {*now.before.get(each.key, {}), *(own.answers if own is not None else {})}
        if not said.issuperset(each.criteria):
            yield each.key
    if form.weighed and WEIGHTS not in now.own:
        yield WEIGHTS


def unsaid_reasons(now: OwnRound, event: BallotCast) -> tuple[str, ...]:
    """Return the criteria of answers that need a reason, because they changed since an earlier round."""
    before = now.before.get(event.project or WEIGHTS, {})
    return tuple(
        key for key, said in event.answers.items() if before.get(key, said) != said and key not in event.reasons
    )


def points_of(lowest: float, highest: float) -> tuple[float, ...]:
    """Return the points that have a button: whole ones where these are at most twenty-one, else eleven even steps.

    Example:
        >>> points_of(1.0, 4.0), points_of(0.0, 1.0)
        ((1.0, 2.0, 3.0, 4.0), (0.0, 1.0))
    """
    whole = lowest == int(lowest) and highest == int(highest) and highest - lowest <= 20
    steps = int(highest - lowest) if whole else 10
    return tuple(lowest + (highest - lowest) * at / steps for at in range(steps + 1))
