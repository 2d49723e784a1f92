"""Workbooks changed as a user would change them."""

from __future__ import annotations

import datetime
import warnings
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import appraisal.intake
from appraisal.intake.read import read_case
from appraisal.intake.to_xlsx import write_xlsx
from appraisal.text import Language

EXAMPLE = Path(appraisal.intake.__file__).parent / "example"
Value = str | int | float | bool | datetime.date | None


def example_book(path: Path, *, language: Language = "en") -> Path:
    """Write the example as a workbook: the template with its bounds filled in."""
    write_xlsx(read_case(EXAMPLE), path, language=language, overwrite=True)
    return path


def changed(path: Path, sheet: str, changes: dict[tuple[int, str], Value]) -> Path:
    """Change cells of a workbook, each by its row and the title of its column."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(path)
    page = book[sheet]
    for (row, title), value in changes.items():
        page.cell(row=row, column=column_of(page, title)).value = value
    book.save(path)
    return path


def column_of(page: Worksheet, title: str) -> int:
    """The number of a column by its title; a new one for a title that is not there."""
    titles = [str(cell.value) for cell in page[1]]
    if title in titles:
        return titles.index(title) + 1
    page.cell(row=1, column=len(titles) + 1).value = title
    return len(titles) + 1


def book_of(sheets: dict[str, list[list[Value]]], path: Path) -> Path:
    """Write a workbook of plain rows."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    book.save(path)
    return path
