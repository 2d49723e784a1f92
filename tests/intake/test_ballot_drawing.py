"""How the sheets of a ballot are drawn."""

from __future__ import annotations

from appraisal.intake.ballot_drawing import height


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    """Lines are counted by the width of each column, with room to spare."""
    assert height({"a": 10, "b": 100}, {"a": "x" * 25, "b": "y"}) == 4 * 15
    assert height({"a": 10}, {}) == 15
