"""Sums without rounding, compared once rounded."""

import numpy as np

from appraisal.portfolio.exact import grain_of


def test_a_sum_is_rounded_once() -> None:
    """Ten tenths are one, a hundred thousand thirds of what they are of; whole numbers stay whole."""
    tenths = grain_of(np.array([0.1, 1.0]))
    one_tenth, one = tenths.whole(np.array([0.1, 1.0])).tolist()
    assert tenths.rounded(10 * one_tenth) == tenths.rounded(one)
    assert grain_of(np.array([3.0, -4.0])).shift == 0


def test_the_least_sum_is_the_border_of_rounding() -> None:
    """What rounds to so many steps begins exactly there, so a row may ask for it."""
    grain = grain_of(np.array([0.3, 0.7]))
    for steps in (-5, 0, 17):
        assert grain.rounded(grain.least(steps)) == steps
        assert grain.rounded(grain.least(steps) - 1) == steps - 1
