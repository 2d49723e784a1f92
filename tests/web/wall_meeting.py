"""A meeting about the sample case, scene by scene as the wall shows it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from appraisal.journal.council import as_case
from appraisal.journal.events.agenda import Item, ItemCalled, ItemClosed
from appraisal.journal.events.closing import MemoIssued, Signed
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.opening import CouncilRules, Opened, RulesSealed, StageEntered
from appraisal.journal.events.rating import BallotCast, Cell, Finished, Revealed, RoundClosed, RoundOpened
from appraisal.journal.events.seats import Arrived, Seated
from appraisal.journal.events.voting import ConditionSet, VoteCast
from appraisal.journal.session import Session
from appraisal.meeting.motions import motion_put
from appraisal.meeting.votes import vote_closed, vote_opened
from appraisal.report.wall_scene import Scene
from tests.journal.kuzbass import CASE, FIT, RULES, met
from tests.journal.made import SESSION, taken
from tests.journal.meeting import Step, digest, named, own
from tests.meeting.made import BY_NPV, EXPERTS, FIBRE_IN

PROJECT = "sorbents"
TITLE = "Kuzbass <b>technopark</b> & region"  # as typed: no page may take it for HTML


def scenes(rules: CouncilRules = RULES) -> Iterator[tuple[Scene, tuple[Step, ...], Session]]:
    """Yield each scene with the steps that lead to it from the one before, and the session as it is then."""
    state = Session(key=SESSION)
    for scene, steps in _scenes(rules):
        made: list[Step] = []
        for step in steps:
            each = _computed(state, step) if isinstance(step, str) else step
            state = taken(state, each)
            made.append(each)
        yield scene, tuple(made), state


@cache
def held() -> tuple[tuple[Scene, Session], ...]:
    """Return the sessions of all scenes."""
    return tuple((scene, state) for scene, _, state in scenes())


def _computed(state: Session, asked: str) -> Step:
    """Return a step that depends on the session: a motion, a vote, its end."""
    kind, key = asked.split()
    case = as_case(CASE, state)
    if kind == "put":
        amends = "whole" if key == "fibre" else None
        variant = "fibre-in" if amends is None else "by-npv"
        return Step(
            "head",
            None,
            motion_put(
                case,
                state,
                motion=key,
                title=named("By net present value" if amends else "The proposed portfolio"),
                variant=variant,
                amends=amends,
            ),
        )
    if kind == "open":
        return Step("head", None, vote_opened(state, vote=f"{key}-1", motion=key))
    return Step("head", None, vote_closed(state, f"{key}-1"))


def _scenes(rules: CouncilRules) -> Iterator[tuple[Scene, list[Step | str]]]:
    steps = list(met(rules))
    kinds = [type(each.event) for each in steps]
    sealed, opened = kinds.index(RulesSealed), kinds.index(RoundOpened)
    closed, revealed = kinds.index(RoundClosed), kinds.index(Revealed)
    opening = Opened(person="olga", case="kuzbass", title=named(TITLE), digest=CASE.digest, program="0")
    observers = [Step("secretary", key, Seated(role="observer", person=key)) for key in ("screen", "guest")]
    yield "join", [own("secretary", opening), *steps[1:sealed], *observers]
    declared = [each for each in steps[sealed:opened] if not isinstance(each.event, ConflictDeclared)]
    answers = [each for each in steps[sealed:opened] if isinstance(each.event, ConflictDeclared)]
    chair = own("head", ConflictDeclared(answers=dict.fromkeys(CASE.projects, "none")))
    yield "conflicts", [*declared, *answers[:4], chair, *(own(each, Arrived()) for each in EXPERTS)]
    finished = [own(each, Finished(round=1)) for each in EXPERTS[:3]]
    yield "blind", [*answers[4:], *steps[opened:closed], *finished]
    yield "closed", [steps[closed]]
    yield "ranking", [*steps[revealed:]]
    item = Item(of="project", key=PROJECT)
    again = BallotCast(round=2, project=PROJECT, answers={FIT: 6.0}, reasons={FIT: "Heard the others."}, replaces=0)
    second: list[Step | str] = [
        Step("head", None, RoundOpened(round=2, cells=(Cell(project=PROJECT, criterion=FIT),))),
        own(EXPERTS[2], again),
        Step("head", None, RoundClosed(round=2)),
        Step("head", None, Revealed(round=2)),
    ]
    yield "item", [*second, Step("head", None, ItemCalled(item=item))]
    kept = [Step("head", None, each) for each in (BY_NPV, FIBRE_IN)]
    yield "proposal", [Step("head", None, ItemClosed(item=item)), Step("head", None, StageEntered(stage="portfolio"))]
    yield "portfolio", [*kept]
    yield "motion", [Step("head", None, StageEntered(stage="decision")), "put whole"]
    yield (
        "verdict",
        [
            "put fibre",
            "open fibre",
            *(own(each, VoteCast(vote="fibre-1", choice="against")) for each in EXPERTS[:4]),
            *(own(each, VoteCast(vote="fibre-1", choice="in_favour")) for each in EXPERTS[4:6]),
            "close fibre",
        ],
    )
    yield "vote", ["open whole", *(own(each, VoteCast(vote="whole-1", choice="in_favour")) for each in EXPERTS[:4])]
    yield (
        "decision",
        [
            own(EXPERTS[4], VoteCast(vote="whole-1", choice="against")),
            own(EXPERTS[5], VoteCast(vote="whole-1", choice="abstained")),
            "close whole",
            Step(
                "secretary", None, ConditionSet(condition="permit", motion="whole", text="A permit.", due="2027-03-01")
            ),
        ],
    )
    memo = MemoIssued(revision=1, files={"memo-en.html": digest("memo")}, before=None)
    signed = [own("head", Signed(revision=1)), own("secretary", Signed(revision=1))]
    yield "decision", [Step("secretary", None, memo), *signed]
