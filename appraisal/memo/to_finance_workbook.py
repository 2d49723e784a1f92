"""Each project's statement as a workbook that a spreadsheet recalculates: drivers, yearly lines, indicators."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from appraisal.appraise import Appraisal
from appraisal.errors import DefectError
from appraisal.explain.finance_words import line_title, source_title, unit_title
from appraisal.finance.statement import Statement
from appraisal.finance.terms import Terms, YearTable
from appraisal.intake.writing import write_file
from appraisal.measures.version import Version
from appraisal.memo.live_balance import assets, capital, result, support
from appraisal.memo.live_drivers import write_drivers
from appraisal.memo.live_indicators import NET, RUNNING, Figures, helpers, indicators
from appraisal.memo.live_lines import Lines, operating, shown, timing
from appraisal.memo.live_page import FIRST, Page, formats
from appraisal.text import Language, say
from appraisal.text.bearable import bearable

_CREATED = datetime(2000, 1, 1)
_TABLES = ("inflation", "profit_tax", "property_tax", "contributions", "loss_cap")
_LONGEST_NAME = 31


def write_finance_workbook(found: Appraisal, path: Path, *, language: Language, overwrite: bool = False) -> None:
    """Write the statements of all projects that have one; the same appraisal gives the same bytes.

    Raises:
        InputError: `target_exists` or `target_unwritable`.
    """
    write_file(Path(path), finance_workbook(found.financed, language), overwrite=overwrite)


def finance_workbook(versions: Mapping[str, Version], language: Language) -> bytes:
    """Return the workbook of some versions: a sheet of indicators, one of terms, and one for each statement."""
    from xlsxwriter import Workbook

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(written, options)
    book.set_properties({"created": _CREATED})
    styles = formats(book)
    shown_ones = [version for version in versions.values() if version.statement is not None]
    cover = book.add_worksheet(say("finance.workbook.cover", language))
    if shown_ones:
        levels, first = _levels(book, styles, shown_ones, language)
        pages = [
            _project(book, styles, version, at, (levels, first), language) for at, version in enumerate(shown_ones)
        ]
        _cover(cover, styles, shown_ones, pages, language)
    book.close()
    return written.getvalue()


def _sheet(book: Any, name: str, styles: dict[str, Any], count: int) -> Page:
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, 52)
    sheet.set_column(1, 1, 14)
    sheet.set_column(2, 2, 14)
    sheet.set_column(FIRST, FIRST + max(count, 2), 11)
    sheet.freeze_panes(0, FIRST)
    sheet.set_landscape()
    return Page(sheet=sheet, name=name, styles=styles, count=count)


def _levels(book: Any, styles: dict[str, Any], versions: list[Version], language: Language) -> tuple[Page, int]:
    """Write the case's rates and tables by year; return the page and its first year."""
    terms = versions[0].terms
    priced = [each.drivers.price_year for each in versions if each.drivers is not None]
    reached = [each.statement.years[-1] for each in versions if each.statement is not None]
    stated = [year for year in priced if year is not None]
    first, last = min([terms.base_year, *stated]), max([terms.base_year + 1, *reached, *stated])
    years = list(range(first, last + 1))
    page = _sheet(book, say("finance.workbook.terms", language), styles, len(years))
    page.text(page.name, style="title")
    rate = versions[0].case.rate()
    of = source_title(versions[0].case, rate.source, language) if rate.source else ""
    said = say(f"statuses.{rate.status}", language)
    page.given("rate", say("finance.driver.rate", language), terms.rate, "percent", status=said, source=of)
    for name, given in (("finance_rate", terms.finance_rate), ("reinvest_rate", terms.reinvest_rate)):
        label = say(f"finance.workbook.{name}", language)
        if given is None:
            page.computed(name, label, lambda: page.cell("rate"), terms.rate, "percent")
        else:
            page.given(name, label, given, "percent")
    page.heading(say("finance.workbook.by_year", language), years)
    page.line("year", say("finance.workbook.row.year", language), lambda step: str(first + step), None, "whole")
    for name in _TABLES:
        page.inputs(name, say(f"finance.driver.{name}", language), _on(getattr(terms, name), years), "percent")
    page.line("level", say("finance.workbook.row.level", language), _level(page, terms, first), None, "factor")
    page.finish()
    return page, first


