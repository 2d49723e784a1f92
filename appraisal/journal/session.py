"""The state of a session after one of its events. It is never changed: the next event gives another state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from appraisal.documents.ballot import Said
from appraisal.documents.weighting import Weighting
from appraisal.errors import DefectError
from appraisal.journal.events.agenda import Item
from appraisal.journal.events.base import Role, Stage
from appraisal.journal.events.closing import CodeShown, Correction, MemoIssued
from appraisal.journal.events.opening import Opened, RulesSealed
from appraisal.journal.events.rating import FigureCorrected
from appraisal.journal.events.voting import ConditionSet, Dissent, MotionPut, VariantKept, VoteOpened
from appraisal.journal.tally import Choice, Tally

WEIGHTS = ""  # stands for a project where a ballot holds the weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A place at the meeting. The name may be forgotten later.

    `since` is the number of the event that gave the seat, `bound` of the last one that bound a device to it (0 before
    the first), and `devices` says how many devices have held it.
    """

    key: str
    role: Role
    person: str
    since: int
    name: str | None = None
    device: str | None = None
    devices: int = 0
    bound: int = 0
    present: bool = False
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a seat declared on a project, and what the chair ruled. Until a ruling a declared conflict holds."""

    declared: Literal["conflict", "none"]
    reason: str | None
    ruled: bool | None

    @property
    def recused(self) -> bool:
        """Whether the seat keeps away from the project."""
        return self.declared == "conflict" if self.ruled is None else self.ruled


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A seat's last saved answers on a project in a round, or its weights; `seq` and `at` are those of the save."""

    seq: int
    at: str
    form: Literal["ballot", "paper_ballot", "absent_opinion"]
    answers: Mapping[str, Said]
    reasons: Mapping[str, str]
    weights: Weighting | None


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction of a figure: what it says, when (UTC), and which seat made it."""

    event: FigureCorrected
    at: str
    actor: str


class _Changing:
    """A frozen state that gives the next one; `dataclasses.replace` takes ten times as long, for each of all events."""

    def changed(self, **changes: Any) -> Self:
        """Return a state with other values of some fields."""
        state = object.__new__(type(self))
        vars(state).update(vars(self), **changes)
        return state


@dataclass(frozen=True, kw_only=True)
class Round(_Changing):
    """One blind collection of answers. `cells` is None where every cell is asked; the rest are numbers of events."""

    number: int
    cells: frozenset[tuple[str, str]] | None
    opened: int
    closed: int | None = None
    revealed: int | None = None
    voices: Mapping[str, Mapping[str, Voice]] = field(default_factory=dict)  # by seat and project
    confirmed: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # number of the event, by seat and project
    finished: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A question, the votes by seat, and its tally once it is closed."""

    opened: VoteOpened
    votes: Mapping[str, Choice] = field(default_factory=dict)
    tally: Tally | None = None
    without_conflicted: Tally | None = None
    annulled: str | None = None

    @property
    def running(self) -> bool:
        """Whether votes can still be given."""
        return self.tally is None and self.annulled is None


