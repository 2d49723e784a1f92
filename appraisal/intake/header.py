"""The header of a sheet: in its first row, or below a title of the whole sheet."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.document import clean
from appraisal.intake.grid import Cell, Grid
from appraisal.intake.headings import UNREAD, Headings, plain
from appraisal.text import LANGUAGES, say

HEADER_ROWS = 10  # non-blank rows from the top that are searched
_FEW = 2  # least number of titles that makes a row a header


@dataclass(frozen=True, slots=True)
class Header:
    """The last row of the titles, and their cells by column."""

    row: int
    titles: dict[int, Cell]


def header_of(grid: Grid, headings: Headings) -> Header | None:
    """Return the header of a sheet; None if none of its first ten rows is one.

    Rows above the titles, which describe the sheet, are skipped. If a second row divides a title of the first (merged
    cells), the second row counts in its columns.
    """
    rows = sorted(grid.rows)[:HEADER_ROWS]
    known = {row: _known(grid.rows[row], headings) for row in rows}
    best = max(rows, key=lambda row: len(known[row]), default=None)
    if best is None:
        return Header(1, {})
    first = rows[0]
    if len(known[first]) >= _FEW or len(known[best]) <= len(known[first]):
        best = first
    if not known[best] and not _own(grid.rows[best]):
        return None
    titles = grid.rows[best]
    below = grid.rows.get(best + 1, {})
    if len(below) >= _FEW and len(_known(below, headings)) == len(below) and not set(below) & set(known[best]):
        return Header(best + 1, {**titles, **below})
    return Header(best, titles)


def upright_header(grid: Grid, headings: Headings) -> int:
    """Return the row above the first setting of a vertical sheet; rows down to it are not read."""
    heads = {plain(say("workbook.upright.setting", language)) for language in LANGUAGES}
    for row in sorted(grid.rows)[:HEADER_ROWS]:
        title = title_of(grid.rows[row].get(1) or Cell())
        if plain(title) in heads:
            return row
        if headings.meaning(title) is not None:
            return row - 1
    return 1


def _known(row: dict[int, Cell], headings: Headings) -> set[int]:
    return {number for number, cell in row.items() if headings.meaning(title_of(cell)) is not None}


def _own(row: dict[int, Cell]) -> bool:
    return all(title_of(cell).startswith(UNREAD) for cell in row.values())


def title_of(cell: Cell) -> str:
    """Return the text of a title's cell on one line."""
    return " ".join(clean(str(cell.value if cell.value is not None else cell.given)).split())
