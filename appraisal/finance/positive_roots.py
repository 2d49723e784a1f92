"""All positive roots of a polynomial, isolated by exact integer arithmetic.

Descartes' rule of signs in the Bernstein basis (Collins and Akritas 1976; Rouillier and Zimmermann 2004): the number
of sign changes of the Bernstein coefficients over an interval is at least the number of roots in it, and equal to it
when it is 0 or 1; so halving until it is 0 or 1 finds every root, and invents none.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from appraisal.finance.square_free import square_free

_BITS = 56  # a root is narrowed to this share of itself, beyond what a float can tell
_STEPS = 40
_NEAR = 2.0**-50


def positive_roots(coefficients: Sequence[float]) -> tuple[float, ...]:
    """Return the distinct roots y > 0 of sum c_k y^k, ascending, each to the last bits of a float.

    Args:
        coefficients: finite, c_0 first, not all zero.

    Example:
        >>> [round(y, 15) for y in positive_roots([6, -5, 1])], positive_roots([1, 0, 1])
        ([2.0, 3.0], ())
    """
    whole = _integers(coefficients)
    if sign_changes(whole) > 1:
        whole = square_free(whole)
    return tuple(sorted(_float(result) for result in _isolate(whole)))


def sign_changes(coefficients: Sequence[float]) -> int:
    """Count the changes of sign, zeros left out.

    Example:
        >>> sign_changes([-1, 0, 2, 3, -1])
        2
    """
    signs = [coefficient > 0 for coefficient in coefficients if coefficient]
    return sum(before != after for before, after in pairwise(signs))


def _integers(coefficients: Sequence[float]) -> list[int]:
    """Scale to integers without rounding, free of zeros at both ends: they add only roots at zero and infinity."""
    exact = [Fraction(coefficient) for coefficient in coefficients]
    common = math.lcm(*(each.denominator for each in exact))
    whole = [int(each * common) for each in exact]
    given = [index for index, each in enumerate(whole) if each]
    return whole[given[0] : given[-1] + 1]


def _isolate(whole: Sequence[int]) -> list[Fraction]:
    """Return every root s in (0, 1) of the polynomial mapped by y = s / (1 − s)."""
    degree = len(whole) - 1
    common = math.lcm(*(math.comb(degree, k) for k in range(degree + 1)))
    bernstein = [each * (common // math.comb(degree, k)) for k, each in enumerate(whole)]
    result: list[Fraction] = []
    waiting = [(bernstein, Fraction(0), Fraction(1))]
    while waiting:
        local, low, high = waiting.pop()
        changes = sign_changes(local)
        if changes == 1:
            rising = next(each for each in local if each) < 0
            result.append(_narrow(whole, low, high, rising=rising))
        elif changes > 1:
            middle = (low + high) / 2
            left, right = _halves(local)
            if left[-1] == 0:
                result.append(middle)
            waiting += [(left, low, middle), (right, middle, high)]
    return result


def _halves(local: Sequence[int]) -> tuple[list[int], list[int]]:
    """Split Bernstein coefficients at the middle of their interval (de Casteljau), without fractions."""
    row = list(local)
    degree = len(row) - 1
    left, right = [], []
    for step in range(degree + 1):
        left.append(row[0] << (degree - step))
        right.append(row[-1] << (degree - step))
        row = [one + other for one, other in pairwise(row)]
    right.reverse()
    shared = math.gcd(*left, *right)
    return [each // shared for each in left], [each // shared for each in right]


def _narrow(whole: Sequence[int], low: Fraction, high: Fraction, *, rising: bool) -> Fraction:
    """Narrow the interval of a single root until a float cannot tell its ends apart; signs are exact."""
    if (proven := _polished(whole, low, high, rising=rising)) is not None:
        return proven
    while (high - low) * 2**_BITS > low or (high - low) * 2**_BITS > 1 - high:
        middle = (low + high) / 2
        value = _value(whole, middle)
        if value == 0:
            return middle
        if (value < 0) == rising:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _polished(whole: Sequence[int], low: Fraction, high: Fraction, *, rising: bool) -> Fraction | None:
    """Return Newton's answer if exact signs just below and above it prove that the root is there."""
    largest = max(abs(each) for each in whole)
    scaled = [each / largest for each in reversed(whole)]
    middle = (low + high) / 2
    y = float(middle / (1 - middle))
    for _ in range(_STEPS):
        value = slope = 0.0
        for each in scaled:
            value, slope = value * y + each, slope * y + value
        step = value / slope if slope else 0.0
        y -= step
        if not 0.0 < y < math.inf or abs(step) <= y * 1e-15:
            break
    if not 0.0 < y < math.inf:
        return None
    below, result, above = (Fraction(each) / (1 + Fraction(each)) for each in (y * (1 - _NEAR), y, y * (1 + _NEAR)))
    if not low < below < above < high:
        return None
    signs = _value(whole, below) < 0, _value(whole, above) > 0
    return result if signs == (rising, rising) else None


def _value(whole: Sequence[int], s: Fraction) -> int:
    """Return an integer of the sign of the polynomial at y = s / (1 − s)."""
    up, down = s.numerator, s.denominator - s.numerator
    value, power = 0, 1
    for each in reversed(whole):
        value = value * up + each * power
        power *= down
    return value


def _float(s: Fraction) -> float:
    return float(s / (1 - s))
