"""How the sheets of a ballot are drawn: tables with open cells for answers, rows as high as their texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from appraisal.intake.book import HEAD, LONG, TITLE, exact, put
from appraisal.text import Language, say

_INPUT = {"bg_color": "#FFF9E5", "border": 1, "border_color": "#BFBFBF", "valign": "top", "locked": False}
FORMATS: Mapping[str, Mapping[str, object]] = {
    "head": HEAD,
    "title": TITLE,
    "long": LONG,
    "key": {"font_color": "#808080", "font_size": 9, "valign": "top"},
    "input": {**_INPUT, "align": "left"},
    "text_input": {**_INPUT, "num_format": "@", "text_wrap": True, "align": "left"},
}
_LINE, _WIDTH = 15, 16  # height of a line, and characters of a column of which nothing else is said
_WIDTHS = {
    "project": 42,
    "criterion": 30,
    "other_criterion": 30,
    "more": 30,
    "reason": 48,
    "meaning": 80,
    "figure": 36,
    "note": 60,
    "source": 48,
    "answer": 20,
}


@dataclass(frozen=True, slots=True)
class Sheets:
    """The workbook that is being drawn."""

    book: Any
    formats: Mapping[str, Any]
    language: Language

    def add(self, key: str, *, landscape: bool = True) -> Any:
        """Return a new sheet, locked but for its input cells; anybody can unlock it, so nothing rests on that."""
        sheet = self.book.add_worksheet(self.say(f"sheets.{key}"), exact())
        if landscape:
            sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})
        return sheet

    def say(self, key: str, **facts: object) -> str:
        """Return words of the workbook."""
        return say(f"workbook.{key}", self.language, **facts)

    def table(self, key: str, heads: Sequence[str], rows: Iterable[Mapping[str, object]], inputs: Iterable[str]) -> Any:
        """Draw a table with its titles in the first row; columns of `inputs` are open, keys are grey."""
        sheet, opened, listed = self.add(key), set(inputs), list(rows)
        for row, cells in enumerate(listed, start=1):
            sheet.set_row(row, height({head: _WIDTHS.get(head, _WIDTH) for head in heads}, cells))
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_row(0, 2 * _LINE)
        for column, head in enumerate(heads):
            form = "key" if head.endswith("_key") else "long"
            sheet.set_column(column, column, _WIDTHS.get(head, _WIDTH))
            sheet.write_string(0, column, self.say(f"columns.{head}"), self.formats["head"])
            for row, cells in enumerate(listed, start=1):
                if head in opened:
                    sheet.write_blank(row, column, None, self.formats["text_input" if head == "reason" else "input"])
                elif head in cells:
                    put(sheet, row, column, cells[head], self.formats[form])
        return sheet

    def offer(self, sheet: Any, first: int, last: int, column: int, listed: Sequence[object], help_key: str) -> None:
        """Offer a list in a column of cells; what is typed instead is not refused here, but when it is read."""
        rule = {"validate": "list", "source": list(listed), "show_error": False}
        told = {"input_message": self.say(f"notes.{help_key}")[:255]}
        sheet.data_validation(first, column, last, column, {**rule, **told})


def height(widths: Mapping[str, int], cells: Mapping[str, object]) -> int:
    """Return the height that a row needs; not every program fits it to wrapped text.

    Args:
        widths: in characters, by column.
        cells: what stands in them.
    """
    return _LINE * max(
        (1 + int(len(str(cells[key])) * 1.2) // width for key, width in widths.items() if key in cells), default=1
    )
