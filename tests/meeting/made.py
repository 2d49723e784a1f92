"""The council of the sample case with its variants and motions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from appraisal.documents.case import Case
from appraisal.journal.council import as_case
from appraisal.journal.events.opening import StageEntered
from appraisal.journal.events.seats import Arrived
from appraisal.journal.events.voting import VariantKept, VoteCast
from appraisal.journal.session import Session
from appraisal.journal.tally import Choice
from appraisal.meeting.motions import motion_put
from appraisal.meeting.votes import vote_closed, vote_opened
from tests.journal.kuzbass import CASE, met
from tests.journal.made import held, taken
from tests.journal.meeting import Step, named, own

EXPERTS = tuple(member.key for member in CASE.council.members)
AS_IS = VariantKept(variant="as-is", title=named("As it stands"))
SMALLER = VariantKept(variant="smaller", title=named("Smaller"), budget=60_000.0, years={2015: 4_000.0})
ITAT_IN = VariantKept(variant="itat-in", title=named("Itat in"), forced_in=("itat",), rules_off=("jobs_floor",))
BY_NPV = VariantKept(variant="by-npv", title=named("By NPV"), objective="npv")
FIBRE_IN = VariantKept(variant="fibre-in", title=named("Fibre in"), forced_in=("carbon_fiber",))
CLASHING = VariantKept(
    variant="clashing", title=named("Clashing"), forced_in=("carbon_fiber",), forced_out=("sorbents",)
)
FIBRE_FOR_ITAT = VariantKept(
    variant="fibre-for-itat", title=named("Fibre for Itat"), forced_in=("carbon_fiber",), forced_out=("itat",)
)
VARIANTS = (AS_IS, SMALLER, ITAT_IN, BY_NPV, FIBRE_IN, CLASHING, FIBRE_FOR_ITAT)


@cache
def rated() -> Session:
    """Return the session after the reveal of round 1."""
    return held(met())


@cache
def council() -> Case:
    """Return the case as the council has it after round 1."""
    return as_case(CASE, rated())


@cache
def deciding() -> Session:
    """Return the session at the decision: every expert is present and every variant is kept."""
    return taken(
        rated(),
        Step("head", None, StageEntered(stage="portfolio")),
        *(Step("head", None, each) for each in VARIANTS),
        Step("head", None, StageEntered(stage="decision")),
        *(own(seat, Arrived()) for seat in EXPERTS),
    )


def put(session: Session, motion: str, variant: str, amends: str | None = None) -> Session:
    """Return the session after a motion, whose title is its key."""
    event = motion_put(council(), session, motion=motion, title=named(motion), variant=variant, amends=amends)
    return taken(session, Step("head", None, event))


@cache
def amended() -> Session:
    """Return the session with a motion and three amendments to it, none voted on."""
    session = put(deciding(), "whole", "as-is")
    for variant in ("by-npv", "fibre-in", "smaller"):
        session = put(session, variant, variant, "whole")
    return session


def voted(
    session: Session, motion: str, in_favour: Iterable[str], *, project: str | None = None, vote: str | None = None
) -> Session:
    """Return the session after a vote in which some are in favour and the others of the electorate against."""
    opened = vote_opened(
        session, vote=vote or f"{motion}-{project or len(session.votes)}", motion=motion, project=project
    )
    session = taken(session, Step("head", None, opened))
    said: dict[str, Choice] = {seat: "in_favour" if seat in set(in_favour) else "against" for seat in opened.electorate}
    session = taken(session, *(own(seat, VoteCast(vote=opened.vote, choice=choice)) for seat, choice in said.items()))
    return taken(session, Step("head", None, vote_closed(session, opened.vote)))
