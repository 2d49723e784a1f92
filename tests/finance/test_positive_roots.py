"""Positive roots by exact arithmetic."""

from __future__ import annotations

import pytest

from appraisal.finance.positive_roots import positive_roots, sign_changes


def test_many_close_roots_are_told_apart() -> None:
    """Wilkinson's polynomial of degree 15 (1963): 1 … 15, though its coefficients span 13 orders of magnitude."""
    coefficients = [1.0]
    for root in range(1, 16):
        shifted = [0.0, *coefficients]
        coefficients = [high - root * low for high, low in zip(shifted, [*coefficients, 0.0], strict=True)]
    assert positive_roots(coefficients) == pytest.approx(range(1, 16), abs=1e-12)


def test_roots_a_millionth_apart() -> None:
    """(y − 1)(y − 1.000001) in exact integers has two roots."""
    assert positive_roots([1_000_001, -2_000_001, 1_000_000]) == pytest.approx((1.0, 1.000001), abs=1e-15)


def test_multiple_roots_count_once() -> None:
    """(y − 1)³ (y − 2)² has the roots 1 and 2."""
    assert positive_roots([-4, 16, -25, 19, -7, 1]) == pytest.approx((1.0, 2.0), rel=1e-15)


def test_zeros_at_both_ends_add_no_root() -> None:
    """A root at zero, or a leading zero, is no positive root."""
    assert positive_roots([0, 0, -2, 1, 0]) == pytest.approx((2.0,), rel=1e-15)


def test_a_root_at_the_middle_of_the_first_halving() -> None:
    """The first halving falls on y = 1, its neighbours are still found."""
    assert positive_roots([-3, 10, -9, 2]) == pytest.approx((0.5, 1.0, 3.0))


def test_sign_changes_leave_zeros_out() -> None:
    """Descartes' rule counts changes between the numbers that are not zero."""
    assert sign_changes([1, 0, 0, -1, 0, -1, 1]) == 2
