"""Blocks of an outline."""

from __future__ import annotations

import pytest

from appraisal.errors import DefectError
from appraisal.report.blocks import BlankForm, Cell, Column, Table, listed, paragraph, points


def test_a_table_without_rows_is_a_defect() -> None:
    """A section that has nothing to say leaves its table out; it does not print an empty one."""
    with pytest.raises(DefectError):
        Table(columns=(Column("A"),), rows=())


def test_a_ragged_table_is_a_defect() -> None:
    """Every row has a cell for every column."""
    with pytest.raises(DefectError):
        Table(columns=(Column("A"), Column("B")), rows=((Cell("1"),),))


def test_a_blank_form_pads_what_is_given() -> None:
    """Names that are known are printed, the rest is left for the pen, and no name is cut off by a small count."""
    form = BlankForm(columns=(Column("Name"), Column("Sign")), count=1, given=(("A",), ("B",)))
    assert list(form.lines()) == [("A", ""), ("B", "")]


def test_a_sentence_that_ends_in_a_colon_stands_above_its_items() -> None:
    """Sentences are a list; what is followed by items is a paragraph over them, and items lose their dash."""
    blocks = listed(["One.", "To ask:", "- this", "- that"])
    assert blocks == [points("One."), paragraph("To ask:"), points("this", "that")]
