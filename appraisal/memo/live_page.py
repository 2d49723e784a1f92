"""A worksheet whose rows are known by keys, so that a formula is written from what it means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from appraisal.text.bearable import bearable

Formula = Callable[[int], str]
FIRST = 3  # the column of the first year: title, status and source or total stand before it
_FORMATS = {
    "money": {"num_format": "#,##0.0;-#,##0.0"},
    "factor": {"num_format": "0.0000"},
    "percent": {"num_format": "0.00%"},
    "whole": {"num_format": "0"},
    "plain": {"num_format": "General"},
}
_LONGEST = 32_000  # characters of a cell


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
    """Return the formats of a workbook: what is given stands in blue, what is computed in black."""
    found = {name: book.add_format(options) for name, options in _FORMATS.items()}
    found |= {
        f"{name}_given": book.add_format({**options, "font_color": "#0072B2"}) for name, options in _FORMATS.items()
    }
    found["title"] = book.add_format({"bold": True, "font_size": 13})
    found["head"] = book.add_format({"bold": True, "bottom": 1, "num_format": "0"})
    found["text"] = book.add_format({"num_format": "@"})
    found["strong"] = book.add_format({"bold": True, **_FORMATS["money"]})
    return found


@dataclass(kw_only=True)
class Page:
    """One worksheet under construction; rows and cells are found again by the key under which they were placed.

    `count` is the number of years, whose columns begin at `FIRST`.
    """

    sheet: Any
    name: str
    styles: dict[str, Any]
    count: int
    at: int = 0
    rows: dict[object, int] = field(default_factory=dict)
    cached: dict[object, float | str] = field(default_factory=dict)
    pending: list[Callable[[], None]] = field(default_factory=list)

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

    def heading(self, text: str, years: Sequence[int] = ()) -> None:
        """Write a heading, with the years beside it."""
        self.at += 1
        self.sheet.write_string(self.at, 0, bearable(text), self.styles["head"])
        for step, year in enumerate(years):
            self.sheet.write_number(self.at, FIRST + step, year, self.styles["head"])
        self.at += 1

    def text(self, label: str, value: str = "", style: str = "text") -> None:
        """Write a label and a text."""
        self.sheet.write_string(self.at, 0, bearable(label)[:_LONGEST], self.styles[style])
        if value:
            self.sheet.write_string(self.at, 2, bearable(value)[:_LONGEST], self.styles["text"])
        self.at += 1

    def given(self, key: object, label: str, value: float, style: str, *, status: str = "", source: str = "") -> None:
        """Write a value that a reader may change."""
        self._label(key, label, status)
        self.sheet.write_number(self.at, 2, value, self.styles[f"{style}_given"])
        if source:
            self.sheet.write_string(self.at, FIRST, bearable(source)[:_LONGEST], self.styles["text"])
        self.at += 1

    def computed(
        self, key: object, label: str, formula: Callable[[], str], value: float | str | None, style: str
    ) -> None:
        """Place a single formula; it is written once all rows have their place."""
        self._label(key, label, "")
        row = self.at
        cached = self.cached[key] = "" if value is None else value
        self.pending.append(lambda: self.sheet.write_formula(row, 2, f"={formula()}", self.styles[style], cached))
        self.at += 1

    def inputs(self, key: object, label: str, values: Sequence[float], style: str, *, status: str = "") -> None:
        """Write a row of values by year that a reader may change."""
        self._label(key, label, status)
        for step, value in enumerate(values):
            self.sheet.write_number(self.at, FIRST + step, value, self.styles[f"{style}_given"])
        self.at += 1

    def line(
        self, key: object, label: str, formula: Formula, values: Sequence[float] | None, style: str, *, status: str = ""
    ) -> None:
        """Place a row of formulas by year; `values` are what a viewer that does not recalculate shows."""
        self._label(key, label, status)
        row = self.at

        def write() -> None:
            for step in range(self.count):
                cached = 0 if values is None else float(values[step])
                self.sheet.write_formula(row, FIRST + step, f"={formula(step)}", self.styles[style], cached)

        self.pending.append(write)
        self.at += 1

    def finish(self) -> None:
        """Write the formulas, now that every key has its row."""
        for write in self.pending:
            write()
        self.pending.clear()

    def _label(self, key: object, label: str, status: str) -> None:
        self.rows[key] = self.at
        self.sheet.write_string(self.at, 0, bearable(label)[:_LONGEST], self.styles["text"])
        if status:
            self.sheet.write_string(self.at, 1, status, self.styles["text"])
