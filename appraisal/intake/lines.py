"""The rows of a sheet, whichever way it lies: titles, cells and their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from appraisal.documents.base import clean
from appraisal.documents.findings import short
from appraisal.errors import Place, Problem
from appraisal.intake.grid import Cell, Grid
from appraisal.intake.headings import UNREAD, Headings
from appraisal.intake.slots import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: its cells by column, and the places of all columns that the sheet has, blank ones too."""

    number: int
    place: Place
    cells: Mapping[Head, Cell]
    places: Mapping[Head, Place]


def lines(grid: Grid, headings: Headings, *, file: str, problems: list[Problem]) -> list[Line]:
    """Return the rows of a sheet that say something; what no title explains is a problem."""
    if headings.sheet.vertical:
        return _upright(grid, headings, file, problems)
    titles = grid.rows.get(1, {})
    columns = _columns(grid, headings, file, problems)
    found = []
    for number in sorted(set(grid.rows) - {1}):
        row = grid.rows[number]
        for column in sorted(set(row) - set(titles)):
            place = Place(file=file, sheet=grid.title, row=number)
            problems.append(Problem("column_untitled", {"number": column}, place))
            titles = {**titles, column: Cell(value=UNREAD)}  # said once
        cells = {head: row[column] for column, head in columns.items() if column in row}
        if cells:
            places = {
                head: Place(file=file, sheet=grid.title, row=number, column=_title(titles[column]))
                for column, head in columns.items()
            }
            place = Place(file=file, sheet=grid.title, row=number)
            found.append(Line(number=number, place=place, cells=cells, places=places))
    return found


def _columns(grid: Grid, headings: Headings, file: str, problems: list[Problem]) -> dict[int, Head]:
    columns: dict[int, Head] = {}
    for number, cell in sorted(grid.rows.get(1, {}).items()):
        head = _meaning(cell, headings, Place(file=file, sheet=grid.title, row=1), "column_unknown", problems)
        if head in columns.values():
            first = next(each for each, other in columns.items() if other == head)
            facts = {"name": _title(cell), "first": first}
            problems.append(Problem("column_twice", facts, Place(file=file, sheet=grid.title, row=1)))
        elif head is not None:
            columns[number] = head
    return columns


def _upright(grid: Grid, headings: Headings, file: str, problems: list[Problem]) -> list[Line]:
    """Read a sheet of one row that stands upright: titles in the first column, values in the second."""
    cells: dict[Head, Cell] = {}
    places: dict[Head, Place] = {}
    for number, row in sorted(grid.rows.items()):
        title, value = row.get(1), row.get(2)
        if number == 1 or (title is None and value is None):
            continue
        place = Place(file=file, sheet=grid.title, row=number)
        head = _meaning(title or Cell(value=""), headings, place, "setting_unknown", problems)
        if head in places:
            problems.append(Problem("setting_twice", {"sheet": grid.title, "row": places[head].row}, place))
        elif head is not None:
            places[head] = Place(file=file, sheet=grid.title, row=number, column=_title(title or Cell()))
            if value is not None:
                cells[head] = value
    whole = Place(file=file, sheet=grid.title)
    return [Line(number=1, place=whole, cells=cells, places=places)] if places else []


def _meaning(cell: Cell, headings: Headings, place: Place, key: str, problems: list[Problem]) -> Head | None:
    title = _title(cell)
    head = headings.meaning(title)
    if head is None and not title.startswith(UNREAD):
        problems.append(Problem(key, {"name": short(title), "known": headings.known(title)}, place))
    return head


def _title(cell: Cell) -> str:
    return " ".join(clean(str(cell.value if cell.value is not None else cell.given)).split())
