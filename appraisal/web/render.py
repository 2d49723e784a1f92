"""Blocks of a report on a page: the tables, paragraphs, lists and charts of `parts.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from markupsafe import Markup

from appraisal.report.blocks import Align, Block, Cell, Chart, KeyValues, Paragraph, Points, Run, Table, Tone
from appraisal.web import parts
from appraisal.web.parts import Column

_KINDS: Mapping[Align, Literal["text", "number", "centre"]] = {"left": "text", "right": "number", "center": "centre"}

_TONES: Mapping[Tone, Literal["note", "warn"]] = {"note": "note", "box": "warn"}


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
