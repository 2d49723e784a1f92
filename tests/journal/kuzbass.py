"""A meeting about the sample case, in which its own experts say what they say in its file."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.intake.read import read_case
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.opening import CouncilRules, Opened
from appraisal.journal.events.rating import BallotCast, Revealed, RoundClosed, RoundOpened
from appraisal.journal.events.seats import Seated, SeatNamed
from appraisal.journal.sealing import seal
from appraisal.paths import sample_folder
from tests.journal.meeting import SIMPLE, Step, named, own

CASE = read_case(sample_folder() / "kuzbass")
PROJECTS, FIT = tuple(CASE.projects), "sectoral_fit"
POOLED = {name: getattr(CASE.council, name) for name in ("pooling", "quorum", "tolerance")}
RULES = CouncilRules(present=0.5, majority=SIMPLE, late="next_round", written_opinions=False, shown="by_name", **POOLED)


def met(rules: CouncilRules = RULES) -> Iterator[Step]:
    """Yield a meeting in which the case's own experts say in round 1 what they say in its file, up to the reveal."""
    yield own("secretary", Opened(person="olga", case="kuzbass", title=named("K"), digest=CASE.digest, program="0.1.0"))
    yield Step("secretary", "head", Seated(role="chair", person="head"))
    for member in CASE.council.members:
        yield Step("secretary", member.key, Seated(role="expert", person=member.key))
        yield Step("secretary", member.key, SeatNamed(name=member.name.en))
    yield Step("secretary", None, seal(CASE, rules))
    for member, ballot in CASE.counted:
        answers = {each: "conflict" if each in ballot.recused else "none" for each in PROJECTS}
        yield own(member.key, ConflictDeclared(answers=answers))  # type: ignore[arg-type]
    yield Step("head", None, RoundOpened(round=1))
    for member, ballot in CASE.counted:
        for project, points in ballot.ratings(FIT).items():
            yield own(member.key, BallotCast(round=1, project=project, answers={FIT: points}, replaces=0))
        if ballot.weights is not None:
            yield own(member.key, BallotCast(round=1, weights=ballot.weights, replaces=0))
    yield Step("head", None, RoundClosed(round=1))
    yield Step("head", None, Revealed(round=1))