def _on(table: YearTable, years: list[int]) -> list[float]:
    """Return the values by year; a year of which the table says nothing is one that no statement needs."""
    return [0.0 if table.holes([year]) else float(table.on([year])[0]) for year in years]


def _level(page: Page, terms: Terms, first: int) -> Any:
    base = terms.base_year - first

    def formula(step: int) -> str:
        if step == base:
            return "1"
        if step > base:
            return f"{page.year('level', step - 1)}*(1+{page.year('inflation', step)})"
        return f"{page.year('level', step + 1)}/(1+{page.year('inflation', step + 1)})"

    return formula


def _project(
    book: Any, styles: dict[str, Any], version: Version, at: int, terms: tuple[Page, int], language: Language
) -> Page:
    statement, found = version.statement, version.indicators
    if statement is None or found is None:
        raise DefectError("a project without a statement has no sheet")
    levels, first = terms
    name = f"{at + 1:03d} {version.project}"[:_LONGEST_NAME]
    page = _sheet(book, name, styles, len(statement.years))
    page.text(version.document.name.to(language), style="title")
    page.text(unit_title(version.case.head.unit, language))
    if version.drivers is None:
        _table(page, version, statement, language)
    else:
        write_drivers(page, version, version.drivers, version.terms, language)
        lines = Lines(
            page=page,
            levels=levels,
            first_year=first,
            version=version,
            drivers=version.drivers,
            terms=version.terms,
            language=language,
        )
        page.heading(say("finance.workbook.timing", language), statement.years)
        timing(lines)
        page.heading(say("finance.workbook.nominal", language), statement.years)
        for part in (operating, assets, capital, support, result):
            part(lines)
        shown(lines, statement)
    told = Figures(
        page=page,
        rates={key: levels.cell(key, elsewhere=True) for key in ("rate", "finance_rate", "reinvest_rate")},
        version=version,
        terms=version.terms,
        statement=statement,
        found=found,
        language=language,
    )
    page.heading(say("finance.workbook.values", language), statement.years)
    helpers(told)
    page.heading(say("finance.workbook.indicators", language))
    indicators(told)
    page.finish()
    return page


def _table(page: Page, version: Version, statement: Statement, language: Language) -> None:
    """Write the net flow of an explicit table, which a reader may change, and its running sum."""
    page.heading(say("finance.workbook.given", language), statement.years)
    title, flow = line_title(version, "net_flow", "", language), statement.net_flow.tolist()
    page.inputs(NET, title, flow, "money", status=say(f"statuses.{statement.status}", language))
    running = line_title(version, "cumulative_flow", "", language)
    page.line(RUNNING, running, lambda step: _running(page, step), None, "money")


def _running(page: Page, step: int) -> str:
    return f"{page.year(RUNNING, step - 1)}+{page.year(NET, step)}" if step else page.year(NET, step)


def _cover(sheet: Any, styles: dict[str, Any], versions: list[Version], pages: list[Page], language: Language) -> None:
    """Write what the workbook is, and the indicators of all projects as links to their sheets."""
    sheet.set_column(0, 0, 60)
    sheet.set_column(1, len(_SHOWN), 16)
    head = versions[0].case.head
    sheet.write_string(0, 0, bearable(head.title.to(language)), styles["title"])
    for row, key in enumerate(("about", "colours", "reading"), start=1):
        sheet.write_string(row, 0, say(f"finance.workbook.{key}", language, year=str(head.base_year)), styles["text"])
    sheet.write_string(5, 0, say("finance.workbook.project", language), styles["head"])
    for column, key in enumerate(_SHOWN, start=1):
        sheet.write_string(5, column, say(f"finance.indicator.{key}", language), styles["head"])
    for row, (version, page) in enumerate(zip(versions, pages, strict=True), start=6):
        sheet.write_string(row, 0, bearable(version.document.name.to(language)), styles["text"])
        for column, (key, style) in enumerate(_SHOWN.items(), start=1):
            if key in page.rows:
                sheet.write_formula(row, column, f"={page.cell(key, elsewhere=True)}", styles[style], page.cached[key])


# The indicators on the cover and their formats.
_SHOWN = {
    "npv": "money",
    "internal_rates": "percent",
    "mirr": "percent",
    "profitability_index": "factor",
    "equivalent_annual_value": "money",
    "payback": "factor",
    "discounted_payback": "factor",
    "peak_funding": "money",
}
