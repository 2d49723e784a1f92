"""Ballots on paper: what a form asks, that it tells nothing of others, and what a sheet that came back comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal.documents.ballot_form import BallotForm, FilledForm, FilledProject
from appraisal.documents.figure import FigureTable
from appraisal.documents.weighting import Weighting
from appraisal.errors import InputError, Place, Problem
from appraisal.intake.ballot_to_xlsx import ballot_workbook
from appraisal.journal.council import as_case
from appraisal.journal.events.base import Event
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.rating import BallotCast, Cell, FigureCorrected, RoundClosed, RoundOpened
from appraisal.journal.events.seats import Seated, SeatRevoked
from appraisal.journal.paper import Typed, asked_seats, corrected_since, form_of, refused, refused_seat, typed
from appraisal.journal.session import Session
from tests.journal.kuzbass import CASE, FIT, PROJECTS, RULES, met
from tests.journal.made import held, taken
from tests.journal.meeting import Step, own

CHEMIST, SCIENTIST = "coal_chemist", "materials_scientist"  # the second stands aside from two projects
WEIGHED = Weighting(points={"npv": 1.0, "jobs": 2.0, "waste_reduction": 3.0, "sectoral_fit": 4.0})
WHOLE = Place(file="a.xlsx")


def before(kind: type[Event], steps: Iterator[Step]) -> list[Step]:
    """Return the steps before the first event of a kind."""
    return list(takewhile(lambda step: not isinstance(step.event, kind), steps))


def opened() -> Session:
    """Return a meeting whose first round has just been opened."""
    return held([*before(BallotCast, met())])


def corrected_jobs(project: str) -> Step:
    """Return the correction of a figure."""
    after = FigureTable(value=40.0, status="claimed")
    event = FigureCorrected(project=project, figure="jobs", before=None, after=after, reason="A slip of the pen.")
    return Step("secretary", None, event)


def sheet(form: BallotForm, points: float = 5.0, weights: Weighting | None = WEIGHED) -> FilledForm:
    """Return a form on which every cell has the same points."""
    projects = [
        FilledProject(
            key=each.key,
            place=replace(WHOLE, row=row),
            answers=dict.fromkeys(each.criteria, points),
            places={key: replace(WHOLE, row=row, column="Answer") for key in each.criteria},
        )
        for row, each in enumerate(form.projects, start=2)
    ]
    return FilledForm(
        place=WHOLE, session=form.session, round=form.round, seat=form.seat, seq=form.seq, sheet="12",
        sheet_place=WHOLE, projects=tuple(projects), weights=weights, weights_place=replace(WHOLE, sheet="Own weights"),
    )  # fmt: skip


def events(state: Session, filled: FilledForm) -> tuple[Typed, ...]:
    """Return the events of a sheet that knows the session as it is."""
    return tuple(typed(filled, before=state, witness="head", sheet="12"))


def told(state: Session, filled: FilledForm, known: Session | None = None) -> list[Problem]:
    """Return what the journal says of a sheet."""
    given_events = typed(filled, before=known or state, witness="head", sheet="12")
    return list(refused(state, "secretary", given_events, sheet=WHOLE))


def test_a_form_asks_what_the_round_asks_of_the_seat() -> None:
    """Projects in their order with figures, status and source; the scale with its anchors; weights of all criteria."""
    state = opened()
    form = form_of(state, CHEMIST, CASE)
    assert [each.key for each in form.projects] == list(PROJECTS)
    assert (form.round, form.seq, form.name) == (1, state.seq, "Coal chemist")
    assert list(form.criteria) == [FIT]
    assert form.criteria[FIT].anchors == CASE.criteria[FIT].rating.anchors  # type: ignore[union-attr]
    assert list(form.weighed) == list(CASE.criteria_set.criteria)
    jobs = next(each for each in form.projects[0].figures if each.title.en == "Jobs")
    assert (jobs.figure.value, jobs.figure.status, jobs.figure.low) == (4500, "published", 505)
    assert jobs.source == CASE.head.sources["table1"].title


def test_recused_and_unanswered_projects_are_absent() -> None:
    """Of a project that the seat stands aside from there is no title, key or figure; of an unanswered one the title."""
    form = form_of(opened(), SCIENTIST, CASE)
    assert {each.key for each in form.projects} == set(PROJECTS) - {"sorbents", "carbon_fiber"}
    for word in ("sorbents", "carbon_fiber", CASE.projects["sorbents"].name.en):
        assert word not in repr(form)
    silent = [step for step in before(BallotCast, met()) if not isinstance(step.event, ConflictDeclared)]
    said = ConflictDeclared(answers={"itat": "none", "sorbents": "conflict"})
    form = form_of(held([*silent[:-1], own(SCIENTIST, said), silent[-1]]), SCIENTIST, CASE)
    assert [each.key for each in form.projects] == ["itat"]
    assert form.unanswered == tuple(CASE.projects[key].name for key in PROJECTS if key not in ("itat", "sorbents"))


@given(
    one=st.lists(st.integers(1, 9), min_size=12, max_size=12),
    other=st.lists(st.integers(1, 9), min_size=12, max_size=12),
    viewer=st.sampled_from([CHEMIST, SCIENTIST]),
)
@settings(max_examples=15)
def test_two_worlds_that_differ_in_sealed_answers_give_the_same_form(
    one: Sequence[int], other: Sequence[int], viewer: str
) -> None:
    """What anybody has said in the open round, the seat itself included, moves no byte of a workbook."""

    def world(points: Sequence[int]) -> Session:
        said = [
            own(seat, BallotCast(round=1, project=project, answers={FIT: float(each)}, replaces=0))
            for seat, shift in ((CHEMIST, 0), ("power_engineer", 3))
            for project, each in zip(PROJECTS, [*points[shift:], *points[:shift]], strict=True)
        ]
        return taken(opened(), *said)

    forms = [form_of(world(points), viewer, CASE) for points in (one, other)]
    assert forms[0] == forms[1]
    assert ballot_workbook(forms[0], "ru") == ballot_workbook(forms[1], "ru")


def test_a_later_round_asks_its_cells_and_shows_the_seats_own_answers() -> None:
    """What the seat said in the revealed round, nobody else; by letter not even that; a corrected figure as it is."""
    cells = tuple(Cell(project=key, criterion=FIT) for key in ("itat", "sorbents"))
    again = Step("head", None, RoundOpened(round=2, cells=cells))
    for rules, said in ((RULES, {FIT: 7.0}), (RULES.model_copy(update={"shown": "by_letter"}), {})):
        state = held([*met(rules), corrected_jobs("itat"), again])
        form = form_of(state, CHEMIST, as_case(CASE, state))
        assert [each.key for each in form.projects] == ["itat", "sorbents"]
        assert form.projects[0].before == said
        assert form.weighed == {}
        jobs = next(each for each in form.projects[0].figures if each.title.en == "Jobs")
        assert jobs.figure.value == 40


def test_a_sheet_that_came_back_is_what_the_journal_holds() -> None:
    """Each project and the weights are one event of the secretary with the witness and the number of the sheet."""
    state = opened()
    filled = sheet(form_of(state, SCIENTIST, CASE))
    assert told(state, filled) == []
    steps = [Step("secretary", each.seat, each.event) for each in events(state, filled)]
    after = taken(state, *steps)
    assert len(steps) == len(filled.projects) + 1
    for each in filled.projects:
        voice = after.voice(SCIENTIST, each.key)
        assert voice is not None
        assert (voice.form, voice.answers) == ("paper_ballot", each.answers)
    voice = after.voice(SCIENTIST, "")
    assert voice is not None
    assert voice.weights == WEIGHED


def test_a_sheet_is_stale_once_somebody_saved_or_a_figure_was_corrected() -> None:
    """Read twice, the second is told the number of what stands; of a corrected figure it is told by project."""
    state = opened()
    filled = sheet(form_of(state, CHEMIST, CASE))
    entered = taken(state, *(Step("secretary", each.seat, each.event) for each in events(state, filled)))
    problems = told(entered, filled, known=state)
    assert {each.key for each in problems} == {"ballot_newer"}
    assert len({str(each.facts["seq"]) for each in problems}) == len(PROJECTS) + 1
    itself = BallotCast(round=1, project="itat", answers={FIT: 3.0}, replaces=0)
    problems = told(taken(state, own(CHEMIST, itself)), filled, known=state)
    assert [each.key for each in problems] == ["ballot_newer", "own_ballot_stands"]
    later = taken(state, corrected_jobs("itat"))
    (problem,) = corrected_since(later, filled)
    assert (problem.key, problem.facts["project"], problem.place) == (
        "figure_corrected_since",
        "itat",
        filled.projects[3].place,
    )
    assert list(corrected_since(later, replace(filled, seq=later.seq))) == []


def test_what_the_journal_refuses_has_its_place() -> None:
    """Points off the scale at their cell; what concerns the whole sheet once, at the sheet."""
    state = opened()
    problems = told(state, sheet(form_of(state, CHEMIST, CASE), points=10.0))
    assert [each.key for each in problems] == ["rating_outside"] * len(PROJECTS)
    assert [each.place for each in problems] == [replace(WHOLE, row=row, column="Answer") for row in range(2, 14)]
    closed = taken(state, Step("head", None, RoundClosed(round=1)))
    problems = told(closed, sheet(form_of(state, CHEMIST, CASE)))
    assert [(each.key, each.place) for each in problems] == [("round_closed_already", WHOLE)]
    given_events = typed(sheet(form_of(state, CHEMIST, CASE)), before=state, witness=CHEMIST, sheet="1")
    problems = list(refused(state, "secretary", given_events, sheet=WHOLE))
    assert [(each.key, each.place) for each in problems] == [("witness_unfit", WHOLE)]


def test_who_is_asked() -> None:
    """Experts' seats that are not taken back and were there before the round; others are refused with the reason."""
    state = taken(
        opened(),
        Step("secretary", "late", Seated(role="expert", person="late")),
        Step("secretary", "gone", Seated(role="observer", person="gone")),
        Step("secretary", "gone", SeatRevoked(reason="Has left.")),
    )
    assert asked_seats(state) == tuple(each.key for each in CASE.council.members)
    reasons = {
        "late": "seat_late",
        "gone": "seat_revoked_already",
        "head": "seat_does_not_rate",
        "nobody": "seat_unknown",
    }
    for seat, key in reasons.items():
        assert [each.key for each in refused_seat(state, seat)] == [key]
    assert list(refused_seat(state, CHEMIST)) == []


def test_without_an_open_round_nothing_is_asked() -> None:
    """Before the first round and after the last one is closed."""
    for state in (held(before(RoundOpened, met())), held(met())):
        with pytest.raises(InputError, match="no_open_round"):
            asked_seats(state)
        with pytest.raises(InputError, match="no_open_round"):
            form_of(state, CHEMIST, CASE)
