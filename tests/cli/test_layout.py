"""Tables that cut no word."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from appraisal.cli.layout import drawn, wrapped
from appraisal.text.typeset import NO_BREAK

WORDS = st.text("abйж-1漢", min_size=1, max_size=14)
CELLS = st.lists(WORDS, max_size=6).map(" ".join)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    """Draw titles and rows."""
    count = draw(st.integers(1, 7))
    row = st.lists(CELLS, min_size=count, max_size=count)
    return draw(row), draw(st.lists(row, max_size=4))


@given(tables(), st.integers(40, 120), st.sets(st.integers(0, 6)))
def test_no_word_is_cut_or_lost(table: tuple[list[str], list[list[str]]], width: int, numbers: set[int]) -> None:
    """At any width every word of every cell stands whole in the lines, and no line is wider than the terminal."""
    columns, rows = table
    shown = list(drawn(columns, rows, numbers=sorted(numbers), width=width))
    result = Counter(word.rstrip(":") for line in shown for word in line.replace(NO_BREAK, " ").split())
    wanted = Counter(word for row in rows for cell in row for word in cell.split())
    assert not wanted - result
    assert all(cell_len(line) <= width for line in shown)


@given(CELLS, st.integers(20, 80))
def test_a_text_folds_between_its_words(text: str, width: int) -> None:
    """A text keeps its words and their order; only a word longer than the terminal leaves it."""
    shown = list(wrapped(text, width))
    assert " ".join(shown).split() == text.split()
    assert all(cell_len(line) <= width or " " not in line.strip() for line in shown)


def test_a_row_is_a_line_in_a_pipe() -> None:
    """Without a terminal nothing folds."""
    shown = list(drawn(["a", "b"], [["x " * 300, "1"]], numbers=[1], width=None))
    assert len(shown) == 2


def test_a_number_stays_with_its_mark() -> None:
    """A mark of status or a unit is never parted from its number."""
    shown = list(drawn(["name", "value"], [["long " * 30, "-0.172 a"]], numbers=[1], width=40))
    assert any(f"-0.172{NO_BREAK}a" in line for line in shown)


@pytest.mark.parametrize("width", [80, 40])
def test_what_fits_in_no_table_is_a_record(width: int) -> None:
    """Two columns too wide to stand together are written as lines, a title and its value each."""
    shown = list(drawn(["key", "of " + "y" * 30], [["x" * (width - 5), "z" * 30]], numbers=[], width=width))
    assert shown[0] == "x" * (width - 5)
    assert "z" * 30 in " ".join(shown)
