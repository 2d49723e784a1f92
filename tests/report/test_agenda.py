"""The agenda of a session in words."""

from __future__ import annotations

from typing import Any

from appraisal.documents.figure import FigureTable
from appraisal.journal.council import as_case
from appraisal.journal.events.rating import BallotCast, FigureCorrected, Revealed, RoundClosed, RoundOpened
from appraisal.journal.session import Session
from appraisal.meeting.agenda import agenda_of
from appraisal.report.agenda import agenda_blocks, agenda_points, seat_names
from appraisal.report.blocks import Paragraph, Points, Table
from appraisal.text import LANGUAGES, Language
from tests.journal.kuzbass import CASE, FIT, RULES, met
from tests.journal.made import held, taken
from tests.journal.meeting import Step, own
from tests.meeting.made import rated


def shown(session: Session, language: Language) -> tuple[Any, ...]:
    """Return the blocks of a session's agenda."""
    case = as_case(CASE, session)
    return agenda_blocks(case, session, agenda_of(case, session), language)


def _corrected(session: Session) -> Session:
    right = FigureTable(value=150.0, status="claimed")
    slip = FigureCorrected(project="sorbents", figure="jobs", before=None, after=right, reason="A slip of the pen.")
    return taken(session, Step("secretary", None, slip))


def test_the_table_names_both_ends_and_who_stands_aside() -> None:
    """A row for each cell, the widest first, with the experts of the lowest and the highest rating."""
    [table] = shown(rated(), "en")
    assert isinstance(table, Table)
    assert table.caption == "To discuss after round 1: 11 cells with a spread of more than 2 points"
    rows = [[cell.text for cell in row] for row in table.rows]
    assert rows[0][1:] == ["Fit with the technopark's sectors", "6", "2 (Coal chemist)", "8 (Ecologist)", "–"]
    assert rows[-1][-1] == "Materials scientist"
    assert len(rows) == 11


def test_stale_answers_are_listed_by_name_or_by_number() -> None:
    """By name the list says whose answers; by letter only how many."""
    *_, points = shown(_corrected(rated()), "en")
    assert isinstance(points, Points)
    assert "the answers of Coal chemist, Power engineer, Ecologist, Economist" in points.items[0][0].text
    lettered = held(met(RULES.model_copy(update={"shown": "by_letter"})))
    *_, points = shown(_corrected(lettered), "en")
    assert "the answers of 6 members" in points.items[0][0].text


def test_without_a_wide_cell_it_says_so() -> None:
    """After a round in which all agree there is one sentence, in both languages."""
    session = taken(rated(), Step("head", None, RoundOpened(round=2)))
    for seat in (member.key for member in session.members()):
        for project in CASE.projects:
            if not session.recused(seat, project):
                agreed = BallotCast(round=2, project=project, answers={FIT: 5.0}, reasons={FIT: "So."}, replaces=0)
                session = taken(session, own(seat, agreed))
    session = taken(session, Step("head", None, RoundClosed(round=2)), Step("head", None, Revealed(round=2)))
    for language in LANGUAGES:
        [only] = shown(session, language)
        assert isinstance(only, Paragraph)
        assert "2" in only.runs[0].text


def test_a_seat_without_a_name_is_called_by_its_key() -> None:
    """A forgotten name leaves the seat."""
    assert seat_names(rated(), ["ecologist", "head"]) == ["Ecologist", "head"]


def test_the_lists_hold_the_same_cells_by_who_stands_aside() -> None:
    """Each group has its heading and its cells, so that few walk out; a spread stands with both ends."""
    case = as_case(CASE, rated())
    agenda = agenda_of(case, rated())
    blocks = agenda_points(case, rated(), agenda, "en")
    lists = [each for each in blocks if isinstance(each, Points)]
    assert [len(each.items) for each in lists] == [len(group.items) for group in agenda.groups]
    first = "".join(run.text for run in lists[0].items[0])
    assert first.endswith("Fit with the technopark's sectors: spread 6, from 2 (Coal chemist) to 8 (Ecologist)")
    heads = ["".join(run.text for run in each.runs) for each in blocks if isinstance(each, Paragraph)][1:]
    assert "Nobody stands aside" in heads
    assert any("Materials scientist" in each for each in heads)
