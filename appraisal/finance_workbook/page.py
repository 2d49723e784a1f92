"""A worksheet with rows identified by keys, so that formulas are written by meaning, not by address."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from appraisal.finance_workbook.values import Cells
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


def column_name(column: int) -> str:
    """Return the letters of a column.

    Example:
        >>> column_name(0), column_name(25), column_name(26)
        ('A', 'Z', 'AA')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


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
class Page:
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
    at: int = 0
    rows: dict[object, int] = field(default_factory=dict)
    pending: list[Callable[[], None]] = field(default_factory=list)
    formats: dict[tuple[int, int], Any] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    longest: int = 0

    def cell(self, key: object, *, elsewhere: bool = False) -> str:
        """Return the absolute address of a single value, with the sheet's name for use on other sheets."""
        own = f"$C${self.rows[key] + 1}"
        return f"'{self.name}'!{own}" if elsewhere else own

    def year(self, key: object, step: int) -> str:
        """Return the address of a row's cell in a year."""
        return f"{column_name(FIRST + step)}{self.rows[key] + 1}"

    def span(self, key: object) -> str:
        """Return the address of a row over all years."""
        row = self.rows[key] + 1
        return f"${column_name(FIRST)}${row}:${column_name(FIRST + self.count - 1)}${row}"

    def titles(self, titles: Sequence[str], years: Sequence[int]) -> None:
        """Write the titles of the columns, which stay visible and are repeated on every printed page."""
        for column, title in enumerate(titles):
            self.sheet.write_string(TITLES, column, xml_safe(title), self.styles["head"])
        for step, year in enumerate(years):
            self.sheet.write_number(TITLES, FIRST + step, year, self.styles["head"])
        self.sheet.freeze_panes(TITLES + 1, VALUE + 1)
        self.sheet.repeat_rows(0, TITLES)
        self.at = TITLES + 1

    def heading(self, text: str) -> None:
        """Write a heading."""
        self.at += 1
        self.sheet.write_string(self.at, 0, xml_safe(text), self.styles["head"])
        self.at += 1

    def text(self, label: str, value: str = "", style: str = "text") -> None:
        """Write a label and a text."""
        self.sheet.write_string(self.at, 0, xml_safe(label)[:_LONGEST], self.styles[style])
        if value:
            self.sheet.write_string(self.at, VALUE, xml_safe(value)[:_LONGEST], self.styles["text"])
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
            self.sheet.write_string(self.at, SOURCE, xml_safe(source)[:_LONGEST], self.styles["text"])
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
        row = self.at + 1
        self._name("driver", key, f"${column_name(FIRST)}${row}:${column_name(FIRST + len(values) - 1)}${row}")
        self.at += 1

    def line(self, key: object, label: str, formula: Formula, style: str, *, unit: str = "", status: str = "") -> None:
        """Place a row of formulas by year."""
        self.longer(key, label, formula, style, self.count, unit=unit, status=status)
        self._name("line", key, self.span(key))

    def longer(
        self, key: object, label: str, formula: Formula, style: str, count: int, *, unit: str = "", status: str = ""
    ) -> None:
        """Place a row of a given number of formulas."""
        self._label(key, label, status, unit)
        for step in range(count):
            self._later(self.at, FIRST + step, lambda step=step: formula(step), style)  # type: ignore[misc]
        self.at += 1

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
        self.sheet.write_string(self.at, 0, xml_safe(label)[:_LONGEST], self.styles["text"])
        for column, text, style in ((UNIT, unit, "text"), (STATUS, status, "status")):
            if text:
                self.sheet.write_string(self.at, column, xml_safe(text)[:_LONGEST], self.styles[style])
        self.longest = max(self.longest, len(label))
