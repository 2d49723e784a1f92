"""A workbook as cells, before they are interpreted."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from appraisal.document import clean
from appraisal.errors import InputError, Place, Problem, refuse
from appraisal.intake.limits import (
    LARGEST_UNPACKED,
    MEGABYTE,
    MOST_COLUMNS,
    MOST_PARTS,
    MOST_ROWS,
    MOST_SHEETS,
)
from appraisal.intake.tidy import plain_number

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old .xls, and every protected workbook
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_DECLARATIONS = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le"))
_LAST_ROW = 2**20
_WIDE_ROWS = 20
# Everything that openpyxl raises on files that are not workbooks; a hostile file may violate the format anywhere.
_UNREADABLE = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The content of a cell: a value, or a problem. A date has its text as `day`, for the columns of dates."""

    value: str | int | float | bool | None = None
    problem: str = ""
    given: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    day: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The non-blank cells of a sheet, by row and column from 1."""

    title: str
    rows: dict[int, dict[int, Cell]]


def grids(data: bytes, *, file: str) -> tuple[list[Grid], list[Problem]]:
    """Return the sheets of a workbook.

    Formulas are read as their last calculated values; macros, links and pictures are ignored.

    Raises:
        InputError: `workbook_old`, `workbook_protected`, `not_a_workbook`, `workbook_unpacks`, `too_many_sheets`.
    """
    formulas = _unpacked(data, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # openpyxl warns of what it leaves out: links, validation, dates out of range
            values = _load(data, computed=True)
            if len(values) > MOST_SHEETS:
                raise _refused("too_many_sheets", file, most=MOST_SHEETS)
            asked = _load(data, computed=False) if formulas else [None] * len(values)
            problems: list[Problem] = []
            result = [_grid(sheet, other, file, problems) for sheet, other in zip(values, asked, strict=True)]
    except _UNREADABLE:
        raise _refused("not_a_workbook", file) from None
    return result, problems


def _load(data: bytes, *, computed: bool) -> list[Any]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=computed, keep_links=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # the size stated in a file need not be true
    return list(book.worksheets)


def _refused(key: str, file: str, **facts: object) -> InputError:
    return refuse(key, Place(file=file), **facts)


def _unpacked(data: bytes, file: str) -> bool:
    """Unpack every part within bounds; return whether any sheet has formulas."""
    if data.startswith(_OLE):
        raise _refused("workbook_protected" if _PROTECTED in data else "workbook_old", file)
    formulas, left = False, LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS:
                raise _refused("workbook_unpacks", file, largest=LARGEST_UNPACKED / MEGABYTE)
            for part in parts:
                if part.flag_bits & 1:
                    raise _refused("workbook_protected", file)
                with packed.open(part) as opened:
                    content = opened.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise _refused("workbook_unpacks", file, largest=LARGEST_UNPACKED / MEGABYTE)
                # Spreadsheets do not declare entities; an entity bomb would only expand inside the XML reader.
                if any(each in content for each in _DECLARATIONS):
                    raise _refused("not_a_workbook", file)
                formulas = formulas or b"<f>" in content or b"<f " in content or b":f>" in content or b":f " in content
    except _UNREADABLE:
        raise _refused("not_a_workbook", file) from None
    return formulas


def _grid(sheet: Any, asked: Any | None, file: str, problems: list[Problem]) -> Grid:
    """Read the cells of a sheet; `asked` is the same sheet with formulas."""
    rows: dict[int, dict[int, Cell]] = {}
    title = clean(str(sheet.title))
    formulas = iter(asked.iter_rows()) if asked is not None else None
    wide = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        formula_row = next(formulas, ()) if formulas is not None else ()
        wide += len(row) > MOST_COLUMNS
        if wide > _WIDE_ROWS or any(each.value is not None for each in row[MOST_COLUMNS:]):
            problems.append(
                Problem("too_many_columns", {"most": MOST_COLUMNS}, Place(file=file, sheet=title, row=number))
            )
            break
        cells = dict(_cells(row, formula_row))
        if (cells and number > MOST_ROWS) or number > _LAST_ROW:
            problems.append(Problem("too_many_rows", {"most": MOST_ROWS}, Place(file=file, sheet=title, row=number)))
            break
        if cells:
            rows[number] = cells
    return Grid(title=title, rows=rows)


def _cells(row: Iterable[Any], formulas: Iterable[Any]) -> Iterator[tuple[int, Cell]]:
    computed = {number for number, each in enumerate(formulas, start=1) if each.data_type == "f"}
    for number, each in enumerate(row, start=1):
        cell = _cell(each.value, each.data_type)
        if cell is not None:
            yield number, cell
        elif number in computed and each.data_type != "str":  # a formula whose result is an empty text is blank
            yield number, Cell(problem="formula_without_value")


def _cell(value: object, kind: str) -> Cell | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if kind == "e":
        return Cell(problem="cell_error", given=str(value))
    if isinstance(value, str | int | float):
        return Cell(value=plain_number(value) if isinstance(value, float) else value)
    day = value.date() if isinstance(value, datetime) else value
    text = day.isoformat() if isinstance(day, date) else str(value)
    return Cell(problem="cell_date", given=text, day=text if isinstance(day, date) else None)
