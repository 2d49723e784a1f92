"""A table of a Word document as XML, because python-docx takes a second for one."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from appraisal.memo.docx_styles import NAMESPACE
from appraisal.report.blocks import Align, Cell
from appraisal.text.typeset import unbroken
from appraisal.text.xml_safe import xml_safe

_TWIPS_A_CM = 1440 / 2.54
_HEAD, _MARKED = "E6EAEE", "F1F3F5"


def table_xml(
    widths: tuple[float, ...],
    aligns: tuple[Align, ...],
    head: tuple[str, ...],
    rows: tuple[tuple[Cell, ...], ...],
    *,
    marked: frozenset[int] = frozenset(),
    row_cm: float | None = None,
) -> str:
    """Return a table with fixed layout: widths (cm) on the grid and on every cell, the header repeated on each page."""
    twips = [int(width * _TWIPS_A_CM) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    lines = (
        [_row([Cell(title, weight="strong") for title in head], twips, aligns, fill=_HEAD, head=True)] if head else []
    )
    lines += [
        _row(row, twips, aligns, fill=_MARKED if number in marked else "", row_cm=row_cm)
        for number, row in enumerate(rows)
    ]
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="35" w:type="dxa"/>'
        '<w:left w:w="80" w:type="dxa"/><w:bottom w:w="25" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )


def _row(
    cells: Any,
    twips: list[int],
    aligns: tuple[Align, ...],
    *,
    fill: str,
    head: bool = False,
    row_cm: float | None = None,
) -> str:
    height = f'<w:trHeight w:val="{round(row_cm * _TWIPS_A_CM)}" w:hRule="atLeast"/>' if row_cm else ""
    repeat = "<w:tblHeader/>" if head else ""
    columns = zip(cells, twips, aligns, strict=True)
    body = "".join(_cell(cell, width, align, fill) for cell, width, align in columns)
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{repeat}</w:trPr>{body}</w:tr>"


def _cell(cell: Cell, width: int, align: Align, fill: str) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    style = "MemoHead" if fill == _HEAD else "MemoCell"
    strong = "<w:b/>" if cell.weight == "strong" else ""
    look = f"<w:rPr>{strong}{'<w:i/>' if cell.weight == 'emphasis' else ''}</w:rPr>"
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    runs = f"<w:r>{look}{_text(cell.text)}</w:r>"
    if cell.mark:
        runs += f"<w:r>{raised}{_text(cell.mark)}</w:r>"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="{align}"/></w:pPr>{runs}</w:p></w:tc>'
    )


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(xml_safe(unbroken(text)))}</w:t>'
