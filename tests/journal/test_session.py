"""What a state says of itself: who presides, who is recused, which answers are stale; and that it is never changed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from appraisal.documents.figure import FigureTable
from appraisal.errors import DefectError
from appraisal.journal.accept import accept, after
from appraisal.journal.events.agenda import Item, ItemCalled
from appraisal.journal.events.conflicts import ConflictDeclared, ConflictRuled
from appraisal.journal.events.rating import FigureCorrected
from appraisal.journal.events.seats import ChairHandedOver, Seated
from appraisal.journal.events.voting import VoteOpened
from appraisal.journal.session import Session
from appraisal.journal.steps.voting import tallies
from tests.journal import meeting
from tests.journal.made import SESSION, entries, entry, held
from tests.journal.meeting import Step, own


def test_a_conflicted_chair_loses_the_chair_for_the_item() -> None:
    """By rule, not by click: while the item is discussed the deputy presides, afterwards the chair again."""
    state = held(meeting.rated(), own("chair", ConflictDeclared(answers={"mine": "conflict"})))
    assert state.presiding() == "chair"
    assert (state.presiding(["mine"]), state.presiding(["port"])) == ("deputy", "chair")
    called = after(state, entry(Step("chair", None, ItemCalled(item=Item(of="project", key="mine"))), state.seq + 1))
    assert called.presiding() == "deputy"
    result = accept(called, entry(Step("chair", None, ItemCalled(item=Item(of="project", key="port"))), called.seq + 1))
    assert not isinstance(result, Session)
    assert [problem.key for problem in result] == ["not_allowed"]


def test_a_deputy_takes_over_and_hands_back() -> None:
    """Whoever holds the chair has its rights, the other has those of a deputy."""
    taken = held(meeting.rated(), own("deputy", ChairHandedOver(reason="The chair's browser is gone.")))
    assert taken.presiding() == "deputy"
    assert held(meeting.decided()).presiding() == "chair"


def test_a_conflict_of_one_seat_is_one_of_the_person() -> None:
    """A chair who rates from a second seat is recused there as well; a declared conflict holds until it is ruled on."""
    both = held(
        meeting.sealed(),
        Step("secretary", "chair-rates", Seated(role="expert", person="chair")),
        own("chair-rates", ConflictDeclared(answers={"mine": "conflict", "port": "none"})),
    )
    assert both.recused("chair", "mine")
    assert not both.recused("chair", "port")
    ruling = ConflictRuled(project="mine", recused=False, reason="Sold long ago.")
    free = held(
        meeting.sealed(),
        own("boris", ConflictDeclared(answers={"mine": "conflict"})),
        Step("chair", "boris", ruling),
    )
    assert not free.recused("boris", "mine")


def test_answers_are_stale_until_confirmed() -> None:
    """A corrected figure makes answers on its project stale, and only those; confirming or answering anew mends it."""
    slip = FigureCorrected(
        project="mine", figure="jobs", before=None, after=FigureTable(value=40.0), reason="A slip of the pen."
    )
    state = held(meeting.rated(), Step("secretary", None, slip))
    assert state.stale("anna", "mine")
    assert not state.stale("anna", "port")
    assert not state.stale("deputy", "mine")
    again = held(meeting.rated_again())
    assert not again.stale("anna", "mine")  # confirmed
    assert not again.stale("boris", "mine")  # answered anew
    assert again.stale("vera", "port")  # its own figure was corrected too


def test_a_tally_with_and_without_conflicted_members() -> None:
    """The final vote is counted twice: with all members, and without whoever is recused from some project."""
    state = held(meeting.decided())
    whole, free = tallies(state, "whole-1")
    opened = state.votes["whole-1"].opened
    assert isinstance(opened, VoteOpened)
    assert (whole.electorate, whole.in_favour, whole.against) == (4, 3, 1)
    assert (free.electorate, free.in_favour, free.against) == (3, 3, 0)
    closed = state.votes["whole-1"]
    assert closed.tally is not None
    assert (closed.tally.verdict, closed.running) == ("carried", False)


def test_the_secretarys_text_is_replaced_by_the_secretary_only() -> None:
    """Minutes stand by item; both rounds and all corrections stand side by side."""
    state = held(meeting.signed())
    assert state.minutes == {("project", "mine"): "Discussed at length."}
    assert [each.number for each in state.rounds] == [1, 2]
    assert state.rounds[0].voices["boris"]["mine"].answers == {"fit": 5.0, "skill": 5.0}
    assert state.rounds[1].voices["boris"]["mine"].answers == {"fit": 6.0, "skill": "cannot_judge"}
    assert state.rounds[1].voices["vera"]["mine"].form == "paper_ballot"
    assert len(state.corrections) == 2
    assert state.items == {("project", "mine"): "done", ("project", "port"): "put_off"}


def test_a_state_is_never_changed() -> None:
    """Each event leaves every state before it as it was; a field cannot be set."""
    states = [Session(key=SESSION)]
    for each in entries(meeting.signed()):
        states.append(after(states[-1], each))
    again = Session(key=SESSION)
    for number, each in enumerate(entries(meeting.signed())):
        assert states[number] == again
        again = after(again, each)
    with pytest.raises(FrozenInstanceError):
        again.seq = 3  # type: ignore[misc]
    with pytest.raises(DefectError):
        _ = Session(key=SESSION).sealed
