"""Widths of a table's columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.memo.widths import ROOM_CM, fitted
from appraisal.report.blocks import Cell, Column

WORDS = st.text(alphabet="aЖ 1\u00a0", max_size=60)


@given(st.lists(st.tuples(WORDS, st.floats(0.1, 10)), min_size=1, max_size=9), st.data())
def test_a_table_always_fills_the_page_and_no_more(heads: list[tuple[str, float]], data: st.DataObject) -> None:
    """Whatever stands in it, a table is as wide as the text: nothing runs over the page's edge, no column vanishes."""
    columns = [Column(title, width) for title, width in heads]
    rows = data.draw(st.lists(st.tuples(*(WORDS.map(Cell) for _ in columns)), max_size=3))
    widths = fitted(columns, rows)
    assert sum(widths) == pytest.approx(ROOM_CM)
    assert min(widths) > 0


def test_a_long_word_takes_room_from_those_that_can_spare_it() -> None:
    """The longest word of a narrow column is not broken while another column has room."""
    narrow, wide = fitted((Column("дисконтированный", 1), Column("Проект", 30)), ())
    assert narrow > 16 * 0.17
    assert wide > narrow


def test_a_name_of_three_hundred_letters_leaves_room_for_the_others() -> None:
    """One endless word is broken; it does not squeeze the rest."""
    endless, other = fitted((Column("Project", 1), Column("Reason", 3)), [(Cell("Ж" * 300), Cell("short"))])
    assert endless < other
