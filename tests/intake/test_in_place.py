"""Problems of a workbook in their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from appraisal.errors import Place, Problem
from appraisal.intake.in_place import MOST_SHOWN, in_place
from appraisal.intake.uploaded import read_upload
from appraisal.text import Language
from tests.intake.books import changed, example_book

JOBS: dict[Language, tuple[str, str]] = {
    "en": ("Projects", "Jobs, jobs"),
    "ru": ("Проекты", "Рабочие места, рабочих мест"),
}


@pytest.mark.parametrize("language", JOBS)
def test_the_wrong_cell_is_marked_between_its_neighbours(tmp_path: Path, language: Language) -> None:
    """The header and the rows above and below stand there; the mark carries the number of the problem."""
    sheet, jobs = JOBS[language]
    book = changed(example_book(tmp_path / "x.xlsx", language=language), sheet, {(3, jobs): "many"})
    (part,) = read_upload("x.xlsx", book.read_bytes()).parts
    assert [(row.number, row.head) for row in part.rows] == [(1, True), (2, False), (3, False), (4, False)]
    (wrong,) = [row for row in part.rows if row.wrong]
    (at,) = wrong.wrong
    assert (wrong.number, wrong.cells[at], wrong.wrong[at]) == (3, "many", (1,))
    assert part.rows[0].cells[at] == jobs
    assert part.more == 0


def test_a_setting_is_marked_beside_its_title(tmp_path: Path) -> None:
    """On the sheet of settings the title stands in the first column and the wrong value in the second."""
    book = example_book(tmp_path / "x.xlsx")
    data = book.read_bytes()
    place = Place(file="x.xlsx", sheet="Case", row=4, column="Unit")
    (part,) = in_place(data, [Problem("file_empty", {}, place)])
    marked = {row.number: row.wrong for row in part.rows if row.wrong}
    assert set(marked) == {4}


def test_no_more_than_ten_stand_in_place(tmp_path: Path) -> None:
    """The others are kept for a list; none is lost."""
    data = example_book(tmp_path / "x.xlsx").read_bytes()
    places = [Place(file="x.xlsx", sheet="Projects", row=row, column="Group") for row in range(2, 30)]
    (part,) = in_place(data, [Problem("file_empty", {"row": each.row}, each) for each in places])
    assert len(part.problems) == len(places)
    assert part.more == len(places) - MOST_SHOWN


def test_what_has_no_row_is_only_listed(tmp_path: Path) -> None:
    """Problems of a sheet as a whole, of a file, and of no workbook at all."""
    whole = [Problem("file_empty", {}, Place(file="x.xlsx", sheet="Projects")), Problem("file_empty", {}, None)]
    parts = in_place(example_book(tmp_path / "x.xlsx").read_bytes(), whole)
    assert [(part.rows, part.more) for part in parts] == [((), 1), ((), 1)]
    assert in_place(b"PK", [Problem("file_empty", {}, Place(file="x", sheet="Case", row=1))])[0].rows == ()
