"""A case as one workbook, and the template of one: the same case gives the same bytes."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any

from appraisal.documents.case import Case
from appraisal.intake.cells import Table, labels_of, tables
from appraisal.intake.headings import Headings
from appraisal.intake.limits import MOST_ROWS
from appraisal.intake.sheets import README, SHEETS
from appraisal.intake.slots import Head
from appraisal.intake.writing import write_file
from appraisal.text import Language, say
from appraisal.text.say import words

_CREATED = datetime(2000, 1, 1)
_README_LINES = ("purpose", "example", "projects", "numbers", "status", "languages", "own", "sheets")
_WIDTHS = {"en": 46, "ru": 46, "summary": 46, "note": 46, "reason": 46, "description": 46, "meaning": 46, "title": 30}
_TYPED = ("key", "project", "scenario", "option", "name", "expert", "criterion", "fund", "page", "date", "point")


def template(path: Path, *, language: Language = "en", overwrite: bool = False) -> None:
    """Write a workbook with a small example, to be filled in.

    Raises:
        InputError: `target_exists` or `target_unwritable`.
    """
    from appraisal.intake.read import read_case

    write_xlsx(read_case(Path(__file__).parent / "example"), path, language=language, overwrite=overwrite)


def write_xlsx(case: Case, path: Path, *, language: Language = "en", overwrite: bool = False) -> None:
    """Write a case as a workbook with its sheets and columns titled in a language; reading it gives the same case.

    Raises:
        InputError: `target_exists` or `target_unwritable`.
    """
    write_file(Path(path), workbook(case, language=language), overwrite=overwrite)


def workbook(case: Case, *, language: Language) -> bytes:
    """Return the workbook of a case."""
    from xlsxwriter import Workbook

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(written, options)
    book.set_properties({"created": _CREATED})
    formats = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE6F1", "bottom": 1}),
        "id": book.add_format({"num_format": "@", "valign": "top"}),
        "long": book.add_format({"text_wrap": True, "valign": "top", "align": "left"}),
        "cell": book.add_format({"valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
    }
    found, labels = tables(case), labels_of(case)
    _readme(book, formats, language, {table.sheet.key for table in found})
    for table in found:
        sheet = book.add_worksheet(say(f"workbook.sheets.{table.sheet.key}", language), _exact())
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        headings = Headings(sheet=table.sheet, labels=labels)
        if table.sheet.vertical:
            _upright(sheet, table, headings, formats, language)
        else:
            _across(sheet, table, headings, formats, language, groups=len(case.head.groups))
    book.close()
    return written.getvalue()


def _exact() -> type[Any]:
    """Return a worksheet that writes numbers with all their digits: sixteen, as XlsxWriter does, lose the last bit."""
    from xlsxwriter.worksheet import Worksheet

    class Exact(Worksheet):  # type: ignore[misc]
        def _xml_number_element(self, number: float, attributes: Any = ()) -> None:
            self._xml_start_tag("c", attributes)
            self._xml_data_element("v", repr(number))
            self._xml_end_tag("c")

    return Exact


def _readme(book: Any, formats: dict[str, Any], language: Language, there: set[str]) -> None:
    sheet = book.add_worksheet(say(f"workbook.sheets.{README}", language))
    sheet.set_column(0, 0, 95, formats["long"])
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, say("workbook.readme.title", language), formats["title"])
    for row, line in enumerate(_README_LINES, start=2):
        text = say(f"workbook.readme.{line}", language)
        sheet.set_row(row, 16 * (1 + len(text) // 85))  # not every program makes room for a wrapped line by itself
        sheet.write_string(row, 0, text, formats["long"])
    others = (each.key for each in SHEETS if each.key not in there)
    for row, key in enumerate(others, start=2 + len(_README_LINES)):
        sheet.write_string(row, 0, f"– {say(f'workbook.sheets.{key}', language)}", formats["long"])


def _note(key: str, language: Language) -> str | None:
    return say(f"workbook.notes.{key}", language) if f"workbook.notes.{key}" in words(language) else None


def _write(sheet: Any, row: int, column: int, value: object, form: Any) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, form)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, form)
    else:
        sheet.write_string(row, column, str(value), form)


def _upright(sheet: Any, table: Table, headings: Headings, formats: dict[str, Any], language: Language) -> None:
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 2, 70)
    sheet.freeze_panes(1, 1)
    for column, key in enumerate(("setting", "value", "meaning")):
        sheet.write_string(0, column, say(f"workbook.upright.{key}", language), formats["head"])
    by_key = {column.key: column for column in table.sheet.columns}
    values = table.rows[0]
    for row, head in enumerate(table.heads, start=1):
        sheet.write_string(row, 0, headings.title(head, language), formats["cell"])
        if head in values:
            _write(sheet, row, 1, values[head], formats["long"])
        note = _note(head.key, language)
        if note is not None:
            sheet.write_string(row, 2, note, formats["long"])
        _offer(sheet, row, 1, row, by_key[head.key].words)


def _across(
    sheet: Any, table: Table, headings: Headings, formats: dict[str, Any], language: Language, *, groups: int
) -> None:
    sheet.freeze_panes(1, len(table.sheet.ids))
    sheet.set_row(0, 48)
    ids = {each.key for each in table.sheet.ids}
    by_key = {column.key: column for column in table.sheet.columns}
    for column, head in enumerate(table.heads):
        long = head.of in ("en", "ru") or head.key in _WIDTHS
        form = formats["id" if head.key in ids or head.key in _TYPED else "long" if long else "cell"]
        sheet.set_column(column, column, _width(head), form)
        title = headings.title(head, language)
        if _is_year(head, table):
            sheet.write_number(0, column, int(head.of), formats["head"])
        else:
            sheet.write_string(0, column, title, formats["head"])
        note = _note(head.key, language)
        if note is not None:
            sheet.write_comment(0, column, note, {"x_scale": 2, "author": ""})
        for row, values in enumerate(table.rows, start=1):
            if head in values:
                _write(sheet, row, column, values[head], form)
        if head.key in by_key:
            _offer(sheet, 1, column, MOST_ROWS - 1, by_key[head.key].words)
        if head.key == "group":
            name = say("workbook.sheets.groups", language)
            source = f"='{name}'!$A$2:$A${max(groups, 1) + 1}"
            sheet.data_validation(
                1, column, MOST_ROWS - 1, column, {"validate": "list", "source": source, "error_type": "warning"}
            )


def _offer(sheet: Any, row: int, column: int, last: int, offered: tuple[str, ...]) -> None:
    if offered:
        rule = {"validate": "list", "source": list(offered), "error_type": "warning"}
        sheet.data_validation(row, column, last, column, rule)


def _is_year(head: Head, table: Table) -> bool:
    return any(family.key == head.key and family.domain == "year" for family in table.sheet.families)


def _width(head: Head) -> int:
    return _WIDTHS.get(head.of, _WIDTHS.get(head.key, 18))
