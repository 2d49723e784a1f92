"""The Word document."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import _Row

from appraisal.memo.to_docx import to_docx
from appraisal.report.blocks import Outline
from appraisal.text.typeset import unbroken


@pytest.fixture(scope="module")
def written(every_block: Outline) -> bytes:
    """Return the document with every kind of block."""
    return to_docx(every_block)


def test_the_bytes_repeat(every_block: Outline, written: bytes) -> None:
    """The same outline gives the same file, time stamps included."""
    assert to_docx(every_block) == written
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_hostile_name_is_text(written: bytes, hostile: str) -> None:
    """Markup stays text, and control characters, which no Word document bears, are stripped."""
    document = docx.Document(io.BytesIO(written))
    expected = unbroken(hostile.replace("\x07", "").replace("\x1f", ""))
    assert document.tables[0].rows[3].cells[1].text == expected
    assert any(line.text == expected for line in document.paragraphs)


def test_no_table_is_wider_than_the_page(written: bytes) -> None:
    """The widths of columns and of all cells are set, agree, and add up to no more than the text's width."""
    document = docx.Document(io.BytesIO(written))
    page = document.sections[0]
    width, left, right = page.page_width, page.left_margin, page.right_margin
    assert width is not None
    assert left is not None
    assert right is not None
    room = width - left - right
    for table in document.tables:
        columns = [column.width for column in table.columns]
        assert sum(columns) <= room * 1.001
        for row in table.rows:
            assert [cell.width for cell in row.cells] == columns


def test_heads_repeat_on_every_page(written: bytes) -> None:
    """A table with a head repeats it, and no row is torn in two."""
    tables = docx.Document(io.BytesIO(written)).tables
    heads = [_has(table.rows[0], "w:tblHeader") for table in tables]
    assert heads == [True, False, True]  # the pairs of names and values have no head
    assert all(_has(row, "w:cantSplit") for row in tables[0].rows)


def _has(row: _Row, mark: str) -> bool:
    return row._tr.trPr is not None and row._tr.trPr.find(qn(mark)) is not None


def test_pictures_have_alt_texts(written: bytes) -> None:
    """Who cannot see a chart is told what it shows."""
    shapes = docx.Document(io.BytesIO(written)).inline_shapes
    assert [shape._inline.docPr.get("descr")[-5:] for shape in shapes] == ["ЖЖЖЖЖ", "e bar"]
    assert all(shape.width <= docx.shared.Cm(17.81) for shape in shapes)


def test_pages_are_numbered_and_carry_the_status(written: bytes) -> None:
    """Each page says whose memo it is, that it is a draft, and which page of how many."""
    page = docx.Document(io.BytesIO(written)).sections[0]
    assert page.header.paragraphs[0].text == "ПРОЕКТ"
    fields = [field.get(qn("w:instr")) for field in page.footer.paragraphs[0]._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_document_tells_what_was_appraised(written: bytes) -> None:
    """The digest is in the document's properties; nobody's name and no time of day are."""
    known = docx.Document(io.BytesIO(written)).core_properties
    assert known.identifier == "abc123"
    assert known.author == known.last_modified_by == "appraisal"
    assert known.created.year == 1980
