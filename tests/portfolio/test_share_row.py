"""A bound of a share as a row of whole numbers."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from appraisal.portfolio.share_row import share_row

PART, WHOLE = np.array([3000, 0, 2000]), np.array([3000, 6000, 2000])


def test_a_row_compares_two_sums_without_rounding() -> None:
    """A third is a third: 3 of 9 keep a floor of it, and not one a billionth higher; with another bound likewise."""
    third = share_row(name="r", rule="r", sense=">=", part=PART, whole=WHOLE, bound=Fraction(1, 3))
    assert third is not None
    assert third.holds(int(third.coefficients[:2].sum()))
    higher = third.at(Fraction(1, 3) + Fraction(1, 10**9))
    assert higher is not None
    assert not higher.holds(int(higher.coefficients[:2].sum()))
    assert (higher.rule, higher.sense, higher.rhs, higher.unit) == ("r", ">=", 0, "share")


def test_numbers_are_as_small_as_they_can_be_and_never_too_large() -> None:
    """What all coefficients share is taken out; what does not fit 64 bits is no row."""
    half = share_row(name="r", rule="r", sense="<=", part=PART, whole=WHOLE, bound=Fraction(1, 2))
    assert half is not None
    assert half.coefficients.tolist() == [3, -6, 2]
    assert half.at(Fraction(1, 10**30)) is None
