"""The door of a session: a whole meeting passes, and everything that is wrong is told in plain words."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from appraisal.documents.figure import FigureTable
from appraisal.documents.weighting import Weighting
from appraisal.errors import InputError
from appraisal.journal.accept import accept, after, fold
from appraisal.journal.entry import Entry, Withheld
from appraisal.journal.events.agenda import Item, ItemCalled, ItemClosed, ItemPutOff, MinutesText
from appraisal.journal.events.closing import CodeShown, Correction, MemoIssued, Signed
from appraisal.journal.events.conflicts import ConflictDeclared, ConflictRuled
from appraisal.journal.events.opening import Opened, RulesSealed, StageEntered
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
from appraisal.journal.events.seats import Arrived, ChairHandedOver, Left, Seated, SeatRevoked
from appraisal.journal.events.voting import (
    ConditionSet,
    Dissent,
    MotionPut,
    Pinned,
    VariantKept,
    VoteAnnulled,
    VoteCast,
    VoteClosed,
    VoteOpened,
)
from appraisal.journal.session import Session
from appraisal.text import LANGUAGES, problem_text
from tests.journal import meeting
from tests.journal.made import SESSION, entries, entry, held, taken
from tests.journal.meeting import SIMPLE, Step, adopted, deciding, digest, divided, named, own

JOURNAL = Path(__file__).parents[2] / "appraisal" / "journal"
Part = Callable[[], Iterator[Step]]
PROVOKED: set[str] = set()


@cache
def session(part: Part) -> Session:
    """Return the session after a part of the meeting; every event of it is accepted."""
    return held(part())


def refused(state: Session, step: Step) -> list[str]:
    """Return the keys of all problems of a next step, each of which has words in both languages."""
    result = accept(state, entry(step, state.seq + 1))
    assert not isinstance(result, Session)
    for problem in result:
        PROVOKED.add(problem.key)
        for language in LANGUAGES:
            assert "{" not in problem_text(problem, language)
    return [problem.key for problem in result]


def _round_1() -> Iterator[Step]:
    yield from meeting.seated()
    yield Step("chair", None, RoundOpened(round=1))
    yield own("anna", BallotCast(round=1, project="mine", answers={"fit": 4.0}, replaces=0))


def _round_2() -> Iterator[Step]:
    """Everything of round 2 but its ballots."""
    steps = list(meeting.rated_again())
    yield from steps[: next(n for n, each in enumerate(steps) if isinstance(each.event, AnswerConfirmed))]


def _voting() -> Iterator[Step]:
    """A vote on the amendment is running, one vote is given."""
    steps = list(meeting.decided())
    yield from steps[: 1 + next(n for n, each in enumerate(steps) if isinstance(each.event, VoteCast))]


def _counted() -> Iterator[Step]:
    steps = list(meeting.decided())
    yield from steps[: next(n for n, each in enumerate(steps) if isinstance(each.event, VoteAnnulled))]


def _issued() -> Iterator[Step]:
    yield from meeting.decided()
    yield Step("secretary", None, meeting.FIRST_MEMO)


def _ballot(project: str = "mine", **fields: Any) -> BallotCast:
    return BallotCast(**{"round": 1, "project": project, "answers": {"fit": 5.0}, "replaces": 0, **fields})


def _paper(**fields: Any) -> PaperBallot:
    plain = {"round": 1, "project": "mine", "answers": {"fit": 5.0}, "replaces": 0, "sheet": "1", "witness": "deputy"}
    return PaperBallot(**{**plain, **fields})


def _vote(**fields: Any) -> VoteOpened:
    plain = {
        "vote": "new",
        "motion": "add-port",
        "on": "amendment",
        "question": named("Shall it pass?"),
        "projects": ("port",),
        "electorate": meeting.EXPERTS[:3],
        "aside": ("gleb",),
        "majority": SIMPLE,
    }
    return VoteOpened(**{**plain, **fields})


def _conflicted() -> Iterator[Step]:
    """The deputy holds the chair and has a conflict of interest with the port."""
    yield from meeting.deciding()
    yield own("deputy", ConflictDeclared(answers={"port": "conflict"}))


def _rehearsed() -> Iterator[Step]:
    """A rehearsal, held as far as a meeting."""
    for each in meeting.decided():
        opening = isinstance(each.event, Opened)
        yield own("secretary", OPENED.model_copy(update={"rehearsal": True})) if opening else each


def _motion(**fields: Any) -> MotionPut:
    plain = {"motion": "new", "title": named("Another"), "variant": "base", "amends": None, "portfolio": ()}
    return MotionPut(**{**plain, **fields})


EVERYBODY: dict[str, Any] = {"projects": (), "electorate": meeting.EXPERTS, "aside": ()}
MINE, PORT, NOWHERE = (Item(of="project", key=key) for key in ("mine", "port", "nowhere"))
OPENED = Opened(person="olga", case="coast", title=named("Coast"), digest=digest("case"), program="0.1.0")
OPINION = AbsentOpinion(round=1, project="mine", answers={"fit": 3.0}, replaces=0, received="2026-11-27")


def _two_thirds() -> RulesSealed:
    rules = SEAL.event
    assert isinstance(rules, RulesSealed)
    majority = SIMPLE.model_copy(update={"share": 2 / 3})
    return rules.model_copy(update={"council": rules.council.model_copy(update={"majority": majority})})


SEAL = next(step for step in meeting.sealed() if step.event.kind == "rules_sealed")
CLOSED = next(each.event for each in meeting.decided() if isinstance(each.event, VoteClosed))
ANSWERS = {"mine": "none"}

CASES: list[tuple[Part, Step, list[str]]] = [
    # who, for whom, when
    (meeting.prepared, Step("nobody", None, SEAL.event), ["seat_unknown"]),
    (meeting.decided, own("guest", Arrived()), ["seat_revoked_already"]),
    (meeting.prepared, own("secretary", OPENED), ["session_opened_already"]),
    (meeting.prepared, Step("secretary", None, Arrived()), ["seat_not_said"]),
    (meeting.prepared, Step("secretary", "anna", SEAL.event), ["seat_not_said"]),
    (meeting.seated, Step("boris", "anna", ConflictDeclared(answers={"mine": "none"})), ["not_own_seat"]),
    (meeting.seated, own("anna", _ballot()), ["not_allowed"]),
    (meeting.sealed, SEAL, ["not_allowed"]),
    (meeting.rated, Step("deputy", None, RoundOpened(round=2)), ["not_allowed"]),
    (meeting.signed, Step("chair", None, StageEntered(stage="decision")), ["not_allowed"]),
    # opening and stages
    (lambda: iter([own("secretary", OPENED)]), Step("secretary", None, SEAL.event), ["seat_needed", "seat_needed"]),
    (meeting.prepared, Step("secretary", None, _two_thirds()), ["casting_vote_of_half"]),
    (meeting.rated, Step("chair", None, StageEntered(stage="decision")), ["stage_out_of_order"]),
    (_round_1, Step("chair", None, StageEntered(stage="portfolio")), ["round_not_revealed"]),
    # seats
    (meeting.prepared, Step("secretary", "anna", Seated(role="expert", person="x")), ["in_session_already"]),
    (
        meeting.prepared,
        Step("secretary", "chair", Seated(role="chair", person="x")),
        ["in_session_already", "role_filled"],
    ),
    (
        meeting.prepared,
        Step("secretary", "anna-again", Seated(role="expert", person="anna")),
        ["person_rates_already"],
    ),
    (
        lambda: iter([*meeting.rated(), Step("secretary", "anna", SeatRevoked(reason="Gone."))]),
        Step("secretary", "anna-again", Seated(role="expert", person="anna")),
        ["person_rates_already"],
    ),
    (_round_1, Step("secretary", "chair", Finished(round=1)), ["seat_does_not_rate"]),
    (meeting.prepared, own("secretary", SeatRevoked(reason="Tired.")), ["own_seat_revoked"]),
    (_voting, Step("secretary", "anna", SeatRevoked(reason="Gone.")), ["seat_votes_now"]),
    (meeting.seated, own("anna", Arrived()), ["present_already"]),
    (meeting.seated, own("gleb", Left()), ["not_present"]),
    (meeting.seated, Step("chair", "anna", ChairHandedOver(reason="Tired.")), ["no_seat_for_the_chair"]),
    (meeting.seated, own("chair", ChairHandedOver(reason="Why not.")), ["chair_already"]),
    # conflicts
    (meeting.sealed, own("anna", ConflictDeclared(answers={"nowhere": "none"})), ["not_in_session"]),
    (meeting.seated, own("gleb", ConflictDeclared(answers={"port": "none"})), ["conflict_ruled_already"]),
    (
        meeting.sealed,
        Step("chair", "anna", ConflictRuled(project="nowhere", recused=True, reason="So.")),
        ["not_in_session", "conflict_not_declared"],
    ),
    (
        lambda: iter([*meeting.sealed(), own("chair", ConflictDeclared(answers={"mine": "conflict"}))]),
        own("chair", ConflictRuled(project="mine", recused=False, reason="It is nothing.")),
        ["own_conflict"],
    ),
    # the agenda
    (meeting.rated, Step("chair", None, ItemCalled(item=NOWHERE)), ["not_in_session"]),
    (
        lambda: iter([*meeting.rated(), Step("chair", None, ItemCalled(item=MINE))]),
        Step("chair", None, ItemCalled(item=PORT)),
        ["item_open"],
    ),
    (meeting.rated, Step("chair", None, ItemClosed(item=MINE)), ["item_not_called"]),
    (meeting.decided, Step("chair", None, ItemPutOff(item=PORT, reason="Again.")), ["item_put_off_already"]),
    (meeting.rated, Step("secretary", None, MinutesText(item=NOWHERE, text="A word.")), ["not_in_session"]),
    # rounds
    (meeting.rated, Step("chair", None, RoundOpened(round=1)), ["round_out_of_order"]),
    (
        _round_1,
        Step("chair", None, RoundOpened(round=3, cells=(Cell(project="x", criterion="y"),))),
        ["round_out_of_order", "round_not_revealed", "not_in_session", "not_in_session"],
    ),
    (meeting.rated, Step("chair", None, RoundClosed(round=1)), ["round_closed_already"]),
    (meeting.rated, Step("chair", None, RoundClosed(round=2)), ["round_unknown"]),
    (_round_1, Step("chair", None, Revealed(round=1)), ["round_not_closed"]),
    (_round_1, Step("chair", None, Revealed(round=4)), ["round_unknown"]),
    (meeting.rated, Step("chair", None, Revealed(round=1)), ["round_revealed_already"]),
    (_round_1, Step("auditor", None, ResultsRead(round=1)), ["round_not_revealed"]),
    (_round_1, Step("auditor", None, ResultsRead(round=2)), ["round_unknown"]),
    (_round_1, own("anna", Unfinished(round=1)), ["not_finished"]),
    (
        lambda: iter([*_round_1(), own("anna", Finished(round=1))]),
        own("anna", Finished(round=1)),
        ["finished_already"],
    ),
    (
        meeting.rated,
        Step(
            "secretary",
            None,
            FigureCorrected(
                project="x",
                figure="jobs",
                before=FigureTable(value=1.0),
                after=FigureTable(value=1.0),
                reason="None.",
            ),
        ),
        ["not_in_session", "nothing_corrected"],
    ),
    # ballots
    (_round_1, own("boris", _ballot(round=2)), ["round_unknown"]),
    (meeting.rated, own("boris", _ballot()), ["round_closed_already"]),
    (_round_1, own("boris", _ballot("nowhere")), ["not_in_session"]),
    (_round_1, own("gleb", _ballot("port")), ["seat_recused"]),
    (_round_1, own("anna", _ballot()), ["ballot_newer"]),
    (
        _round_1,
        own("boris", _ballot(answers={"fit": 11.0, "skill": 0.0, "npv": 1.0}, replaces=3)),
        ["ballot_newer", "not_in_session", "rating_outside", "rating_outside"],
    ),
    (
        lambda: iter([*_round_1(), own("boris", Finished(round=1))]),
        own("boris", _ballot()),
        ["seat_finished"],
    ),
    (
        lambda: iter(
            [
                *_round_1(),
                Step("secretary", "dina", Seated(role="expert", person="dina")),
                own("dina", Arrived()),
            ]
        ),
        own("dina", _ballot()),
        ["seat_late", "conflict_unanswered"],
    ),
    (
        _round_2,
        own("anna", _ballot("port", round=2, answers={"fit": 4.0})),
        ["cell_not_asked"],
    ),
    (_round_2, own("anna", _ballot(round=2, answers={"fit": 9.0})), ["change_without_reason"]),
    (_round_1, Step("secretary", "chair", _paper()), ["seat_does_not_rate", "conflict_unanswered"]),
    (_round_1, Step("secretary", "anna", _paper(replaces=30)), ["ballot_newer", "own_ballot_stands"]),
    (_round_1, Step("secretary", "boris", _paper(witness="boris")), ["witness_unfit"]),
    (_round_1, Step("secretary", "boris", _paper(witness="nobody", round=5)), ["round_unknown", "witness_unfit"]),
    (_round_1, Step("secretary", "boris", OPINION), ["opinion_of_present"]),
    (_round_1, own("anna", PaperContested(round=1, project="mine", reason="Not mine.")), ["nothing_to_contest"]),
    (_round_1, own("anna", PaperContested(round=7, project="mine", reason="Not mine.")), ["round_unknown"]),
    (_round_2, own("anna", AnswerConfirmed(round=2, project="nowhere")), ["not_in_session", "nothing_stale"]),
    (
        lambda: iter([*_round_2(), own("anna", AnswerConfirmed(round=2, project="mine"))]),
        own("anna", AnswerConfirmed(round=2, project="mine")),
        ["nothing_stale"],
    ),
    # portfolio and decision
    (
        meeting.decided,
        Step(
            "chair",
            None,
            VariantKept(variant="base", title=named("Again"), forced_in=("port",), forced_out=("port", "x")),
        ),
        ["in_session_already", "not_in_session", "forced_both_ways"],
    ),
    (
        meeting.decided,
        Step("chair", None, _motion(motion="whole", variant="x", amends="y", portfolio=(
            Pinned(project="z", option="full"),
        ))),
        ["in_session_already", "not_in_session", "not_in_session", "not_in_session"],
    ),
    (adopted, Step("deputy", None, _motion(amends="whole")), ["motion_replaced"]),
    (meeting.decided, Step("chair", None, _motion(amends="whole")), ["motion_decided"]),
    (deciding, Step("deputy", None, _vote(motion="whole")), ["motion_amends_nothing"]),
    (deciding, Step("deputy", None, _vote(**EVERYBODY)), ["projects_of_amendment"]),
    (deciding, Step("deputy", None, _vote(motion="whole", on="project")), [
        "project_not_in_motion", "amendments_first",
    ]),
    (deciding, Step("deputy", None, _vote(motion="whole", on="portfolio", **EVERYBODY)), ["amendments_first"]),
    (deciding, Step("deputy", None, _vote(on="portfolio", **EVERYBODY)), ["motion_does_not_stand"]),
    (adopted, Step("deputy", None, _vote(motion="whole", on="portfolio", **EVERYBODY)), ["motion_does_not_stand"]),
    (adopted, Step("deputy", None, _vote()), ["question_decided"]),
    (divided, Step("deputy", None, _vote(motion="whole", on="portfolio", **EVERYBODY)), ["question_decided"]),
    (_voting, Step("chair", None, StageEntered(stage="portfolio")), ["not_allowed"]),
    (deciding, Step("deputy", None, _vote(majority=SIMPLE.model_copy(update={"share": 0.4}))), ["majority_differs"]),
    (deciding, Step("deputy", None, _vote(motion="x", projects=("y",))), [
        "not_in_session", "not_in_session", "aside_without_conflict",
    ]),
    (deciding, Step("deputy", None, _vote(electorate=meeting.EXPERTS, aside=())), ["seat_recused"]),
    (deciding, Step("deputy", None, _vote(electorate=("anna", "x"))), ["not_in_session", "electorate_incomplete"]),
    (deciding, Step("deputy", None, _vote(electorate=("anna", "anna", "boris", "vera"))), ["electorate_incomplete"]),
    (deciding, Step("deputy", None, _vote(electorate=("anna", "boris"), aside=("gleb", "vera"))), [
        "aside_without_conflict",
    ]),
    (_voting, Step("deputy", None, _vote()), ["vote_running"]),
    (_conflicted, Step("deputy", None, _vote()), ["chair_recused"]),
    (_voting, Step("deputy", None, _vote(vote="amendment-1")), ["in_session_already", "vote_running"]),
    (_voting, own("anna", VoteCast(vote="amendment-1", choice="against")), ["voted_already"]),
    (_voting, own("gleb", VoteCast(vote="amendment-1", choice="against")), ["seat_not_elector"]),
    (_voting, own("boris", VoteCast(vote="x", choice="against")), ["not_in_session"]),
    (
        lambda: iter([*_voting(), own("vera", Left())]),
        own("vera", VoteCast(vote="amendment-1", choice="against")),
        ["voter_absent"],
    ),
    (_counted, own("gleb", VoteCast(vote="amendment-1", choice="against")), [
        "vote_closed_already", "seat_not_elector",
    ]),
    (_voting, Step("deputy", None, CLOSED), ["tally_differs"]),
    (_counted, Step("deputy", None, CLOSED), ["vote_closed_already"]),
    (_voting, Step("deputy", None, VoteAnnulled(vote="x", reason="So.", second="anna")), [
        "not_in_session", "second_seat_needed",
    ]),
    (meeting.decided, Step("chair", None, VoteAnnulled(vote="amendment-1", reason="So.", second="secretary")), [
        "vote_annulled_already",
    ]),
    (meeting.decided, Step("chair", None, ConditionSet(condition="permit", motion="x", text="So.", due="2027")), [
        "in_session_already", "not_in_session",
    ]),
    (meeting.decided, own("anna", Dissent(motion="x", text="No.", portfolio=("y",))), [
        "not_in_session", "not_in_session",
    ]),
    (meeting.decided, Step("secretary", "auditor", Dissent(motion="whole", text="No.", portfolio=None)), [
        "dissent_of_no_member",
    ]),
    # closing
    (_issued, Step("secretary", None, MemoIssued(revision=2, files={"x": digest("x")}, before=None)), [
        "revision_out_of_order",
    ]),
    (_voting, Step("secretary", None, meeting.FIRST_MEMO), ["vote_running"]),
    (divided, Step("secretary", None, meeting.FIRST_MEMO), [
        "projects_not_voted",
    ]),
    (meeting.decided, own("chair", Signed(revision=1)), ["revision_not_last"]),
    (_rehearsed, Step("secretary", None, meeting.FIRST_MEMO), ["rehearsal_not_final"]),
    (_rehearsed, own("chair", Signed(revision=1)), ["rehearsal_not_final"]),
    (
        lambda: iter([*_issued(), own("chair", Signed(revision=1))]),
        own("chair", Signed(revision=1)),
        ["signed_already"],
    ),
    (meeting.signed, Step("secretary", None, Correction(concerns=1_000, text="So.")), ["event_not_there"]),
    (meeting.signed, Step("auditor", None, CodeShown(after=1_000, code="K7QX-M2RD-94TZ-HC1P", where="paper")), [
        "event_not_there",
    ]),
]  # fmt: skip


def test_a_whole_meeting_is_accepted() -> None:
    """Every kind of event has its place in a meeting, and the meeting ends signed."""
    assert session(meeting.signed).stage == "signed"


@pytest.mark.parametrize(("part", "step", "keys"), CASES, ids=lambda each: getattr(each, "__name__", ""))
def test_what_is_wrong_is_refused_in_words(part: Part, step: Step, keys: list[str]) -> None:
    """All problems of an event are told at once, in both languages, and nothing changes."""
    state = session(part)
    assert refused(state, step) == keys
    assert session(part) == state


def test_the_first_event_opens_the_session() -> None:
    """Before it nothing is taken; it gives the seat of whoever opens, and no other."""
    empty = Session(key=SESSION)
    assert refused(empty, SEAL) == ["session_not_opened"]
    assert refused(empty, Step("secretary", "chair", OPENED)) == ["not_own_seat"]
    late = accept(empty, entry(own("secretary", OPENED), 2))
    assert not isinstance(late, Session)
    PROVOKED.update(problem.key for problem in late)
    assert [problem.key for problem in late] == ["event_out_of_order"]


def test_the_councils_own_rules_are_kept() -> None:
    """Late experts and written opinions are refused where the sealed rules refuse them."""
    state = session(_round_1)
    council = state.sealed.council.model_copy(update={"late": "never", "written_opinions": False})
    strict = replace(state, rules=state.sealed.model_copy(update={"council": council}))
    assert refused(strict, Step("secretary", "dina", Seated(role="expert", person="dina"))) == ["late_refused"]
    assert refused(strict, Step("secretary", "boris", OPINION)) == ["opinions_refused", "opinion_of_present"]
    at_once = council.model_copy(update={"late": "at_once"})
    open_door = replace(state, rules=state.sealed.model_copy(update={"council": at_once}))
    taken(
        open_door,
        Step("secretary", "dina", Seated(role="expert", person="dina")),
        own("dina", ConflictDeclared(answers={"mine": "none"})),
        own("dina", _ballot()),
    )


def test_one_person_does_not_sign_twice() -> None:
    """Chair and secretary who are one person need a deputy's signature."""
    state = session(_issued)
    seats = {**state.seats, "chair": replace(state.seats["chair"], person="olga")}
    state = taken(replace(state, seats=seats), own("secretary", Signed(revision=1)))
    assert refused(state, own("chair", Signed(revision=1))) == ["signed_by_one_person"]


