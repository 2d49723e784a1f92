"""Blocks of a report on a page: the tables, paragraphs, lists and charts of `parts.py`."""

from __future__ import annotations

from markupsafe import Markup

from appraisal.report.blocks import Block, Cell, Chart, KeyValues, Paragraph, Points, Run, Table
from appraisal.web import parts
from appraisal.web.parts import Column

_KINDS = {"left": "text", "right": "number", "center": "centre"}


def draw(*blocks: Block, key: str = "") -> None:
    """Draw blocks one under another; `key` tells the charts of one page apart."""
    for at, block in enumerate(blocks):
        _draw(block, f"{key}{at}")


def _draw(block: Block, key: str) -> None:
    if isinstance(block, Table):
        _table(block)
    elif isinstance(block, Paragraph):
        if block.tone == "heading":
            parts.heading("".join(run.text for run in block.runs), level=3)
        else:
            parts.paragraph(_text(block.runs), kind="note" if block.tone == "note" else "plain")
    elif isinstance(block, Points):
        parts.bullets(_text(item) for item in block.items)
    elif isinstance(block, KeyValues):
        parts.table([Column(""), Column("")], block.pairs)
    elif isinstance(block, Chart):
        parts.chart(dict(block.spec), key=key)


def _table(block: Table) -> None:
    if block.caption:
        parts.heading(block.caption, level=3)
    whole = sum(each.width for each in block.columns)
    columns = [
        Column(each.title, kind=_KINDS[each.align], width=100 * each.width / whole)  # type: ignore[arg-type]
        for each in block.columns
    ]
    parts.table(columns, [[_cell(cell) for cell in row] for row in block.rows], marked=block.marked)
    if block.note:
        parts.paragraph(block.note, kind="note")


def _cell(cell: Cell) -> Markup:
    said = Markup("{} {}").format(cell.text, cell.mark) if cell.mark else Markup("{}").format(cell.text)
    return Markup("<strong>{}</strong>").format(said) if cell.weight == "strong" else said


def _text(runs: tuple[Run, ...]) -> Markup:
    weights = {"plain": "{}", "strong": "<strong>{}</strong>", "emphasis": "<em>{}</em>"}
    return Markup().join(Markup(weights[run.weight]).format(run.text) for run in runs)  # noqa: S704
