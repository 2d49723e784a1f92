"""The outline as a Word document on A4: repeated headers, alt texts, page numbers, reproducible bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

from appraisal.memo import draw
from appraisal.memo.docx_links import bookmark, lead
from appraisal.memo.docx_styles import field, set_styles
from appraisal.memo.docx_table import table_xml
from appraisal.memo.widths import ROOM_CM, fitted
from appraisal.report.blocks import BlankForm, Block, Cell, Chart, KeyValues, Outline, Paragraph, Points, Table
from appraisal.text import say
from appraisal.text.typeset import unbroken
from appraisal.text.xml_safe import xml_safe

_WIDTH_CM, _HEIGHT_CM = 21.0, 29.7
_MARGIN_CM, _TOP_CM = (_WIDTH_CM - ROOM_CM) / 2, 2.0
_PAIRS_CM = (5.0, ROOM_CM - 5.0)
_LARGEST_PICTURE_CM = 11.3  # two to a page
_STYLES = {"plain": "Normal", "lead": "MemoLead", "note": "MemoNote", "box": "MemoBox", "heading": "Heading2"}
_EPOCH = datetime(1980, 1, 1)  # the earliest time in a zip: a memo has no time stamps


def to_docx(outline: Outline) -> bytes:
    """Return the memo as a Word document, the same bytes for the same outline."""
    import docx
    from docx.shared import Cm

    document = docx.Document()
    set_styles(document, outline.language)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(_WIDTH_CM), Cm(_HEIGHT_CM)
    page.left_margin = page.right_margin = Cm(_MARGIN_CM)
    page.top_margin = page.bottom_margin = Cm(_TOP_CM)
    page.header.paragraphs[0].text = xml_safe(outline.running)
    page.header.paragraphs[0].style = document.styles["Memo Note"]
    _number_pages(page.footer.paragraphs[0], outline)
    _line(document, "Title", outline.title)
    _line(document, "Subtitle", outline.subtitle)
    for number, section in enumerate(outline.sections):
        heading = _line(document, "Heading1", section.title)
        bookmark(heading, section.key, number)
        heading.paragraph_format.page_break_before = section.new_page
        for block in section.blocks:
            _add(document, block)
    _sign(document, outline)
    written = io.BytesIO()
    document.save(written)
    return _without_time(written.getvalue())


def _add(document: Any, block: Block) -> None:
    if isinstance(block, Paragraph):
        _runs(_line(document, _STYLES[block.tone]), block.runs)
    elif isinstance(block, Points):
        for number, item in enumerate(block.items, start=1):
            line = _line(document, "MemoPoint")
            line.add_run(f"{number}.\t" if block.numbered else "•\t")
            _runs(line, item)
    elif isinstance(block, Chart):
        _picture(document, block)
    elif isinstance(block, KeyValues):
        pairs = tuple((Cell(name, weight="strong"), Cell(value)) for name, value in block.pairs)
        _table(document, table_xml(_PAIRS_CM, ("left", "left"), (), pairs))
    else:
        if block.caption:
            _line(document, "Caption", block.caption)
        rows, marked, height = _rows(block)
        _table(
            document,
            table_xml(
                fitted(block.columns, rows),
                tuple(column.align for column in block.columns),
                tuple(column.head for column in block.columns),
                rows,
                marked=marked,
                row_cm=height,
            ),
        )
        if isinstance(block, Table) and block.note:
            _line(document, "MemoNote", block.note)


def _line(document: Any, style: str, text: str = "") -> Any:
    """Add a paragraph by the key of its style: python-docx takes a millisecond to look one up by name."""
    line = document.add_paragraph(xml_safe(unbroken(text)))
    line._p.style = style
    return line


def _rows(block: Table | BlankForm) -> tuple[tuple[tuple[Cell, ...], ...], frozenset[int], float | None]:
    if isinstance(block, BlankForm):
        return tuple(tuple(Cell(text) for text in line) for line in block.lines()), frozenset(), 0.9
    return block.rows, block.marked, None


def _runs(line: Any, runs: Any) -> None:
    for run in runs:
        written = line.add_run(xml_safe(unbroken(run.text)))
        written.bold = run.weight == "strong" or None
        written.italic = run.weight == "emphasis" or None
        if run.to:
            lead(written, run.to)


def _table(document: Any, xml: str) -> None:
    """Put a table before the body's closing section, and a thin line after it, because Word joins adjacent tables."""
    from docx.oxml import parse_xml

    _line(document, "MemoGap")._p.addprevious(parse_xml(xml))


def _picture(document: Any, chart: Chart) -> None:
    from docx.shared import Cm

    line = _line(document, "MemoPicture")
    shape = line.add_run().add_picture(io.BytesIO(draw.png(chart.spec)), width=Cm(ROOM_CM))
    if shape.height > Cm(_LARGEST_PICTURE_CM):
        shape.width, shape.height = round(shape.width * Cm(_LARGEST_PICTURE_CM) / shape.height), Cm(_LARGEST_PICTURE_CM)
    properties = shape._inline.docPr
    properties.set("descr", xml_safe(chart.alt))
    properties.set("name", xml_safe(chart.caption)[:60])
    _line(document, "MemoFigure", chart.caption)


def _number_pages(line: Any, outline: Outline) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    said = say("memo.page", outline.language, page="\x00", pages="\x01")
    for piece in said.replace("\x00", "\x02PAGE\x02").replace("\x01", "\x02NUMPAGES\x02").split("\x02"):
        if piece in ("PAGE", "NUMPAGES"):
            line._p.append(field(piece))
        else:
            line.add_run(piece)


def _sign(document: Any, outline: Outline) -> None:
    known = document.core_properties
    known.title = xml_safe(f"{outline.title}: {outline.subtitle}")[:255]
    known.author = known.last_modified_by = "appraisal"
    known.comments, known.keywords = "", ""
    known.identifier, known.language = outline.identifier, outline.language
    known.created = known.modified = _EPOCH
    known.revision = 1


def _without_time(archive: bytes) -> bytes:
    """Rewrite a zip with one time stamp for all its members."""
    rewritten = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name, date_time=_EPOCH.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED  # pictures too, which are hardly compressed
            new.writestr(member, old.read(name))
    return rewritten.getvalue()
