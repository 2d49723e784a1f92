"""Each project's statement as a workbook with live formulas: drivers, yearly lines, indicators."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from appraisal.errors import DefectError
from appraisal.finance.terms import Terms, YearTable
from appraisal.finance_workbook.balance import assets, capital, result, support
from appraisal.finance_workbook.drivers import write_drivers
from appraisal.finance_workbook.indicators import helpers, indicators
from appraisal.finance_workbook.lines import operating, shown, timing
from appraisal.finance_workbook.project_sheet import ProjectSheet
from appraisal.finance_workbook.sheet import FIRST, SOURCE, STATUS, UNIT, VALUE, Sheet, formats
from appraisal.finance_workbook.table import write_table
from appraisal.finance_workbook.values import Cells
from appraisal.measures.funded import Funded, funded
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.finance_words import source_title, unit_title, variant_title
from appraisal.text import Language, say
from appraisal.text.xml_safe import xml_safe

_CREATED = datetime(2000, 1, 1)
_TABLES = ("inflation", "profit_tax", "property_tax", "contributions", "loss_cap")
_LONGEST_NAME = 31
_ON_A4 = 12  # most years that are legible on a page of A4


def finance_workbook(variants: Mapping[str, ProjectVariant], language: Language) -> bytes:
    """Return the workbook of some variants: a sheet of indicators, one of terms, and one for each statement."""
    from xlsxwriter import Workbook

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(written, options)
    book.set_properties({"created": _CREATED})
    made = _Made(book, formats(book), Cells(), language)
    shown_ones = [variant for variant in variants.values() if variant.statement is not None]
    cover = book.add_worksheet(say("finance.workbook.cover", language))
    if shown_ones:
        levels, first = _levels(made, shown_ones)
        sheets = [each for variant in shown_ones for each in _sheets(variant)]
        projects = [_project(made, variant, money, at, (levels, first)) for at, (variant, money) in enumerate(sheets)]
        for sheet in (levels, *projects):
            sheet.write()
        _cover(cover, made.styles, projects, language)
    book.close()
    return written.getvalue()


def _sheets(variant: ProjectVariant) -> list[tuple[ProjectVariant, Funded]]:
    """Return the variants with their own sheets: before and with the money of the council's funds."""
    after, statement, results = funded(variant), variant.statement, variant.indicators
    if after is None or statement is None or results is None:
        raise DefectError("a project without a statement has no sheet")
    before = Funded(statement=statement, indicators=results, drivers=variant.drivers)
    return [(variant, before), *([(variant, after)] if after.funds else [])]


def _title_of(variant: ProjectVariant, shown: Funded, language: Language) -> str:
    """Return the title of a sheet, which says whether the money of the council's funds is included."""
    title = variant_title(variant, language)
    return f"{title} ({say('finance.funds.after', language)})" if shown.funds else title


@dataclass(frozen=True)
class _Made:
    """The workbook under construction: its formats, the values of all its cells, its language."""

    book: Any
    styles: dict[str, Any]
    cells: Cells
    language: Language

    def sheet(self, name: str, count: int) -> dict[str, Any]:
        """Add a sheet for a number of years; return what a page of it takes."""
        sheet = self.book.add_worksheet(name)
        for column, width in ((UNIT, 14), (VALUE, 13), (STATUS, 15), (SOURCE, 9)):
            sheet.set_column(column, column, width)
        sheet.set_column(FIRST, FIRST + max(count, 2), 9)
        printed(sheet, wide=count > _ON_A4)
        return {**vars(self), "sheet": sheet, "name": name, "count": count}


def _begin(sheet: Sheet, title: str, years: Sequence[int], unit: str) -> None:
    sheet.text(title, style="title")
    sheet.text(unit)
    sheet.titles([sheet.said(f"column.{key}") for key in ("row", "unit", "value", "status", "source")], years)


