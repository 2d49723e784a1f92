"""A short meeting that holds every kind of event: seven seats, two projects, two rounds, an amendment, a memo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from appraisal.document import Name
from appraisal.documents.ballot import Said
from appraisal.documents.figure import FigureTable
from appraisal.documents.weighting import Weighting
from appraisal.journal.events.agenda import Item, ItemCalled, ItemClosed, ItemPutOff, MinutesText
from appraisal.journal.events.base import Event
from appraisal.journal.events.closing import CodeShown, Correction, MemoIssued, Signed
from appraisal.journal.events.conflicts import ConflictDeclared, ConflictRuled
from appraisal.journal.events.opening import (
    CouncilRules,
    ListedProject,
    Opened,
    RatedCriterion,
    RulesSealed,
    StageEntered,
)
from appraisal.journal.events.rating import (
    AbsentOpinion,
    AnswerConfirmed,
    BallotCast,
    Cell,
    FigureCorrected,
    Finished,
    PaperBallot,
    PaperContested,
    ResultsRead,
    Revealed,
    RoundClosed,
    RoundOpened,
    Unfinished,
)
from appraisal.journal.events.seats import (
    Arrived,
    ChairHandedOver,
    DeviceBound,
    Left,
    Seated,
    SeatNamed,
    SeatRevoked,
)
from appraisal.journal.events.voting import (
    ConditionSet,
    Dissent,
    MotionPut,
    On,
    Pinned,
    VariantKept,
    VoteAnnulled,
    VoteCast,
    VoteClosed,
    VoteOpened,
)
from appraisal.journal.tally import Choice, Majority, Tally
from appraisal.text import LocalText

SIMPLE = Majority(share=0.5, reach="more_than", base="cast", abstentions="aside", tie="casting_vote")
RULES = CouncilRules(
    present=0.5, majority=SIMPLE, late="next_round", written_opinions=True, shown="by_name", quorum=1, tolerance=2.0
)
EXPERTS = ("anna", "boris", "vera", "gleb")


def digest(text: str) -> str:
    """Return a SHA-256 for an example."""
    return sha256(text.encode()).hexdigest()


FIRST_MEMO = MemoIssued(revision=1, files={"memo-en.html": digest("memo")}, before=None)


def named(text: str) -> Name:
    """Return a name that serves for both languages."""
    return LocalText(text, text)


@dataclass(frozen=True, slots=True)
class Step:
    """Who does what, for which seat."""

    actor: str
    for_seat: str | None
    event: Event


def own(seat: str, event: Event) -> Step:
    """Return a step of a seat for itself."""
    return Step(seat, seat, event)


def prepared() -> Iterator[Step]:
    """Yield the session up to its seats, before the seal."""
    yield own(
        "secretary",
        Opened(person="olga", case="coast", title=named("Coast"), digest=digest("case"), program="0.1.0"),
    )
    for seat, role in (("chair", "chair"), ("deputy", "deputy"), ("auditor", "auditor"), ("guest", "observer")):
        yield Step("secretary", seat, Seated(role=role, person=seat))  # type: ignore[arg-type]
    for seat in EXPERTS:
        yield Step("secretary", seat, Seated(role="expert", person=seat))
        yield Step("secretary", seat, SeatNamed(name=f"{seat.title()} Ivanova"))


def sealed() -> Iterator[Step]:
    """Yield the session up to the seal of its rules."""
    yield from prepared()
    yield Step(
        "secretary",
        None,
        RulesSealed(
            case=digest("case"),
            criteria=digest("criteria"),
            bounds=digest("bounds"),
            rules=digest("rules"),
            council=RULES,
            projects=tuple(ListedProject(key=key, title=named(key.title())) for key in ("mine", "port")),
            rated=tuple(
                RatedCriterion(key=key, title=named(key), lowest=1.0, highest=10.0) for key in ("fit", "skill")
            ),
        ),
    )


def seated() -> Iterator[Step]:
    """Yield the session up to round 1: conflicts are declared and ruled on."""
    yield from sealed()
    yield own("anna", DeviceBound(device=digest("token")))
    for seat in ("chair", "deputy", *EXPERTS[:3]):
        yield own(seat, Arrived())
    for seat in EXPERTS[:3]:
        yield own(seat, ConflictDeclared(answers={"mine": "none", "port": "none"}))
    yield own("gleb", ConflictDeclared(answers={"mine": "none", "port": "conflict"}, reasons={"port": "I own shares."}))
    yield Step("chair", "gleb", ConflictRuled(project="port", recused=True, reason="Owns shares of the investor."))


def rated() -> Iterator[Step]:
    """Yield the session up to the reveal of round 1."""
    yield from seated()
    yield Step("chair", None, RoundOpened(round=1))
    for points, seat in enumerate(EXPERTS, start=4):
        for project in ("mine", "port") if seat != "gleb" else ("mine",):
            answers: dict[str, Said] = {"fit": float(points), "skill": 5.0}
            yield own(seat, BallotCast(round=1, project=project, answers=answers, replaces=0))
    yield own("vera", BallotCast(round=1, weights=Weighting(points={"fit": 2.0, "skill": 1.0}), replaces=0))
    yield own("anna", Finished(round=1))
    yield own("anna", Unfinished(round=1))
    yield own("anna", Finished(round=1))
    yield Step("chair", None, RoundClosed(round=1))
    yield Step("chair", None, Revealed(round=1))
    yield Step("chair", None, ResultsRead(round=1))


def rated_again() -> Iterator[Step]:
    """Yield the session up to the reveal of round 2, with a corrected figure and three other forms of ballot."""
    yield from rated()
    yield Step("chair", None, ItemCalled(item=Item(of="project", key="mine")))
    yield Step("secretary", None, MinutesText(item=Item(of="project", key="mine"), text="Discussed at length."))
    yield Step("chair", None, ItemClosed(item=Item(of="project", key="mine")))
    yield Step(
        "secretary",
        None,
        FigureCorrected(
            project="mine",
            figure="jobs",
            before=FigureTable(value=400.0),
            after=FigureTable(value=40.0, status="claimed"),
            reason="A slip of the pen.",
        ),
    )
    yield Step("secretary", None, FigureCorrected(
        project="port", figure="jobs", before=None, after=FigureTable(value=12.0), reason="Was missing."
    ))  # fmt: skip
    cells = tuple(Cell(project="mine", criterion=each) for each in ("fit", "skill"))
    yield Step("chair", None, RoundOpened(round=2, cells=cells))
    yield own("anna", AnswerConfirmed(round=2, project="mine"))
    changed: dict[str, Said] = {"fit": 6.0, "skill": "cannot_judge"}
    why = {"fit": "The figure was wrong.", "skill": "Nobody named the team."}
    yield own("boris", BallotCast(round=2, project="mine", answers=changed, reasons=why, replaces=0))
    sheet: dict[str, Said] = {"fit": 7.0}
    for number in ("12", "13"):
        yield Step("secretary", "vera", PaperBallot(
            round=2, project="mine", answers=sheet, reasons={"fit": "As on paper."}, replaces=0, sheet=number,
            witness="deputy",
        ))  # fmt: skip
        if number == "12":
            yield own("vera", PaperContested(round=2, project="mine", reason="My sheet says 8."))
    yield Step("secretary", "gleb", AbsentOpinion(
        round=2, project="mine", answers={"fit": 3.0}, reasons={"fit": "By letter."}, replaces=0, received="2026-11-27"
    ))  # fmt: skip
    yield Step("chair", None, RoundClosed(round=2))
    yield Step("chair", None, Revealed(round=2))


def decided() -> Iterator[Step]:
    """Yield the session up to the decision."""
    yield from rated_again()
    yield Step("chair", None, StageEntered(stage="portfolio"))
    yield Step("secretary", None, VariantKept(variant="base", title=named("As it stands")))
    yield Step("secretary", None, VariantKept(
        variant="port-in", title=named("With the port"), budget=90.0, years={2027: 40.0}, rules_off=("coal",),
        forced_in=("port",), objective="npv",
    ))  # fmt: skip
    yield Step("chair", None, StageEntered(stage="decision"))
    mine, port = Pinned(project="mine", option="full"), Pinned(project="port", option="small")
    yield Step("chair", None, MotionPut(
        motion="whole", title=named("The base portfolio"), variant="base", amends=None, portfolio=(mine,)
    ))  # fmt: skip
    yield Step("chair", None, MotionPut(
        motion="add-port", title=named("Add the port"), variant="port-in", amends="whole", portfolio=(mine, port)
    ))  # fmt: skip
    yield Step("chair", None, ItemPutOff(item=Item(of="project", key="port"), reason="No permit yet."))
    yield Step("chair", "deputy", ChairHandedOver(reason="The chair speaks as a member."))
    yield own("gleb", Arrived())
    yield from voted("amendment-1", "add-port", EXPERTS[:3], ("gleb",), 1)
    yield Step("deputy", None, VoteAnnulled(vote="amendment-1", reason="A vote was misheard.", second="secretary"))
    yield Step("deputy", "chair", ChairHandedOver(reason="The chair is back."))
    yield from voted("amendment-2", "add-port", EXPERTS[:3], ("gleb",), 1)
    yield from voted("whole-1", "whole", EXPERTS, (), 3)
    yield Step("secretary", None, ConditionSet(condition="permit", motion="whole", text="A permit.", due="2027-03-01"))
    yield own("boris", Dissent(motion="whole", text="Too much for one project.", portfolio=("port",)))
    yield Step("secretary", "guest", SeatRevoked(reason="The guest has gone."))
    yield own("vera", Left())


def deciding() -> Iterator[Step]:
    """Yield the session up to the first vote."""
    steps = list(decided())
    yield from steps[: next(n for n, each in enumerate(steps) if isinstance(each.event, VoteOpened))]


def adopted() -> Iterator[Step]:
    """Yield a decision in which the amendment is adopted; the member who is recused from the port stands aside."""
    yield from deciding()
    yield from voted("amendment-1", "add-port", EXPERTS[:3], ("gleb",), 3)


def divided() -> Iterator[Step]:
    """Yield a decision in which the vote of the member who is recused from the port carries the whole."""
    yield from deciding()
    yield from voted("amendment-1", "add-port", EXPERTS[:3], ("gleb",), 1)
    yield Step("deputy", None, VoteOpened(
        vote="whole-1", motion="whole", on="portfolio", question=named("Shall it pass?"), projects=(),
        electorate=EXPERTS, aside=(), majority=SIMPLE,
    ))  # fmt: skip
    choices: tuple[Choice, ...] = ("in_favour", "against", "abstained", "in_favour")
    for seat, choice in zip(EXPERTS, choices, strict=True):
        yield own(seat, VoteCast(vote="whole-1", choice=choice))
    whole = _tally(4, 2, 1, 0).model_copy(update={"abstained": 1, "base": 3})
    free = whole.model_copy(update={"electorate": 3, "present": 3, "in_favour": 1, "base": 2, "verdict": "lost"})
    yield Step("deputy", None, VoteClosed(vote="whole-1", tally=whole, without_conflicted=free))


def voted(
    vote: str, motion: str, electorate: tuple[str, ...], aside: tuple[str, ...], in_favour: int
) -> Iterator[Step]:
    """Yield one vote from its question to its verdict."""
    on: On = "portfolio" if motion == "whole" else "amendment"
    projects = ("port",) if aside else ()
    chair = "deputy" if vote == "amendment-1" else "chair"
    yield Step(chair, None, VoteOpened(
        vote=vote, motion=motion, on=on, question=named("Shall it pass?"), projects=projects,
        electorate=electorate, aside=aside, majority=SIMPLE,
    ))  # fmt: skip
    for number, seat in enumerate(electorate):
        choice = "in_favour" if number < in_favour else "against"
        yield own(seat, VoteCast(vote=vote, choice=choice))  # type: ignore[arg-type]
    against = len(electorate) - in_favour
    whole = _tally(len(electorate), in_favour, against, len(aside))
    without = whole if aside else _tally(3, in_favour, 0, 0)
    yield Step(chair, None, VoteClosed(vote=vote, tally=whole, without_conflicted=without))


def _tally(electorate: int, in_favour: int, against: int, aside: int) -> Tally:
    return Tally(
        electorate=electorate, present=electorate, in_favour=in_favour, against=against, abstained=0, silent=0,
        aside=aside, base=electorate, by_casting_vote=False, verdict="carried" if in_favour > against else "lost",
    )  # fmt: skip


def signed() -> Iterator[Step]:
    """Yield the whole session."""
    yield from decided()
    yield Step("secretary", None, FIRST_MEMO)
    yield own("chair", Signed(revision=1))
    yield own("secretary", Signed(revision=1))
    yield Step("secretary", None, CodeShown(after=70, code="K7QX-M2RD-94TZ-HC1P", where="wall"))
    yield Step("secretary", None, Correction(concerns=33, text="The unit was meant to be persons."))
    yield Step(
        "secretary", None, MemoIssued(revision=2, files={"memo-en.html": digest("memo 2")}, before=FIRST_MEMO.digest)
    )
