"""What stands around the problems of a workbook: the rows of its sheets, with the wrong cells marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from appraisal.errors import InputError, Problem
from appraisal.intake.grid import Cell, Grid, grids
from appraisal.intake.header import HEADER_ROWS, title_of

MOST_SHOWN = 10  # problems of one sheet that stand in their place; the others are listed
_BESIDE = 1  # rows above and below a wrong one
_COLUMNS = 5
_LONGEST = 40  # characters of a cell that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A row of a sheet: its number, its cells, and by the position of a cell the numbers of its problems, from 1."""

    number: int
    cells: tuple[str, ...]
    wrong: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The problems of one sheet or file, with the rows around those that have a place there.

    Attributes:
        file: name of the file.
        sheet: title of the sheet; None for another file, or the file as a whole.
        letters: of the columns that are shown, as a spreadsheet names them.
        rows: the rows, in their order; a gap between two numbers was left out.
        problems: those that are numbered in the rows come first.
        more: how many problems are not marked in the rows.
    """

    file: str
    sheet: str | None
    letters: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    problems: tuple[Problem, ...]
    more: int


def in_place(data: bytes, problems: Iterable[Problem]) -> tuple[Part, ...]:
    """Return the problems of an uploaded file by sheet or file, in the order in which they were told."""
    by_part: dict[tuple[str, str | None], list[Problem]] = {}
    for each in problems:
        place = each.place
        by_part.setdefault(("", None) if place is None else (place.file, place.sheet), []).append(each)
    sheets = {each.title: each for each in _sheets(data)} if any(sheet for _, sheet in by_part) else {}
    return tuple(_part(file, sheet, those, sheets.get(sheet or "")) for (file, sheet), those in by_part.items())


def _sheets(data: bytes) -> Sequence[Grid]:
    try:
        return grids(data, file="")[0]
    except InputError:  # told already
        return ()


def _part(file: str, sheet: str | None, problems: list[Problem], grid: Grid | None) -> Part:
    marked = [each for each in problems if grid is not None and each.place is not None and each.place.row is not None]
    marked = marked[:MOST_SHOWN]
    others = [each for each in problems if each not in marked]
    if grid is None or not marked:
        return Part(file=file, sheet=sheet, letters=(), rows=(), problems=tuple(problems), more=len(problems))
    places = [_where(grid, each) for each in marked]
    rows, head = {row for row, _ in places}, _head_row(grid, marked)
    shown = {at for row in rows for at in range(row - _BESIDE, row + _BESIDE + 1) if at in grid.rows or at in rows}
    columns = _columns(grid, {column for _, column in places if column}, head)
    wrong: dict[int, dict[int, tuple[int, ...]]] = {}
    for number, (row, column) in enumerate(places, start=1):
        at = columns.index(column) if column in columns else 0
        before = wrong.setdefault(row, {}).get(at, ())
        wrong[row][at] = (*before, number)
    return Part(
        file=file,
        sheet=sheet,
        letters=tuple(map(letters, columns)),
        rows=tuple(
            ShownRow(
                number=row,
                cells=tuple(_text(grid.rows.get(row, {}).get(column)) for column in columns),
                wrong=wrong.get(row, {}),
                head=row == head,
            )
            for row in sorted(shown | ({head} if head else set()))
        ),
        problems=(*marked, *others),
        more=len(others),
    )


def _where(grid: Grid, problem: Problem) -> tuple[int, int]:
    """Return row and column (from 1; 0 without one) of a problem whose place names a row."""
    place = problem.place
    row = 0 if place is None or place.row is None else place.row
    title = "" if place is None or place.column is None else place.column
    if not title:
        return row, 0
    if title_of(grid.rows.get(row, {}).get(1) or Cell()) == title:
        return row, 2  # a sheet of settings: the title stands before its value
    return row, next((column for each in _tops(grid) for column in _titled(grid, each, title)), 0)


def _head_row(grid: Grid, problems: Iterable[Problem]) -> int:
    """Return the row with the titles that problems name; 0 without one, as on a sheet of settings."""
    titles = [each.place.column for each in problems if each.place is not None and each.place.column]
    if not titles:
        return min(grid.rows, default=0)
    return next((row for row in _tops(grid) if all(_titled(grid, row, title) for title in titles)), 0)


def _tops(grid: Grid) -> list[int]:
    return sorted(grid.rows)[:HEADER_ROWS]


def _titled(grid: Grid, row: int, title: str) -> list[int]:
    return [column for column, cell in sorted(grid.rows[row].items()) if title_of(cell) == title]


def _columns(grid: Grid, wrong: set[int], head: int) -> list[int]:
    """Return the columns that are shown: those with problems, their neighbours, and the first one, in order."""
    there = sorted({column for row in (grid.rows.get(head, {}), *grid.rows.values()) for column in row} | wrong)
    first = [column for column in there if column == 1]
    near = sorted(there, key=lambda column: min((abs(column - each) for each in wrong), default=column))
    chosen = list(dict.fromkeys([*sorted(wrong)[:_COLUMNS], *first, *near]))[:_COLUMNS]
    return sorted({*chosen})


def letters(column: int) -> str:
    """Return the letters of a column as a spreadsheet names it.

    Example:
        >>> letters(1), letters(26), letters(28)
        ('A', 'Z', 'AB')
    """
    before, last = divmod(column - 1, 26)
    return (letters(before) if before else "") + chr(ord("A") + last)


def _text(cell: Cell | None) -> str:
    text = "" if cell is None else title_of(cell)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