def test_a_save_replaces_what_its_voter_saw_and_nothing_else() -> None:
    """Of two saves that saw the same ballot the second is refused with the number of the first."""
    state = session(_round_1)
    first = taken(state, own("anna", _ballot(replaces=state.seq)))
    assert refused(first, own("anna", _ballot(replaces=state.seq, answers={"fit": 9.0}))) == ["ballot_newer"]
    again = taken(first, own("anna", _ballot(replaces=first.seq, answers={"fit": 9.0})))
    voice = again.voice("anna", "mine")
    assert voice is not None
    assert (voice.answers, voice.seq) == ({"fit": 9.0}, again.seq)


def test_weights_are_a_ballot_of_their_own() -> None:
    """Weights and answers on a project do not replace each other."""
    state = session(_round_1)
    weights = BallotCast(round=1, weights=Weighting(points={"fit": 1.0}), replaces=0)
    both = taken(state, own("anna", weights))
    assert {key: voice.seq for key, voice in both.rounds[0].voices["anna"].items()} == {"mine": state.seq, "": both.seq}


def test_only_names_and_blind_ballots_can_be_missing() -> None:
    """Without a seat the rest has no sense: the state is refused, not guessed."""
    state = session(meeting.prepared)
    assert after(state, Withheld(state.seq + 1, "seat_named", "anna")).withheld == 1
    with pytest.raises(InputError, match="event_withheld"):
        after(state, Withheld(state.seq + 1, "seated", "anna"))
    PROVOKED.add("event_withheld")


