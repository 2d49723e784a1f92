"""What a meeting asks of one expert's seat."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from appraisal.journal.events.rating import BallotCast, RoundClosed, RoundOpened
from appraisal.journal.paper import form_of
from appraisal.journal.session import WEIGHTS, Session
from appraisal.journal.visible import visible
from appraisal.meeting.seat import OwnRound, SeatNow, missing, points_of, seat_now, unsaid_reasons
from tests.journal.kuzbass import CASE, FIT, PROJECTS, met
from tests.journal.made import held
from tests.journal.meeting import Step, decided, deciding, own, prepared, rated, rated_again, sealed, seated, voted

EXPERT = CASE.council.members[0].key


def _now(steps: Iterable[Step], seat: str) -> SeatNow:
    return seat_now(visible(held(steps), seat), seat)


def _round(now: SeatNow) -> OwnRound:
    assert now.round is not None
    return now.round


def _until(steps: Iterable[Step], kind: type) -> Iterable[Step]:
    for each in steps:
        if isinstance(each.event, kind):
            return
        yield each


def test_before_the_seal_there_are_no_projects() -> None:
    """A seat that opens its page early is asked nothing."""
    assert _now(prepared(), "anna") == SeatNow(stage="prepare", sealed=False)


def test_conflicts_come_first_and_are_told_with_their_ruling() -> None:
    """Every project is unanswered until the seat declares; the recused one is told apart with what the chair ruled."""
    assert _now(sealed(), "gleb").unanswered == ("mine", "port")
    now = _now(seated(), "gleb")
    assert now.unanswered == ()
    assert now.aside == {"port"}
    assert (now.declared["port"].ruled, now.declared["port"].reason) == (True, "I own shares.")
    assert now.number("port") == 2


def test_a_round_shows_own_answers_alone() -> None:
    """In the open round a seat has its own saves, and of the rounds before its own last answers, not another's."""
    now = _round(_now(_until(rated(), RoundClosed), "boris"))
    assert (now.number, now.asks, now.finished) == (1, True, False)
    assert {key: dict(each.answers) for key, each in now.own.items()} == {
        "mine": {"fit": 5.0, "skill": 5.0},
        "port": {"fit": 5.0, "skill": 5.0},
    }
    assert _round(_now(_until(rated(), RoundClosed), "anna")).finished
    assert _now(rated(), "boris").round is None


def test_later_rounds_remember_and_tell_what_is_stale() -> None:
    """A corrected figure makes the seat's earlier answers stale, until it confirms them or answers again."""
    steps = list(rated_again())
    at = max(number for number, each in enumerate(steps) if isinstance(each.event, RoundOpened))
    before = _round(_now(steps[: at + 1], "anna"))
    assert dict(before.before["mine"]) == {"fit": 4.0, "skill": 5.0}
    assert before.stale == ("mine", "port")
    assert _round(_now(steps[: at + 2], "anna")).stale == ("port",)
    assert _round(_now(steps[: at + 3], "boris")).stale == ("port",)
    assert _round(_now(steps[: at + 1], "gleb")).stale == ("mine",)


def test_a_vote_is_for_its_electorate() -> None:
    """A member of the electorate may vote once; who stands aside may not; a vote that is over is told."""
    steps = [*deciding(), *voted("amendment-1", "add-port", ("anna", "boris", "vera"), ("gleb",), 3)]
    running = _now(steps[:-3], "anna").vote
    assert running is not None
    assert (running.may, running.choice) == (True, "in_favour")
    aside = _now(steps[:-3], "gleb").vote
    assert aside is not None
    assert not aside.may
    over = _now(steps, "anna")
    assert over.vote is None
    assert over.told is not None
    assert over.told.tally is not None
    last = _now(decided(), "anna").told
    assert last is not None
    assert last.opened.vote == "whole-1"


def _opened(more: Iterable[Step] = ()) -> Session:
    return held([*_until(met(), RoundOpened), Step("head", None, RoundOpened(round=1)), *more])


def test_what_is_missing_is_what_the_form_asks_and_nobody_answered() -> None:
    """A rated project and saved weights are missing no longer; a round on some cells misses nothing said before."""
    cast = BallotCast(round=1, project=PROJECTS[0], answers={FIT: 5.0}, replaces=0)
    blank, said = _opened(), _opened([own(EXPERT, cast)])
    first, second = (
        missing(_round(seat_now(visible(each, EXPERT), EXPERT)), form_of(each, EXPERT, CASE)) for each in (blank, said)
    )
    assert set(first) - set(second) == {PROJECTS[0]}
    assert WEIGHTS in second
    assert blank.recused(EXPERT, PROJECTS[0]) is False


def test_no_seat_is_told_by_anothers_sealed_answers() -> None:
    """Two worlds that differ only in what others answered ask the same of each seat."""
    worlds = []
    for points in (2.0, 9.0):
        others = [each.key for each in CASE.council.members[1:]]
        cast = BallotCast(round=1, project=PROJECTS[0], answers={FIT: points}, replaces=0)
        session = _opened()
        free = [each for each in others if not session.recused(each, PROJECTS[0])]
        worlds.append(_opened([own(each, cast) for each in free]))
    assert len({repr(seat_now(visible(each, EXPERT), EXPERT)) for each in worlds}) == 1
    assert len({repr(form_of(each, EXPERT, CASE)) for each in worlds}) == 1


def test_a_changed_answer_needs_its_reason() -> None:
    """Only an answer that differs from the one before, and has no reason in the event, is named."""
    now = OwnRound(number=2, asks=True, finished=False, own={}, before={"mine": {"fit": 4.0}}, stale=())
    same = BallotCast(round=2, project="mine", answers={"fit": 4.0, "skill": 1.0}, replaces=0)
    other = BallotCast(round=2, project="mine", answers={"fit": 5.0}, replaces=0)
    told = BallotCast(round=2, project="mine", answers={"fit": 5.0}, reasons={"fit": "Heard."}, replaces=0)
    assert [unsaid_reasons(now, each) for each in (same, other, told)] == [(), ("fit",), ()]


@pytest.mark.parametrize(("ends", "count"), [((1.0, 9.0), 9), ((0.0, 100.0), 11), ((0.5, 1.5), 11), ((0.0, 20.0), 21)])
def test_points_have_a_button_each(ends: tuple[float, float], count: int) -> None:
    """A scale has at most twenty-one buttons, and both of its ends."""
    points = points_of(*ends)
    assert len(points) == count
    assert (points[0], points[-1]) == ends
