"""A worksheet with rows identified by keys, so that formulas are written by meaning, not by address."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from appraisal.finance_workbook.values import Cells
from appraisal.report.finance_words import unit_title
from appraisal.text import Language, say
from appraisal.text.xml_safe import xml_safe

Formula = Callable[[int], str]
UNIT, VALUE, STATUS, SOURCE = 1, 2, 3, 4  # the columns behind the title
FIRST = 5  # the column of the first year
TITLES = 2  # the row of column titles, repeated on every printed page
_FORMATS = {
    "money": {"num_format": "#,##0.0;-#,##0.0"},
    "factor": {"num_format": "0.0000"},
    "percent": {"num_format": "0.00%"},
    "whole": {"num_format": "0"},
    "years": {"num_format": "0.0"},
    "plain": {"num_format": "General"},
}
_LONGEST = 32_000  # characters of a cell
_WIDEST = 60  # characters of the column of titles


def formats(book: Any) -> dict[str, Any]:
    """Return the formats of a workbook: input is blue, computed values are black."""
    result = {name: book.add_format({**options, "align": "right"}) for name, options in _FORMATS.items()}
    result |= {
        f"{name}_given": book.add_format({**options, "font_color": "#0072B2"}) for name, options in _FORMATS.items()
    }
    result["title"] = book.add_format({"bold": True, "font_size": 13})
    result["head"] = book.add_format({"bold": True, "bottom": 1, "num_format": "0"})
    result["wrapped"] = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    result["name"] = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    result["text"] = book.add_format({"num_format": "@"})
    result["status"] = book.add_format({"num_format": "@", "indent": 1})
    result["strong"] = book.add_format({"bold": True, **_FORMATS["money"]})
    return result


@dataclass(kw_only=True)
class Sheet:
    """One worksheet under construction; rows and cells are identified by the key under which they were placed.

    `count` is the number of years, whose columns begin at `FIRST`; `cells` are those of the whole workbook, and the
    names of this sheet's cells are defined in `book`.
    """

    book: Any
    sheet: Any
    name: str
    styles: dict[str, Any]
    cells: Cells
    count: int
    language: Language
    at: int = 0
    rows: dict[object, int] = field(default_factory=dict)
    pending: list[Callable[[], None]] = field(default_factory=list)
    formats: dict[tuple[int, int], Any] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    longest: int = 0

    def said(self, key: str, **facts: object) -> str:
        """Return words of the workbook's own."""
        return say(f"finance.workbook.{key}", self.language, **facts)

    def cell(self, key: object, *, elsewhere: bool = False) -> str:
        """Return the absolute address of a single value, with the sheet's name for use on other sheets."""
        own = f"{xl_rowcol_to_cell(self.rows[key], VALUE, row_abs=True, col_abs=True)}"
        return f"'{self.name}'!{own}" if elsewhere else own

    def year(self, key: object, step: int) -> str:
        """Return the address of a row's cell in a year."""
        return f"{xl_rowcol_to_cell(self.rows[key], FIRST + step)}"

    def before(self, key: object, step: int) -> str:
        """Return the address of a row's cell in the previous year; 0 before the first year."""
        return self.year(key, step - 1) if step else "0"

    def span(self, key: object, count: int | None = None) -> str:
        """Return the address of a row over all years, or over another number of cells."""
        columns = (FIRST, FIRST + (count or self.count) - 1)
        return ":".join(xl_rowcol_to_cell(self.rows[key], each, row_abs=True, col_abs=True) for each in columns)

    def running_sum(self, key: object, of: object, step: int) -> str:
        """Return the formula of a row that adds up another."""
        return f"{self.year(key, step - 1)}+{self.year(of, step)}" if step else self.year(of, step)

    def titles(self, titles: Sequence[str], years: Sequence[int]) -> None:
        """Write the titles of the columns, which stay visible and are repeated on every printed page."""
        for column, title in enumerate(titles):
            self._string(TITLES, column, title, "head")
        for step, year in enumerate(years):
            self.sheet.write_number(TITLES, FIRST + step, year, self.styles["head"])
        self.sheet.freeze_panes(TITLES + 1, VALUE + 1)
        self.sheet.repeat_rows(0, TITLES)
        self.at = TITLES + 1

    def heading(self, text: str) -> None:
        """Write a heading."""
        self._string(self.at + 1, 0, text, "head")
        self.at += 2

    def text(self, label: str, value: str = "", style: str = "text") -> None:
        """Write a label and a text."""
        self._string(self.at, 0, label, style)
        if value:
            self._string(self.at, VALUE, value, "text")
        self.at += 1

    def given(
        self,
        key: object,
        label: str,
        value: float,
        style: str,
        *,
        unit: str = "",
        status: str = "",
        source: str = "",
    ) -> None:
        """Write a value that a reader may change, as a named cell."""
        self._label(key, label, status, unit)
        self._give(self.at, VALUE, value, style)
        if source:
            self._string(self.at, SOURCE, source, "text")
        self._name("driver", key, self.cell(key))
        self.at += 1

    def computed(self, key: object, label: str, formula: Callable[[], str], style: str, *, unit: str = "") -> None:
        """Place a single formula; it is written after all rows are placed."""
        self._label(key, label, "", unit)
        self._later(self.at, VALUE, formula, style)
        self._name("result", key, self.cell(key))
        self.at += 1

    def inputs(
        self, key: object, label: str, values: Sequence[float], style: str, *, unit: str = "", status: str = ""
    ) -> None:
        """Write a row of values by year that a reader may change."""
        self._label(key, label, status, unit)
        for step, value in enumerate(values):
            self._give(self.at, FIRST + step, value, style)
        self._name("driver", key, self.span(key, len(values)))
        self.at += 1

    def line(
        self,
        key: object,
        label: str,
        formula: Formula,
        style: str = "money",
        *,
        count: int | None = None,
        unit: str = "",
        status: str = "",
    ) -> None:
        """Place a row of formulas, by year and with a name unless there is another number of them."""
        self._label(key, label, status, unit)
        for step in range(count or self.count):
            self._later(self.at, FIRST + step, lambda step=step: formula(step), style)  # type: ignore[misc]
        self.at += 1
        if count is None:
            self._name("line", key, self.span(key))

    def helper(self, key: str, formula: Formula, style: str = "money") -> None:
        """Place an auxiliary row that the statement does not show."""
        self.line(key, self.said(f"row.{key}"), formula, style)

    def finish(self) -> None:
        """Register the formulas, now that every key has its row, so that results can be computed on request."""
        for write in self.pending:
            write()
        self.pending.clear()
        self.sheet.set_column(0, 0, min(max(self.longest + 4, 30), _WIDEST))

    def write(self) -> None:
        """Write the formulas with their results, for programs that do not recalculate."""
        for (sheet, row, column), formula in self.cells.formulas.items():
            if sheet == self.name:
                result = self.cells.result((sheet, row, column))
                self.sheet.write_formula(row, column, f"={formula.text}", self.formats[row, column], result)

    def result(self, key: object) -> float | str:
        """Return the result of a single value."""
        return self.cells.result((self.name, self.rows[key], VALUE))

    def _later(self, row: int, column: int, formula: Callable[[], str], style: str) -> None:
        self.formats[row, column] = self.styles[style]
        self.pending.append(lambda: self.cells.compute((self.name, row, column), formula()))

    def _give(self, row: int, column: int, value: float, style: str) -> None:
        self.sheet.write_number(row, column, value, self.styles[f"{style}_given"])
        self.cells.give((self.name, row, column), value)

    def _name(self, kind: str, key: object, cells: str) -> None:
        """Give cells a name of this sheet: `driver.products.coal.price`, `result.npv`, `line.shown.revenue.coal`."""
        parts = [str(part) for part in (key if isinstance(key, tuple) else (key,)) if part]
        name = ".".join([kind, *(re.sub(r"[^a-z0-9_.]", "_", part) for part in parts)])
        while name in self.named:
            name += "_"
        self.named.add(name)
        self.book.define_name(f"'{self.name}'!{name}", f"='{self.name}'!{cells}")

    def _label(self, key: object, label: str, status: str, unit: str) -> None:
        self.rows[key] = self.at
        self._string(self.at, 0, label, "text")
        for column, text, style in (
            (UNIT, unit and unit_title(unit, self.language), "text"),
            (STATUS, status, "status"),
        ):
            if text:
                self._string(self.at, column, text, style)
        self.longest = max(self.longest, len(label))

    def _string(self, row: int, column: int, text: str, style: str) -> None:
        self.sheet.write_string(row, column, xml_safe(text)[:_LONGEST], self.styles[style])