def test_states_as_of_any_event() -> None:
    """The fold up to a number is the state that the session had then, event by event."""
    state, steps = Session(key=SESSION), entries(meeting.signed())
    for each in steps:
        state = after(state, each)
        if each.seq % 10 == 0:
            assert fold(Session(key=SESSION), steps, as_of=each.seq) == state
    assert fold(Session(key=SESSION), steps) == state == session(meeting.signed)


def test_keys_that_no_header_could_hold_are_refused() -> None:
    """A session or a seat with such a key would be written once and never be read again."""
    opened = next(iter(meeting.prepared())).event
    for key, actor in (("Coast 1", "secretary"), ("coast-1", "The Secretary")):
        result = accept(Session(key=key), Entry(1, "2026-11-28T09:00:00.000Z", actor, actor, opened))
        PROVOKED.update(each.key for each in result)  # type: ignore[union-attr]
        assert [each.key for each in result] == ["key_malformed"]  # type: ignore[union-attr]


def test_every_problem_of_the_journal_was_provoked() -> None:
    """No refusal of the door and its steps is without a case above."""
    for part, step, _ in CASES:
        refused(session(part), step)
    test_the_first_event_opens_the_session()
    test_the_councils_own_rules_are_kept()
    test_one_person_does_not_sign_twice()
    test_keys_that_no_header_could_hold_are_refused()
    test_only_names_and_blind_ballots_can_be_missing()
    keys = set()
    for path in (JOURNAL / "accept.py", *(JOURNAL / "steps").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Problem", "refuse"):
                keys |= {each.value for each in ast.walk(node.args[0]) if isinstance(each, ast.Constant)}
    assert keys - PROVOKED == set()
