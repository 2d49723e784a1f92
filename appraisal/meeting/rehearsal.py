"""A rehearsal of a meeting: how it opens, and what its simulated experts answer, and when; the same for one seed.

An expert answers what the expert's own seat is asked, and nothing else: the driver hands over what that seat may know.
Ratings and weights are those of the case's own ballots, which are illustrative; a vote and every moment are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from statistics import median

from appraisal.documents.ballot import Ballot, Said
from appraisal.documents.ballot_form import AskedProject, BallotForm
from appraisal.documents.case import Case
from appraisal.journal.events.base import Event
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.opening import CouncilRules, Opened
from appraisal.journal.events.rating import AnswerConfirmed, BallotCast, Finished
from appraisal.journal.events.seats import Arrived, Seated, SeatNamed
from appraisal.journal.events.voting import VoteCast
from appraisal.journal.sealing import seal
from appraisal.journal.session import WEIGHTS
from appraisal.journal.tally import Choice, Majority
from appraisal.journal.visible import Visible
from appraisal.meeting.seat import OwnRound, missing, seat_now
from appraisal.text import Language, both, say

SECRETARY, CHAIR = "secretary", "chair"
# How long the experts take for each thing, as a share of what they take for the first round.
_LENGTHS = {"arrive": 0.1, "declare": 0.15, "round-1": 1.0, "round": 0.3, "vote": 0.15}
_NEAR = 1.0  # points within which nobody is moved by what the others have said
_IN_FAVOUR, _AGAINST = 0.8, 0.9  # shares of votes up to which a draw is in favour, and against


@dataclass(frozen=True, slots=True)
class Moment:
    """When an expert answers: `after` is a share of the first round's length, counted from when `phase` began."""

    phase: str
    after: float


