"""Blocks of a report on a terminal: folded tables and lines of text; for a chart its numbers, else its caption."""

from __future__ import annotations

from appraisal.cli.output import lines, table
from appraisal.report.blocks import Block, Cell, Chart, KeyValues, Paragraph, Points, Run, Table


def show(*blocks: Block) -> None:
    """Print blocks one below another, each followed by an empty line."""
    for block in blocks:
        _show(block)


def _show(block: Block) -> None:
    if isinstance(block, Chart) and block.table is not None:
        _show(block.table)
    elif isinstance(block, Table):
        numbers = [at for at, column in enumerate(block.columns) if column.align == "right"]
        table(
            block.caption, [each.head for each in block.columns], [_cells(row) for row in block.rows], numbers=numbers
        )
        if block.note:
            lines(block.note, "")
    elif isinstance(block, Paragraph):
        lines(_text(block.runs), *([] if block.tone == "heading" else [""]))
    elif isinstance(block, Points):
        marks = (f"{number}." if block.numbered else "–" for number in range(1, len(block.items) + 1))
        lines(*(f"{mark} {_text(item)}" for mark, item in zip(marks, block.items, strict=True)), "")
    elif isinstance(block, KeyValues):
        lines(*(f"{name}: {value}" for name, value in block.pairs), "")
    elif isinstance(block, Chart) and block.caption:
        lines(block.caption, "")


def _cells(row: tuple[Cell, ...]) -> list[str]:
    return [f"{cell.text} {cell.mark}".rstrip() for cell in row]


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
