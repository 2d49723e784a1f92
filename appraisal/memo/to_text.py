"""The outline as plain text, for the golden texts of the tests and for readers without Word."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.report.blocks import BlankForm, Block, Cell, Chart, KeyValues, Outline, Paragraph, Points, Run, Table

_MARKS = {"plain": "", "strong": "**", "emphasis": "_"}


def to_text(outline: Outline) -> str:
    """Return the outline as plain text, one line for each row of a table."""
    lines = [outline.title, outline.subtitle, outline.running]
    for section in outline.sections:
        lines += ["", "", f"## {section.title}"]
        for block in section.blocks:
            lines += ["", *_lines(block)]
    return "\n".join(lines) + "\n"


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield ("" if block.tone == "plain" else f"[{block.tone}] ") + _said(block.runs)
    elif isinstance(block, Points):
        for number, item in enumerate(block.items, start=1):
            yield (f"{number}. " if block.numbered else "- ") + _said(item)
    elif isinstance(block, KeyValues):
        yield from (f"{name}: {value}" for name, value in block.pairs)
    elif isinstance(block, Chart):
        yield f"[chart] {block.caption}"
        yield f"        {block.alt}"
    else:
        yield from _table(block)


def _table(block: Table | BlankForm) -> Iterator[str]:
    if block.caption:
        yield block.caption
    yield "| " + " | ".join(column.head for column in block.columns) + " |"
    if isinstance(block, BlankForm):
        yield from ("| " + " | ".join(line) + " |" for line in block.lines())
        return
    yield from ("| " + " | ".join(_cell(cell) for cell in row) + " |" for row in block.rows)
    if block.note:
        yield block.note


def _cell(cell: Cell) -> str:
    mark = _MARKS[cell.weight] if cell.text else ""
    return f"{mark}{cell.text}{mark}" + (f"^{cell.mark}" if cell.mark else "")


def _said(runs: tuple[Run, ...]) -> str:
    return "".join(f"{_MARKS[run.weight]}{run.text}{_MARKS[run.weight]}" for run in runs)
