"""The rows of a sheet, horizontal or vertical: titles, cells and their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from appraisal.documents.findings import short
from appraisal.errors import Place, Problem
from appraisal.intake.grid import Cell, Grid
from appraisal.intake.header import Header, header_of, title_of, upright_header
from appraisal.intake.headings import UNREAD, Headings
from appraisal.intake.slots import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: its cells by column, and the places of all columns of the sheet, including blank ones."""

    number: int
    place: Place
    cells: Mapping[Head, Cell]
    places: Mapping[Head, Place]


def lines(grid: Grid, headings: Headings, *, file: str, problems: list[Problem]) -> list[Line]:
    """Return the non-blank rows of a sheet; a cell without a known title is a problem."""
    if headings.sheet.vertical:
        return _upright(grid, headings, file, problems)
    header = header_of(grid, headings)
    if header is None:
        first = min(grid.rows)
        facts = {"given": short(title_of(next(iter(grid.rows[first].values())))), "known": headings.known("")}
        problems.append(Problem("header_missing", facts, Place(file=file, sheet=grid.title, row=first)))
        return []
    titles = header.titles
    columns = _columns(header, headings, Place(file=file, sheet=grid.title, row=header.row), problems)
    result = []
    for number in sorted(each for each in grid.rows if each > header.row):
        row = grid.rows[number]
        for column in sorted(set(row) - set(titles)):
            place = Place(file=file, sheet=grid.title, row=number)
            problems.append(Problem("column_untitled", {"number": column}, place))
            titles = {**titles, column: Cell(value=UNREAD)}  # reported once
        cells = {head: row[column] for column, head in columns.items() if column in row}
        if cells:
            places = {
                head: Place(file=file, sheet=grid.title, row=number, column=title_of(titles[column]))
                for column, head in columns.items()
            }
            place = Place(file=file, sheet=grid.title, row=number)
            result.append(Line(number=number, place=place, cells=cells, places=places))
    return result


def _columns(header: Header, headings: Headings, place: Place, problems: list[Problem]) -> dict[int, Head]:
    columns: dict[int, Head] = {}
    for number, cell in sorted(header.titles.items()):
        head = _meaning(cell, headings, place, "column_unknown", problems)
        if head in columns.values():
            first = next(each for each, other in columns.items() if other == head)
            problems.append(Problem("column_twice", {"name": title_of(cell), "first": first}, place))
        elif head is not None:
            columns[number] = head
    return columns


def _upright(grid: Grid, headings: Headings, file: str, problems: list[Problem]) -> list[Line]:
    """Read a vertical sheet of one row: titles in the first column, values in the second."""
    cells: dict[Head, Cell] = {}
    places: dict[Head, Place] = {}
    above = upright_header(grid, headings)
    for number, row in sorted(grid.rows.items()):
        title, value = row.get(1), row.get(2)
        if number <= above or (title is None and value is None):
            continue
        place = Place(file=file, sheet=grid.title, row=number)
        head = _meaning(title or Cell(value=""), headings, place, "setting_unknown", problems)
        if head in places:
            problems.append(Problem("setting_twice", {"sheet": grid.title, "row": places[head].row}, place))
        elif head is not None:
            places[head] = Place(file=file, sheet=grid.title, row=number, column=title_of(title or Cell()))
            if value is not None:
                cells[head] = value
    whole = Place(file=file, sheet=grid.title)
    return [Line(number=1, place=whole, cells=cells, places=places)] if places else []


def _meaning(cell: Cell, headings: Headings, place: Place, key: str, problems: list[Problem]) -> Head | None:
    title = title_of(cell)
    head = headings.meaning(title)
    if head is None and not title.startswith(UNREAD):
        problems.append(Problem(key, {"name": short(title), "known": headings.known(title)}, place))
    return head
