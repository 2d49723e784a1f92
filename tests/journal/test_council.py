"""A session as a case: appraised, it says what the same answers say in the case's own file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.appraise import appraise
from appraisal.documents.case import Case
from appraisal.documents.figure import FigureTable
from appraisal.errors import InputError
from appraisal.journal.council import as_case
from appraisal.journal.events.rating import BallotCast, Cell, FigureCorrected, Revealed, RoundClosed, RoundOpened
from appraisal.journal.events.seats import Seated, SeatRevoked
from appraisal.journal.session import Session
from tests.journal.kuzbass import CASE, FIT, PROJECTS, RULES, met
from tests.journal.made import held
from tests.journal.meeting import Step, own


def ranked(case: Case) -> dict[str, float | None]:
    """Return the closeness of each project of a case with its gaps filled."""
    ranking = appraise(case, scenario="filled").ranking
    assert ranking is not None
    frame = ranking.to_frame()
    return dict(zip(frame.index, frame["closeness"], strict=True))


def test_a_session_ranks_as_the_same_answers_in_a_file() -> None:
    """Ratings, recusals and weights of all four methods come through the journal to the same closeness."""
    assert ranked(as_case(CASE, held(met()))) == ranked(CASE)


def test_letters_change_no_number() -> None:
    """Shown by letter, the members have no names, and the ranking is the same."""
    lettered = RULES.model_copy(update={"shown": "by_letter"})
    case = as_case(CASE, held(met(lettered)))
    assert [each.key for each in case.council.members] != [each.key for each in CASE.council.members]
    assert sorted(each.name.en for each in case.council.members) == ["A", "B", "C", "D", "E", "F", "G"]
    assert ranked(case) == pytest.approx(ranked(CASE), abs=1e-12)


def test_the_order_of_letters_tells_no_seat() -> None:
    """Shown by letter, members and ballots stand in the order of their letters, not of their seats."""
    lettered = RULES.model_copy(update={"shown": "by_letter"})
    case = as_case(CASE, held(met(lettered)))
    assert [each.key for each in case.council.members] == list("abcdefg")
    assert [each.member for each in case.ballots] == list("abcdefg")


def test_nothing_counts_before_the_reveal() -> None:
    """Until then the case has members and no ballots; a closed round does not count yet."""
    closed = [each for each in met() if not isinstance(each.event, Revealed)]
    case = as_case(CASE, held(closed))
    assert case.ballots == ()
    assert [each.key for each in case.council.members] == [each.key for each in CASE.council.members]
    assert [each.name.en for each in case.council.members] == [each.name.en for each in CASE.council.members]


def _second(session_before: list[Step]) -> Session:
    first, project = CASE.council.members[0].key, PROJECTS[0]
    cells = (Cell(project=project, criterion=FIT),)
    changed = BallotCast(round=2, project=project, answers={FIT: 9.0}, reasons={FIT: "After the talk."}, replaces=0)
    again = [
        Step("head", None, RoundOpened(round=2, cells=cells)),
        own(first, changed),
        Step("head", None, RoundClosed(round=2)),
        Step("head", None, Revealed(round=2)),
    ]
    return held([*session_before, *again])


def test_a_later_round_changes_its_cells_and_keeps_the_others() -> None:
    """The counted ballot of a member holds both rounds; who did not speak again keeps the ballot of round 1."""
    first = CASE.council.members[0].key
    case = as_case(CASE, _second(list(met())))
    assert [each.round for each in case.ballots if each.member == first] == [1, 2]
    counted = {member.key: ballot for member, ballot in case.counted}
    own_file = {member.key: ballot for member, ballot in CASE.counted}
    assert counted[first].ratings(FIT) == {**own_file[first].ratings(FIT), PROJECTS[0]: 9.0}
    assert counted[first].weights == own_file[first].weights
    assert all(counted[key].ratings(FIT) == own_file[key].ratings(FIT) for key in counted if key != first)


def test_a_correction_is_a_figure_of_the_case() -> None:
    """The corrected figure is appraised with its new source and status; a figure of no case is refused."""
    right = FigureTable(value=150.0, status="claimed")
    slip = FigureCorrected(project=PROJECTS[0], figure="jobs", before=None, after=right, reason="A slip of the pen.")
    case = as_case(CASE, held([*met(), Step("secretary", None, slip)]))
    assert case.figure(PROJECTS[0], "jobs").value == 150.0
    assert CASE.figure(PROJECTS[0], "jobs").value != 150.0
    assert case.rules == CASE.rules
    strange = slip.model_copy(update={"figure": "jbos"})
    with pytest.raises(InputError, match="corrected_figure_unknown"):
        as_case(CASE, held([*met(), Step("secretary", None, strange)]))


def test_another_state_of_the_case_is_refused() -> None:
    """A case whose rules or figures changed since the seal is not the session's."""
    with pytest.raises(InputError, match="session_of_another_case"):
        as_case(replace(CASE, rules=CASE.rules.with_total(70_000.0)), held(met()))


def test_a_seat_that_was_taken_back_keeps_what_it_said() -> None:
    """It stays a member if it spoke, and is none if it did not."""
    first = CASE.council.members[0].key
    gone = Step("secretary", first, SeatRevoked(reason="Has left the council."))
    assert ranked(as_case(CASE, held([*met(), gone]))) == ranked(CASE)
    silent = [each for each in met() if each.for_seat != first or isinstance(each.event, Seated)]
    case = as_case(CASE, held([*silent, gone]))
    assert first not in [each.key for each in case.council.members]
