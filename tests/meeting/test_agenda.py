"""The agenda after a reveal, against the ratings of the case's own file."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from appraisal.documents.figure import FigureTable
from appraisal.errors import InputError
from appraisal.journal.council import as_case
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.rating import (
    AnswerConfirmed,
    BallotCast,
    FigureCorrected,
    Revealed,
    RoundClosed,
    RoundOpened,
)
from appraisal.journal.events.seats import SeatRevoked
from appraisal.journal.session import Session
from appraisal.journal.visible import Stale
from appraisal.meeting.agenda import Agenda, agenda_of, standing_aside
from tests.journal.kuzbass import CASE, FIT, PROJECTS, RULES, met
from tests.journal.made import held, taken
from tests.journal.meeting import Step, own
from tests.meeting.made import EXPERTS, council, rated


def agenda(session: Session) -> Agenda:
    """Return the agenda of a session about the sample case."""
    return agenda_of(as_case(CASE, session), session)


def by_hand(without: str = "") -> dict[str, float]:
    """Return the spread of each project over the tolerance from the ballots of the file, without one expert."""
    spreads = dict[str, float]()
    for project in PROJECTS:
        points = [
            ballot.ratings(FIT)[project]
            for member, ballot in CASE.counted
            if member.key != without and project in ballot.ratings(FIT)
        ]
        if max(points) - min(points) > CASE.council.tolerance:
            spreads[project] = max(points) - min(points)
    return spreads


def test_the_cells_are_those_of_the_file_the_widest_first() -> None:
    """Spreads recomputed from the file are the agenda; within a group they fall, and groups follow their widest."""
    given = agenda(rated())
    items = [item for group in given.groups for item in group.items]
    assert {item.project: item.spread for item in items} == by_hand()
    assert len(items) == len(by_hand()) == 11
    assert all(group.items == tuple(sorted(group.items, key=lambda item: -item.spread)) for group in given.groups)
    widest = [group.items[0].spread for group in given.groups]
    assert widest == sorted(widest, reverse=True)
    assert (given.round, given.tolerance) == (1, 2.0)


def test_projects_with_the_same_seats_aside_stand_together() -> None:
    """Nobody leaves the room twice for the same reason: a set of recused seats is one group."""
    groups = agenda(rated()).groups
    assert [group.aside for group in groups] == [(), ("materials_scientist",)]
    assert [item.project for item in groups[1].items] == ["carbon_fiber"]
    third = own("ecologist", ConflictDeclared(answers={"itat": "conflict", "mencherep": "conflict"}))
    groups = agenda(taken(rated(), third)).groups
    assert {group.aside: {item.project for item in group.items} for group in groups if group.aside} == {
        ("ecologist",): {"itat"},  # without the ecologist's 5 the ratings of Mencherep lie within the tolerance
        ("materials_scientist",): {"carbon_fiber"},
    }


@pytest.mark.parametrize("expert", EXPERTS)
def test_a_recused_member_moves_no_cell(expert: str) -> None:
    """With a conflict on every project a member's ratings count nowhere: the agenda is that of the others."""
    everywhere = own(expert, ConflictDeclared(answers=dict.fromkeys(PROJECTS, "conflict")))
    given = agenda(taken(rated(), everywhere))
    assert {item.project: item.spread for group in given.groups for item in group.items} == by_hand(without=expert)
    assert all(expert in group.aside for group in given.groups)


def test_before_the_reveal_there_is_no_agenda() -> None:
    """A closed round is still blind; the refusal says to reveal it."""
    closed = held([each for each in met() if not isinstance(each.event, Revealed)])
    with pytest.raises(InputError, match="round_not_revealed"):
        agenda_of(council(), closed)


def test_a_second_round_asks_for_the_agenda_and_counts_only_when_revealed() -> None:
    """Its cells are accepted; a blind answer changes nothing; revealed, the cell leaves the agenda."""
    cells = agenda(rated()).cells
    assert [(each.project, each.criterion) for each in cells] == [
        (item.project, item.criterion) for group in agenda(rated()).groups for item in group.items
    ]
    session = taken(rated(), Step("head", None, RoundOpened(round=2, cells=cells)))
    changed = BallotCast(round=2, project="itat", answers={FIT: 5.0}, reasons={FIT: "Persuaded."}, replaces=0)
    session = taken(session, own("coal_chemist", changed))
    assert agenda(session) == agenda(rated())
    session = taken(session, Step("head", None, RoundClosed(round=2)), Step("head", None, Revealed(round=2)))
    left = {item.project for group in agenda(session).groups for item in group.items}
    assert by_hand().keys() - left == {"itat"}
    assert agenda(session).round == 2


def corrected(session: Session, project: str) -> Session:
    """Return the session after a figure of a project was corrected."""
    right = FigureTable(value=150.0, status="claimed")
    slip = FigureCorrected(project=project, figure="jobs", before=None, after=right, reason="A slip of the pen.")
    return taken(session, Step("secretary", None, slip))


def test_stale_answers_are_asked_for_again() -> None:
    """A corrected project joins the cells though its ratings agree; whoever is recused from it is not asked."""
    session = corrected(rated(), "sorbents")
    given = agenda(session)
    assert given.stale == {"sorbents": Stale(6, tuple(each for each in EXPERTS if each != "materials_scientist"))}
    assert "sorbents" not in by_hand()
    assert [each.project for each in given.cells][-1] == "sorbents"
    session = taken(
        session,
        Step("head", None, RoundOpened(round=2, cells=given.cells)),
        own("ecologist", AnswerConfirmed(round=2, project="sorbents")),
    )
    assert agenda(session).stale == given.stale
    session = taken(session, Step("head", None, RoundClosed(round=2)), Step("head", None, Revealed(round=2)))
    assert agenda(session).stale["sorbents"].count == 5
    gone = Step("secretary", "industry", SeatRevoked(reason="Has left."))
    assert agenda(taken(session, gone)).stale["sorbents"].count == 4


def test_by_letter_the_agenda_has_the_same_cells() -> None:
    """Letters stand at the ends of each cell, and stale answers are only counted."""
    session = corrected(held(met(RULES.model_copy(update={"shown": "by_letter"}))), "sorbents")
    given = agenda(session)
    items = [item for group in given.groups for item in group.items]
    assert {item.project: item.spread for item in items} == by_hand()
    assert {key for item in items for key in (*item.lowest_experts, *item.highest_experts)} <= set("abcdefg")
    assert given.stale == {"sorbents": Stale(6, ())}


def test_a_seat_sees_the_agenda_without_its_conflicts() -> None:
    """Neither the cell, nor its group, nor a stale answer of a closed project is left, and the rest is whole."""
    given = agenda(corrected(rated(), "sorbents"))
    seen = given.seen_by(frozenset(PROJECTS) - {"carbon_fiber", "sorbents"}, PROJECTS)
    assert (given.partly, seen.partly) == (False, True)
    assert [group.aside for group in seen.groups] == [()]
    assert seen.groups[0] == given.groups[0]
    assert seen.stale == {}
    assert given.seen_by(frozenset(PROJECTS), PROJECTS) == given


def test_a_person_leaves_the_room_once() -> None:
    """Of two seats of one person the expert's is named, whatever the order of the seats."""
    session = taken(rated(), own("ecologist", ConflictDeclared(answers={"itat": "conflict"})))
    for first, second in product(("ecologist", "head"), repeat=2):
        seats = {**session.seats, "head": replace(session.seats["head"], person="ecologist")}
        ordered = {key: seats[key] for key in dict.fromkeys([first, second, *seats])}
        assert standing_aside(session.changed(seats=ordered), "itat") == ("ecologist",)