@dataclass(frozen=True, kw_only=True)
class Session(_Changing):
    """Everything that the events up to number `seq` add up to. Mappings are in the order of the events.

    `chair` is who holds the chair by a hand-over; `withheld` counts events whose payload was not there; `items` holds
    what is done or put off by `of` and `key`; `corrected` holds the numbers of the last such events.
    """

    key: str
    seq: int = 0
    withheld: int = 0
    stage: Stage = "prepare"
    opened: Opened | None = None
    rules: RulesSealed | None = None
    seats: Mapping[str, Seat] = field(default_factory=dict)
    chair: str | None = None
    conflicts: Mapping[str, Mapping[str, Conflict]] = field(default_factory=dict)  # by seat and project
    item: Item | None = None
    items: Mapping[tuple[str, str], Literal["done", "put_off"]] = field(default_factory=dict)
    minutes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    rounds: tuple[Round, ...] = ()
    corrections: tuple[Corrected, ...] = ()
    corrected: Mapping[str, int] = field(default_factory=dict)  # by project
    read: Mapping[str, int] = field(default_factory=dict)  # the last round whose results a seat read
    variants: Mapping[str, VariantKept] = field(default_factory=dict)
    motions: Mapping[str, MotionPut] = field(default_factory=dict)
    votes: Mapping[str, Vote] = field(default_factory=dict)
    conditions: Mapping[str, ConditionSet] = field(default_factory=dict)
    dissents: Mapping[tuple[str, str], Dissent] = field(default_factory=dict)  # by seat and motion
    memos: tuple[MemoIssued, ...] = ()
    signatures: frozenset[str] = frozenset()  # seats that signed the last memo
    errata: tuple[Correction, ...] = ()
    codes: tuple[CodeShown, ...] = ()

    @property
    def rehearsal(self) -> bool:
        """Whether nothing of the session is meant to hold."""
        return self.opened is not None and self.opened.rehearsal

    @property
    def sealed(self) -> RulesSealed:
        """The sealed rules of a session that has them."""
        if self.rules is None:
            raise DefectError("the rules of a session were asked for before they were sealed")
        return self.rules

    def members(self) -> Iterator[Seat]:
        """Yield the experts' seats that are not revoked."""
        return (each for each in self.seats.values() if each.role == "expert" and not each.revoked)

    def late(self, seat: Seat, asked: Round) -> bool:
        """Return whether a seat was given too late for a round."""
        return self.sealed.council.late != "at_once" and seat.since > asked.opened

    def of_role(self, role: Role) -> Seat | None:
        """Return the seat of a role that is given once, such as the chair's."""
        return next((each for each in self.seats.values() if each.role == role and not each.revoked), None)

    def seats_of(self, person: str) -> Iterator[Seat]:
        """Yield the seats of a person."""
        return (each for each in self.seats.values() if each.person == person)

    def recused(self, seat: str, project: str) -> bool:
        """Return whether a seat keeps away from a project: a conflict of one seat is a conflict of its person."""
        return any(
            project in self.conflicts.get(each.key, {}) and self.conflicts[each.key][project].recused
            for each in self.seats_of(self.seats[seat].person)
        )

    def answered(self, seat: str, project: str) -> bool:
        """Return whether a seat's person has said if there is a conflict on a project."""
        return any(project in self.conflicts.get(each.key, {}) for each in self.seats_of(self.seats[seat].person))

    def recused_from_any(self, seat: str) -> bool:
        """Return whether a seat keeps away from some project."""
        return any(self.recused(seat, each.key) for each in self.sealed.projects)

    def presiding(self, asked: Iterable[str] = ()) -> str | None:
        """Return the seat that holds the chair now.

        It is the chair's, or the deputy's after a hand-over. Where that seat is recused from a project of the item
        under discussion, or from one that is `asked` about, it is the other one, by rule.
        """
        chair, deputy = self.of_role("chair"), self.of_role("deputy")
        named = [self.chair, chair.key if chair else None, deputy.key if deputy else None]
        willing = [each for each in named if each and not self.seats[each].revoked]
        projects = (*self.projects_of(self.item), *asked)
        return next((each for each in willing if not any(self.recused(each, key) for key in projects)), None)

    def projects_of(self, item: Item | None) -> tuple[str, ...]:
        """Return the projects that an item names: itself, or those that an amendment forces in or out."""
        if item is None:
            return ()
        if item.of == "project":
            return (item.key,)
        motion = self.motions[item.key]
        variant = self.variants[motion.variant]
        return () if motion.amends is None else (*variant.forced_in, *variant.forced_out)

    def forced_by(self, motion: str) -> tuple[str, ...]:
        """Return the projects that a motion, or one that it amends, forces in or out."""
        put = self.motions[motion]
        variant = self.variants[put.variant]
        before = () if put.amends is None else self.forced_by(put.amends)
        return *before, *variant.forced_in, *variant.forced_out

    def voice(self, seat: str, project: str) -> Voice | None:
        """Return what a seat said last on a project, in whichever round."""
        for each in reversed(self.rounds):
            if project in each.voices.get(seat, {}):
                return each.voices[seat][project]
        return None

    def stale(self, seat: str, project: str) -> bool:
        """Return whether a figure of a project was corrected after a seat spoke, and the seat has not confirmed."""
        said = self.voice(seat, project)
        confirmed = max((each.confirmed.get(seat, {}).get(project, 0) for each in self.rounds), default=0)
        return said is not None and self.corrected.get(project, 0) > max(said.seq, confirmed)
