"""Blocks of a report on a page: the tables, paragraphs, lists and charts of `parts.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import streamlit as st
from markupsafe import Markup

from appraisal.report.blocks import Align, Block, Cell, Chart, KeyValues, Paragraph, Points, Run, Table, Tone
from appraisal.text import Language
from appraisal.web import fold, parts
from appraisal.web.parts import Column, word

_KINDS: Mapping[Align, Literal["text", "number", "centre"]] = {"left": "text", "right": "number", "center": "centre"}

_TONES: Mapping[Tone, Literal["note", "warn"]] = {"note": "note", "box": "warn"}


def finding(*blocks: Block, language: Language, key: str) -> None:
    """Draw blocks about one chart: its caption is their title, and all the rest stands behind "How this was computed".

    Blocks without a chart are drawn as they are.
    """
    charts = [each for each in blocks if isinstance(each, Chart)]
    if not charts:
        draw(*blocks, key=key)
        return
    title = charts[0].caption
    if title:
        parts.heading(title, level=3)
    heads = [each for each in blocks if not title and isinstance(each, Paragraph) and each.tone == "heading"]
    draw(*heads, *charts, key=key)
    rest = [each for each in blocks if not isinstance(each, Chart) and each not in heads]
    if told := [each for each in rest if not (isinstance(each, Paragraph) and each.tone == "heading")]:
        with fold.how(language):
            draw(*told, key=f"{key}_how")


def first_rows(table: Table, language: Language, *, most: int = fold.LISTED, label: str = "") -> None:
    """Draw the first rows of a table, and the others behind a click: `label`, or how many more there are."""
    left = len(table.rows) - most
    if left <= 0:
        draw(table)
        return
    marks = table.marked
    draw(replace(table, rows=table.rows[:most], marked=frozenset(row for row in marks if row < most)))
    with st.expander(label or word("fold.more", language, n=left)):
        rest = frozenset(row - most for row in marks if row >= most)
        draw(replace(table, rows=table.rows[most:], marked=rest, caption="", note=""))


def draw(*blocks: Block, key: str = "") -> None:
    """Draw blocks one below another; `key` distinguishes the charts of one page."""
    for at, block in enumerate(blocks):
        _draw(block, f"{key}{at}")


def _draw(block: Block, key: str) -> None:
    if isinstance(block, Table):
        _table(block)
    elif isinstance(block, Paragraph):
        if block.tone == "heading":
            parts.heading("".join(run.text for run in block.runs), level=3)
        else:
            parts.paragraph(_text(block.runs), kind=_TONES.get(block.tone, "plain"))
    elif isinstance(block, Points):
        parts.bullets((_text(item) for item in block.items), numbered=block.numbered)
    elif isinstance(block, KeyValues):
        parts.pairs(block.pairs)
    elif isinstance(block, Chart):
        parts.chart(block.spec, key=key)


def _table(block: Table) -> None:
    if block.caption:
        parts.heading(block.caption, level=3)
    whole = sum(each.width for each in block.columns)
    columns = [
        Column(
            each.title,
            each.unit,
            kind=_KINDS[each.align],
            width=100 * each.width / whole if each.align == "left" else None,
        )
        for each in block.columns  # numbers take what they need
    ]
    rows = [
        [_cell(cell, narrow=column.align == "center") for cell, column in zip(row, block.columns, strict=True)]
        for row in block.rows
    ]
    parts.table(columns, rows, marked=block.marked)
    if block.note:
        parts.paragraph(block.note, kind="note")


def _cell(cell: Cell, *, narrow: bool) -> Markup:
    """Return a cell; a status is shown by its symbol, with its word if there is room."""
    if cell.status is not None and cell.said:
        return Markup("{} {}").format(cell.text, parts.symbol(cell.status, cell.said))
    if cell.status is not None:
        symbol = parts.symbol(cell.status, cell.text)
        return symbol if narrow else Markup("{} {}").format(symbol, cell.text)
    said = Markup("{} {}").format(cell.text, cell.mark) if cell.mark else Markup("{}").format(cell.text)
    return Markup("<strong>{}</strong>").format(said) if cell.weight == "strong" else said


def _text(runs: tuple[Run, ...]) -> Markup:
    weights = {"plain": "{}", "strong": "<strong>{}</strong>", "emphasis": "<em>{}</em>"}
    return Markup().join(Markup(weights[run.weight]).format(run.text) for run in runs)  # noqa: S704
