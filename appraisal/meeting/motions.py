"""Motions and amendments: each is solved anew, pinned, and compared with the motion that it amends."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter

from appraisal.analysis.appraise import Appraisal
from appraisal.document import Name
from appraisal.documents.case import Case
from appraisal.errors import InputError, refuse
from appraisal.journal.decision import decided, replaced_by, unsettled, waiting
from appraisal.journal.events.voting import MotionPut, On, Pinned, VariantKept
from appraisal.journal.session import Session
from appraisal.journal.steps.step import absent
from appraisal.meeting.holdings import Holding, PortfolioDifference, difference, holding
from appraisal.meeting.variants import Varied, varied
from appraisal.once import once
from appraisal.portfolio.problem import Option


@dataclass(frozen=True, kw_only=True)
class Told:
    """A motion as the council votes on it: the pinned portfolio by the figures of today.

    Attributes:
        motion: as it was put.
        changes: what the motion changes of the case, with those of the motions that it amends.
        now: the case under these changes, appraised.
        holding: the pinned portfolio.
        difference: from the portfolio of the motion that it amends; None for a motion by itself.
    """

    motion: MotionPut
    changes: VariantKept
    now: Varied
    holding: Holding
    difference: PortfolioDifference | None

    @property
    def appraisal(self) -> Appraisal:
        """The appraisal of the case under these changes."""
        return self.now.appraisal

    @once
    def still_best(self) -> bool:
        """Whether the same portfolio is the best today: a figure corrected since may have made it another."""
        return self.now.holding is not None and self.now.holding.options == self.holding.options


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question whose turn comes: a motion, and whether it is voted on as an amendment or as a whole portfolio."""

    motion: str
    on: On


def changes_of(session: Session, motion: str) -> VariantKept:
    """Return what a motion changes of the case: its variant laid over those of the motions that it amends."""
    put = session.motions[motion]
    own = session.variants[put.variant]
    return own if put.amends is None else laid_over(changes_of(session, put.amends), own)


def laid_over(before: VariantKept, own: VariantKept) -> VariantKept:
    """Return two what-ifs as one: the second holds where both speak, and what the first alone says stays.

    A project that the second forces out is no longer forced in, and the other way round; a rule that is off stays off.
    """
    return VariantKept(
        variant=own.variant,
        title=own.title,
        budget=before.budget if own.budget is None else own.budget,
        years={**before.years, **own.years},
        rules_off=tuple(dict.fromkeys([*before.rules_off, *own.rules_off])),
        forced_in=_both(before.forced_in, own.forced_in, without=own.forced_out),
        forced_out=_both(before.forced_out, own.forced_out, without=own.forced_in),
        objective=own.objective or before.objective,
        scenario=own.scenario or before.scenario,
        weights=own.weights or before.weights,
    )


def _both(first: tuple[str, ...], second: tuple[str, ...], *, without: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in (*first, *second) if each not in without))


def motion_put(
    case: Case, session: Session, *, motion: str, title: Name, variant: str, amends: str | None = None
) -> MotionPut:
    """Return the event that puts a motion, with its portfolio solved and pinned.

    Args:
        case: as the council has it; see `journal/council.py`.
        session: with the variant, and the motion that this one amends.
        motion: key of the motion.
        title: of the motion.
        variant: key of its variant.
        amends: key of the motion that it changes.

    Raises:
        InputError: `not_in_session`; `motion_without_portfolio` if no portfolio keeps to the rules.
    """
    named = [] if amends is None else [amends]
    if problems := [*absent("variant", [variant], session.variants), *absent("motion", named, session.motions)]:
        raise InputError(problems)
    own = session.variants[variant]
    changes = own if amends is None else laid_over(changes_of(session, amends), own)
    best = varied(case, changes).holding
    if best is None:
        raise refuse("motion_without_portfolio", title=title)
    pinned = tuple(Pinned(project=each.project, option=each.key) for each in best.options)
    return MotionPut(motion=motion, title=title, variant=variant, amends=amends, portfolio=pinned)


def told(case: Case, session: Session, motion: str) -> Told:
    """Return a motion as the council votes on it.

    Args:
        case: as the council has it.
        session: with the motion.
        motion: its key.

    Raises:
        InputError: `not_in_session`; `option_gone` if a pinned option cannot be chosen any more.
    """
    if problems := tuple(absent("motion", [motion], session.motions)):
        raise InputError(problems)
    put = session.motions[motion]
    changes = changes_of(session, motion)
    now = varied(case, changes)
    pinned = holding(now.appraisal, _options(put))
    before = None if put.amends is None else session.motions[put.amends]
    return Told(
        motion=put,
        changes=changes,
        now=now,
        holding=pinned,
        difference=None if before is None else difference(_held(case, session, before), pinned),
    )


def _held(case: Case, session: Session, put: MotionPut) -> Holding:
    return holding(varied(case, changes_of(session, put.motion)).appraisal, _options(put))


def _options(put: MotionPut) -> tuple[Option, ...]:
    return tuple(Option(each.project, each.option) for each in put.portfolio)


def voting_order(case: Case, session: Session) -> tuple[Turn, ...]:
    """Return the questions that are open, in the order in which they are voted on.

    Of each motion that stands come first its amendments, the most far-reaching before the others, then its portfolio.
    How far an amendment reaches is the money that it moves, then the number of projects that it changes; of equal ones
    the first put comes first. Amendments of a motion that was replaced, or is not adopted, have no turn.

    Args:
        case: as the council has it.
        session: with motions and votes.

    Raises:
        InputError: as `told`.
    """
    turns: list[Turn] = []
    for motion in unsettled(session):
        if decided(session, motion, "portfolio") is None:
            told_so = {each: told(case, session, each).difference for each in waiting(session, motion)}
            far = [(each.reach, key) for key, each in told_so.items() if each is not None]  # an amendment has one
            ordered = sorted(far, key=itemgetter(0), reverse=True)  # of equal ones the first stays the first
            turns += [Turn(motion=key, on="amendment") for _, key in ordered]
            turns.append(Turn(motion=motion, on="portfolio"))
    return tuple(turns)


def accept_turn(case: Case, session: Session, amendment: str) -> None:
    """Refuse a vote on an amendment while a more far-reaching one of the same motion waits.

    Args:
        case: as the council has it.
        session: with the amendment.
        amendment: key of a motion that amends another.

    Raises:
        InputError: `amendment_out_of_turn`, and as `told`.
    """
    amends = session.motions[amendment].amends
    turns = [each.motion for each in voting_order(case, session) if each.on == "amendment"]
    first = next((each for each in turns if session.motions[each].amends == amends), amendment)
    if amendment in turns and first != amendment:
        raise refuse("amendment_out_of_turn", motion=amendment, first=first)


def overtaken(session: Session) -> tuple[str, ...]:
    """Return amendments that can only be put again: another amendment of their motion was adopted before their vote."""
    return tuple(
        put.motion
        for put in session.motions.values()
        if put.amends is not None
        and decided(session, put.motion, "amendment") is None
        and session.items.get(("motion", put.motion)) != "put_off"
        and replaced_by(session, put.amends) is not None
    )