def opening(case: Case, program: str, language: Language) -> Iterator[tuple[str, str | None, Event]]:
    """Yield the events up to the sealed rules, each with who says it and for which seat: nobody has to prepare.

    Args:
        case: with the ballots that its experts will give again.
        program: the program's version.
        language: of the experts' names.
    """
    title = both("session.rehearsal.title", title=case.head.title)
    opened = Opened(person=SECRETARY, case=case.key, title=title, digest=case.digest, program=program, rehearsal=True)
    yield SECRETARY, SECRETARY, opened
    yield SECRETARY, CHAIR, Seated(role="chair", person=CHAIR)
    for member in case.council.members:
        yield SECRETARY, member.key, Seated(role="expert", person=member.key)
        yield SECRETARY, member.key, SeatNamed(name=member.name.to(language))
    majority = Majority(share=0.5, reach="more_than", base="cast", abstentions="aside", tie="casting_vote")
    rules = CouncilRules(
        **case.council.rules(),
        present=0.5,
        majority=majority,
        late="next_round",
        written_opinions=False,
        shown="by_name",
    )
    yield SECRETARY, None, seal(case, rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert:
    """A simulated expert.

    Attributes:
        seat: that the expert holds.
        ballot: what the expert thinks: ratings, weights, and the projects to stand aside from.
        seed: of all moments and votes.
        language: in which the expert gives reasons.
    """

    seat: str
    ballot: Ballot
    seed: int
    language: Language

    def next(self, seen: Visible, form: Callable[[], BallotForm]) -> tuple[Moment, Callable[[], Event]] | None:
        """Return when the expert answers what is asked now, and how; None while nothing is asked.

        Args:
            seen: the session as the seat may know it.
            form: gives what the open round asks of the seat.
        """
        now = seat_now(seen, self.seat)
        if not seen.session.seats[self.seat].present:
            return self._at("arrive"), Arrived
        if now.unanswered:
            return self._at("declare"), lambda: self._declared(now.unanswered)
        if now.vote is not None and now.vote.may and now.vote.choice is None:
            key = now.vote.vote.opened.vote
            return self._at("vote", key), lambda: VoteCast(vote=key, choice=self._choice(key))
        own = now.round
        if own is None or not own.asks or own.finished:
            return None
        # One answer after another: of those that are still to come the moments are drawn beforehand, in their order.
        asked = len(seen.session.sealed.projects) + 2
        moments = sorted(self._draw("round", str(own.number), str(at)) for at in range(asked))
        answered = min(len(own.own), asked - 1)
        phase = f"round-{own.number}"
        moment = Moment(phase, _LENGTHS.get(phase, _LENGTHS["round"]) * moments[answered])
        return moment, lambda: self._answer(seen, own, form())

    def _at(self, phase: str, key: str = "") -> Moment:
        return Moment(f"{phase}-{key}" if key else phase, _LENGTHS[phase] * self._draw(phase, key))

    def _draw(self, *of: str) -> float:
        """Return a number from 0 to 1 that depends on the seed, the seat and on what it is for alone."""
        return Random("/".join([str(self.seed), self.seat, *of])).random()  # noqa: S311 - no secret, but repeatable

    def _declared(self, projects: tuple[str, ...]) -> ConflictDeclared:
        aside = [each for each in projects if each in self.ballot.recused]
        why = say("session.rehearsal.conflict", self.language)
        return ConflictDeclared(
            answers={each: "conflict" if each in aside else "none" for each in projects},
            reasons=dict.fromkeys(aside, why),
        )

    def _choice(self, vote: str) -> Choice:
        drawn = self._draw("choice", vote)
        return "in_favour" if drawn < _IN_FAVOUR else "against" if drawn < _AGAINST else "abstained"

    def _answer(self, seen: Visible, own: OwnRound, form: BallotForm) -> Event:
        """Return the next answer: one that a corrected figure made stale, a project, the weights, or the end."""
        if own.stale:
            return AnswerConfirmed(round=own.number, project=own.stale[0])
        asked = {each.key: each for each in form.projects}
        left = missing(own, form) if own.number == 1 else tuple(key for key in asked if self._moved(seen, asked[key]))
        left = tuple(each for each in left if each not in own.own)
        if not left:
            return Finished(round=own.number)
        if left[0] == WEIGHTS:
            return BallotCast(round=own.number, weights=self.ballot.weights, replaces=0)
        return self._rated(seen, own, asked[left[0]])

    def _rated(self, seen: Visible, own: OwnRound, project: AskedProject) -> BallotCast:
        answers: dict[str, Said] = self._moved(seen, project)
        if own.number == 1:
            said = {key: self.ballot.answers.get(key, {}).get(project.key) for key in project.criteria}
            answers = {key: "abstains" if each is None else each for key, each in said.items()}
        changed = {key for key in answers if key in project.before}
        why = say("session.rehearsal.heard", self.language)
        return BallotCast(
            round=own.number,
            project=project.key,
            answers=answers,
            reasons=dict.fromkeys(sorted(changed), why),
            replaces=0,
        )

    def _moved(self, seen: Visible, project: AskedProject) -> dict[str, Said]:
        """Return the answers that the revealed ones of the others change: half of the way, in whole points."""
        result: dict[str, Said] = {}
        for key in project.criteria:
            before, others = project.before.get(key), list(_revealed(seen, project.key, key))
            if isinstance(before, float) and others and abs(median(others) - before) > _NEAR:
                result[key] = float(round((median(others) + before) / 2))
        return {key: each for key, each in result.items() if each != project.before[key]}


def _revealed(seen: Visible, project: str, criterion: str) -> Iterator[float]:
    """Yield the last revealed rating of each seat on a cell."""
    last: dict[str, Said] = {}
    for each in seen.session.rounds:
        if each.revealed is not None:
            last |= {
                seat: voices[project].answers[criterion]
                for seat, voices in each.voices.items()
                if project in voices and criterion in voices[project].answers
            }
    return (said for said in last.values() if isinstance(said, float))


def experts(case: Case, seed: int, language: Language) -> tuple[Expert, ...]:
    """Return the simulated experts of a case: its members with the ballots that count."""
    return tuple(
        Expert(seat=member.key, ballot=ballot, seed=seed, language=language) for member, ballot in case.counted
    )
