"""A case as one workbook, and the template of one: the same case gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from appraisal.documents.case import Case
from appraisal.intake.book import HEAD, LONG, TITLE, exact, formats_of, lines_of, put, written
from appraisal.intake.cells import Table, labels_of, tables
from appraisal.intake.headings import UNREAD, Headings
from appraisal.intake.layout import Column, Family
from appraisal.intake.limits import MOST_ROWS
from appraisal.intake.sheets import README, SHEETS
from appraisal.intake.slots import Head
from appraisal.intake.writing import write_file
from appraisal.text import LANGUAGES, Language, say
from appraisal.text.say import entry_of

# Columns with keys of another sheet, which are offered as a list that grows with that sheet.
_LISTS = {
    "group": "groups",
    "mark": "marks",
    "source": "sources",
    "project": "projects",
    "dependent": "projects",
    "scenario": "scenarios",
    "expert": "experts",
    "criterion": "criteria",
}
_FORMATS: Mapping[str, Mapping[str, object]] = {
    "head": HEAD,
    "id": {"num_format": "@", "valign": "top"},
    "long": LONG,
    "cell": {"valign": "top"},
    "title": TITLE,
}
_README_LINES = ("purpose", "example", "projects", "numbers", "bounds", "status", "languages", "own", "sheets")
_WIDTHS = {"en": 46, "ru": 46, "summary": 46, "note": 46, "reason": 46, "description": 46, "meaning": 46, "title": 30}
_TYPED = ("key", "project", "scenario", "option", "name", "expert", "criterion", "fund", "page", "date", "point")


def template(path: Path, *, language: Language = "en", overwrite: bool = False) -> None:
    """Write a workbook with a small example, to be filled in.

    Bounds of measured criteria are blank, with the example's beside them: the result must not rest on unchosen bounds.

    Raises:
        InputError: `target_exists` or `target_unwritable`.
    """
    write_file(Path(path), lambda: template_workbook(language), overwrite=overwrite)


def template_workbook(language: Language) -> bytes:
    """Return the workbook that `template` writes."""
    from appraisal.intake.read import read_case

    case = read_case(Path(__file__).parent / "example")
    return workbook(case, language=language, blank_bounds=True)


def write_xlsx(case: Case, path: Path, *, language: Language = "en", overwrite: bool = False) -> None:
    """Write a case as a workbook with its sheets and columns titled in a language; reading it gives the same case.

    Raises:
        InputError: `target_exists` or `target_unwritable`.
    """
    write_file(Path(path), lambda: workbook(case, language=language), overwrite=overwrite)


def workbook(case: Case, *, language: Language, blank_bounds: bool = False) -> bytes:
    """Return the workbook of a case; with `blank_bounds` those of measured criteria are only shown as an example."""
    result, labels = tables(case), labels_of(case)
    if blank_bounds:
        result = tuple(_asking(table) if table.sheet.key == "criteria" else table for table in result)

    def draw(book: Any) -> None:
        formats = formats_of(book, _FORMATS)
        _readme(book, formats, language, {table.sheet.key for table in result})
        for table in result:
            sheet = book.add_worksheet(say(f"workbook.sheets.{table.sheet.key}", language), exact())
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
            headings = Headings(sheet=table.sheet, labels=labels)
            if table.sheet.vertical:
                _upright(sheet, table, headings, formats, language)
            else:
                _across(sheet, table, headings, formats, language, there={each.sheet.key: each for each in result})

    return written(draw)


def _asking(table: Table) -> Table:
    """Return the table of criteria with the bounds of measured ones moved into columns that are not read."""
    beside = {Head(key): Head(UNREAD, key) for key in ("worst", "best")}
    described = {Head("description", language) for language in LANGUAGES}
    rows = []
    for row in table.rows:
        if Head("measure") in row:
            row = {beside.get(head, head): value for head, value in row.items() if head not in described}
        rows.append(row)
    place = table.heads.index(Head("best")) + 1
    heads = (*table.heads[:place], *beside.values(), *table.heads[place:])
    return Table(sheet=table.sheet, heads=heads, rows=tuple(rows))


def _readme(book: Any, formats: dict[str, Any], language: Language, there: set[str]) -> None:
    sheet = book.add_worksheet(say(f"workbook.sheets.{README}", language))
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    told = [say(f"workbook.readme.{line}", language) for line in _README_LINES]
    others = [f"– {say(f'workbook.sheets.{each.key}', language)}" for each in SHEETS if each.key not in there]
    lines_of(sheet, dict(enumerate((*told, *others), start=2)), formats["long"])
    sheet.write_string(0, 0, say("workbook.readme.title", language), formats["title"])


def _note(key: str, language: Language) -> str | None:
    return say(f"workbook.notes.{key}", language) if entry_of(f"workbook.notes.{key}", language) else None


def _upright(sheet: Any, table: Table, headings: Headings, formats: dict[str, Any], language: Language) -> None:
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 2, 70)
    sheet.freeze_panes(1, 1)
    for column, key in enumerate(("setting", "value", "meaning")):
        sheet.write_string(0, column, say(f"workbook.upright.{key}", language), formats["head"])
    values = table.rows[0]
    for row, head in enumerate(table.heads, start=1):
        sheet.write_string(row, 0, headings.title(head, language), formats["cell"])
        if head in values:
            put(sheet, row, 1, _spoken(table.sheet.column(head.key), values[head], language), formats["long"])
        note = _note(head.key, language)
        if note is not None:
            sheet.write_string(row, 2, note, formats["long"])
        _offer(sheet, row, 1, row, table.sheet.column(head.key), language)


def _across(
    sheet: Any,
    table: Table,
    headings: Headings,
    formats: dict[str, Any],
    language: Language,
    *,
    there: Mapping[str, Table],
) -> None:
    sheet.freeze_panes(1, len(table.sheet.ids))
    sheet.set_row(0, 48)
    ids = {each.key for each in table.sheet.ids}
    for column, head in enumerate(table.heads):
        declared = table.sheet.column(head.key)
        long = head.of in ("en", "ru") or head.key in _WIDTHS
        form = formats["id" if head.key in ids or head.key in _TYPED else "long" if long else "cell"]
        sheet.set_column(column, column, _WIDTHS.get(head.of, _WIDTHS.get(head.key, 18)), form)
        year = isinstance(declared, Family) and declared.domain == "year"
        own = head.key == UNREAD
        title = say(f"workbook.beside.{head.of}", language) if own else headings.title(head, language)
        put(sheet, 0, column, int(head.of) if year else title, formats["head"])
        note = _note(head.key, language)
        if note is not None:
            sheet.write_comment(0, column, note, {"x_scale": 2, "author": ""})
        for row, values in enumerate(table.rows, start=1):
            if head in values:
                put(sheet, row, column, _spoken(declared, values[head], language), form)
        _offer(sheet, 1, column, MOST_ROWS - 1, declared, language)
        listed = there.get(_LISTS.get(head.key, ""))
        if listed is not None and listed.sheet.key != table.sheet.key:
            name = say(f"workbook.sheets.{listed.sheet.key}", language)
            letter = chr(ord("A") + listed.heads.index(Head("key")))
            source = f"='{name}'!${letter}$2:${letter}${MOST_ROWS}"  # also for rows that are still to be filled in
            rule = {"validate": "list", "source": source, "error_type": "warning"}
            sheet.data_validation(1, column, MOST_ROWS - 1, column, rule)


def _offer(sheet: Any, row: int, place: int, last: int, column: Column | None, language: Language) -> None:
    if column is not None and column.words:
        offered = [_spoken(column, each, language) for each in column.words]
        sheet.data_validation(row, place, last, place, {"validate": "list", "source": offered, "error_type": "warning"})


def _spoken(column: Column | None, value: object, language: Language) -> object:
    """Return a column's word in the workbook's language; any other value unchanged."""
    key = f"workbook.words.{column.key}.{value}" if column is not None and value in column.words else ""
    return say(key, language).partition(";")[0] if language != "en" and entry_of(key, language) else value
