"""A workbook that is written: the same content gives the same bytes, and numbers keep all their digits."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

_CREATED = datetime(2000, 1, 1)
HEAD = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE6F1", "bottom": 1}
LONG = {"text_wrap": True, "valign": "top", "align": "left"}
TITLE = {"bold": True, "font_size": 14}


def written(draw: Callable[[Any], None]) -> bytes:
    """Return the workbook that `draw` draws into an empty one; no text in it becomes a formula, a link or a number."""
    from xlsxwriter import Workbook

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(content, options)
    book.set_properties({"created": _CREATED})
    draw(book)
    book.close()
    return content.getvalue()


def formats_of(book: Any, declared: Mapping[str, Mapping[str, object]]) -> dict[str, Any]:
    """Return the formats of a workbook by name."""
    return {name: book.add_format(dict(form)) for name, form in declared.items()}


def exact() -> type[Any]:
    """Return a worksheet that writes numbers with all their digits: XlsxWriter's sixteen lose the last bit."""
    from xlsxwriter.worksheet import Worksheet

    class Exact(Worksheet):  # type: ignore[misc]
        def _xml_number_element(self, number: float, attributes: Any = ()) -> None:
            self._xml_start_tag("c", attributes)
            self._xml_data_element("v", repr(number))
            self._xml_end_tag("c")

    return Exact


def put(sheet: Any, row: int, column: int, value: object, form: Any) -> None:
    """Write a value into a cell (from 0) by its type."""
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, form)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, form)
    else:
        sheet.write_string(row, column, str(value), form)


def lines_of(sheet: Any, texts: Mapping[int, str], form: Any, *, width: int = 95) -> None:
    """Write lines of running text by row (from 0) into the first column; not every program fits heights to them."""
    sheet.set_column(0, 0, width, form)
    for row, text in texts.items():
        sheet.set_row(row, 16 * (1 + len(text) // (width - 10)))
        sheet.write_string(row, 0, text, form)
