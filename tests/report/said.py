"""What blocks say, as plain text."""

from __future__ import annotations

from appraisal.report.blocks import Block, Chart, Paragraph, Points, Table


def lines_of(*blocks: Block) -> list[str]:
    """Return the texts of blocks: a paragraph, an item or a row of a table is a line, its cells parted by bars."""
    result: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            result.append("".join(run.text for run in block.runs))
        elif isinstance(block, Points):
            result += ["".join(run.text for run in item) for item in block.items]
        elif isinstance(block, Table):
            rows = [" | ".join(cell.text for cell in row) for row in block.rows]
            result += [each for each in (block.caption, *rows, block.note) if each]
        elif isinstance(block, Chart) and block.table is not None:
            result += lines_of(block.table)
    return result
