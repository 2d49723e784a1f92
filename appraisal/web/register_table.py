"""A table whose rows open cards; searched, sorted and filtered in the browser, with cards for rows on a phone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from streamlit.components import v2

from appraisal.figures import Status
from appraisal.report.register_rows import Row, RowCell, Rows
from appraisal.text import Language, say
from appraisal.web import context
from appraisal.web.parts import SYMBOLS, minus

_HERE = Path(__file__).parent
WORDS = (
    *("search", "group", "any_group", "status", "any_status", "sort", "shown", "none", "clear", "rising", "falling"),
    "caption",
)


def _text(suffix: str) -> str:
    return (_HERE / f"register_table.{suffix}").read_text(encoding="utf-8")


_mounted = v2.component("appraisal_register_table", html=_text("html"), css=_text("css"), js=_text("js"))


def draw(rows: Rows, language: Language, *, name: str, tools: bool) -> None:
    """Draw the table; what a reader opens becomes the card of the view.

    Args:
        rows: of the table.
        language: of the words.
        name: distinguishes the table in a page's state and in what a browser remembers of search and order.
        tools: whether it can be searched, sorted and filtered.
    """
    key = f"table_{name}"

    def opened() -> None:
        card = context.released(key, "opened")
        if isinstance(card, str):
            context.choose(card=card, project=card.partition(".")[0], option=None)

    _mounted(key=key, data=_data(rows, language, name=name, tools=tools), on_opened_change=opened)


def _data(rows: Rows, language: Language, *, name: str, tools: bool) -> dict[str, object]:
    return {
        "name": name,
        "language": language,
        "tools": tools,
        "words": {each: say(f"web.register_table.{each}", language) for each in WORDS},
        "heads": [{"title": each.title, "unit": each.unit, "number": each.number} for each in rows.heads],
        "groups": [list(each) for each in rows.groups],
        "statuses": [[each.value, say(f"statuses.{each}", language)] for each in Status],
        "symbols": {status.value: symbol for status, symbol in SYMBOLS.items()},
        "rows": [_row(each) for each in rows.rows],
    }


def _row(row: Row) -> Mapping[str, object]:
    return {
        "opens": row.opens,
        "group": row.group,
        "statuses": [each.value for each in row.statuses],
        "words": row.words,
        "cells": [_cell(each) for each in row.cells],
    }


def _cell(cell: RowCell) -> Mapping[str, object]:
    """Return a cell without what it does not have: 200 rows are sent with every run."""
    told = {
        "text": minus(cell.text),
        "small": cell.small,
        "status": cell.status.value if cell.status is not None else "",
        "said": cell.said,
        "sort": cell.sort,
        "opens": cell.opens,
    }
    return {name: each for name, each in told.items() if each not in ("", None)}