def printed(sheet: Any, *, wide: bool) -> None:
    """Fit a sheet to the width of a page: A4 landscape, or A3 if there are many years."""
    sheet.set_landscape()
    sheet.set_paper(8 if wide else 9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")


def _levels(made: _Made, variants: list[ProjectVariant]) -> tuple[Sheet, int]:
    """Write the case's rates and tables by year; return the sheet and its first year."""
    language = made.language
    terms = variants[0].terms
    priced = [each.drivers.price_year for each in variants if each.drivers is not None]
    reached = [each.statement.years[-1] for each in variants if each.statement is not None]
    stated = [year for year in priced if year is not None]
    first, last = min([terms.base_year, *stated]), max([terms.base_year + 1, *reached, *stated])
    years = list(range(first, last + 1))
    name = say("finance.workbook.terms", language)
    sheet = Sheet(**made.sheet(name, len(years)))
    _begin(sheet, name, years, variants[0].case.head.title.to(language))
    rate = variants[0].case.rate()
    of = source_title(variants[0].case, rate.source, language) if rate.source else ""
    label, said = say("finance.driver.rate", language), say(f"statuses.{rate.status}", language)
    sheet.given("rate", label, terms.rate, "percent", unit="share", status=said, source=of)
    for name, given in (("finance_rate", terms.finance_rate), ("reinvest_rate", terms.reinvest_rate)):
        if given is None:
            sheet.computed(name, sheet.said(name), lambda: sheet.cell("rate"), "percent", unit="share")
        else:
            sheet.given(name, sheet.said(name), given, "percent", unit="share")
    sheet.heading(sheet.said("by_year"))
    sheet.line("year", sheet.said("row.year"), lambda step: str(first + step), "whole", unit="year")
    for name in _TABLES:
        values = _on(getattr(terms, name), years)
        sheet.inputs(name, say(f"finance.driver.{name}", language), values, "percent", unit="share")
    sheet.helper("level", _level(sheet, terms, first), "factor")
    sheet.finish()
    return sheet, first


def _on(table: YearTable, years: list[int]) -> list[float]:
    """Return the values by year; a year without a value is not needed by any statement."""
    return [0.0 if table.holes([year]) else float(table.on([year])[0]) for year in years]


def _level(sheet: Sheet, terms: Terms, first: int) -> Any:
    base = terms.base_year - first

    def formula(step: int) -> str:
        if step == base:
            return "1"
        if step > base:
            return f"{sheet.year('level', step - 1)}*(1+{sheet.year('inflation', step)})"
        return f"{sheet.year('level', step + 1)}/(1+{sheet.year('inflation', step + 1)})"

    return formula


def _project(made: _Made, variant: ProjectVariant, money: Funded, at: int, terms: tuple[Sheet, int]) -> ProjectSheet:
    levels, first = terms
    name, years = f"{at + 1:03d} {variant.project}"[:_LONGEST_NAME], money.statement.years
    begun = made.sheet(name, len(years))
    sheet = ProjectSheet(**begun, levels=levels, first_year=first, variant=variant, money=money)
    unit = unit_title(variant.case.head.unit, made.language)
    _begin(sheet, _title_of(variant, money, made.language), years, sheet.said("money", unit=unit))
    if money.drivers is None:
        write_table(sheet)
    else:
        write_drivers(sheet)
        sheet.heading(sheet.said("timing"))
        timing(sheet)
        sheet.heading(sheet.said("nominal"))
        for part in (operating, assets, capital, support, result, shown):
            part(sheet)
    sheet.heading(sheet.said("values"))
    helpers(sheet)
    sheet.heading(sheet.said("indicators"))
    indicators(sheet)
    sheet.finish()
    return sheet


def _cover(cover: Any, styles: dict[str, Any], projects: list[ProjectSheet], language: Language) -> None:
    """Write a description of the workbook, and the indicators of all projects as links to their sheets."""
    cover.set_column(0, 0, 60)
    cover.set_column(1, len(_SHOWN), 19)
    printed(cover, wide=False)
    cover.freeze_panes(6, 1)
    cover.repeat_rows(5)
    cover.set_row(5, 50)
    head = projects[0].variant.case.head
    cover.write_string(0, 0, xml_safe(head.title.to(language)), styles["title"])
    for row, key in enumerate(("about", "colours", "reading"), start=1):
        cover.write_string(row, 0, say(f"finance.workbook.{key}", language, year=str(head.base_year)), styles["text"])
    cover.write_string(5, 0, say("finance.workbook.project", language), styles["head"])
    for column, key in enumerate(_SHOWN, start=1):
        cover.write_string(5, column, say(f"finance.indicator.{key}", language), styles["wrapped"])
    for row, sheet in enumerate(projects, start=6):
        cover.write_string(row, 0, xml_safe(_title_of(sheet.variant, sheet.money, language)), styles["name"])
        for column, (key, style) in enumerate(_SHOWN.items(), start=1):
            if key in sheet.rows:
                cover.write_formula(
                    row, column, f"={sheet.cell(key, elsewhere=True)}", styles[style], sheet.result(key)
                )


# The indicators on the cover and their formats.
_SHOWN = {
    "npv": "money",
    "internal_rates": "percent",
    "mirr": "percent",
    "profitability_index": "factor",
    "equivalent_annual_value": "money",
    "payback": "years",
    "discounted_payback": "years",
    "peak_funding": "money",
}
