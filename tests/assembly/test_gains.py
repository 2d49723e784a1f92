"""What one portfolio adds up to above another."""

from __future__ import annotations

from appraisal.assembly.gains import gained


def test_rounding_is_no_gain() -> None:
    """A sum that moved by the dust of decimals stayed; a small true change of a small sum did not."""
    assert gained({"a": 0.1 + 0.2, "b": 1e-6}, {"a": 0.3, "b": 2e-6}) == {"b": 1e-6}


def test_a_total_that_one_of_the_two_does_not_know_is_not_compared() -> None:
    """Nothing is taken as zero for want of a figure."""
    assert gained({"a": 1.0}, {"a": 1.0, "b": 2.0}) == {}
    assert gained({"a": 1.0, "b": 2.0}, {"a": 3.0}) == {"a": 2.0}
