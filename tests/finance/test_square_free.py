"""Each root once."""

from __future__ import annotations

from appraisal.finance.square_free import square_free


def test_a_polynomial_without_repeated_roots_is_left_alone() -> None:
    """(y − 1)(y − 2)."""
    assert square_free([2, -3, 1]) == [2, -3, 1]


def test_repeated_factors_are_kept_once() -> None:
    """(y − 1)³ (y − 2)² (3y − 1) becomes (y − 1)(y − 2)(3y − 1), up to a factor."""
    result = square_free([4, -28, 73, -94, 64, -22, 3])
    assert [each * -2 // result[0] for each in result] == [-2, 9, -10, 3]


def test_a_common_part_that_only_a_prime_sees_is_no_repeated_root() -> None:
    """Modulo 2⁶¹ − 1 the two roots fall together; over the integers they do not: only its sign may turn."""
    prime = 2**61 - 1
    given = [1 + prime, -2 - prime, 1]
    assert square_free(given) in (given, [-each for each in given])
