"""A polynomial divided by the common part with its derivative, in exact arithmetic."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

_PRIME = 2**61 - 1


def square_free(whole: list[int]) -> list[int]:
    """Return a polynomial with the same roots, each of them once, so that roots that only touch zero cross it.

    Args:
        whole: integer coefficients, that of degree 0 first, neither end zero.

    Example:
        >>> square_free([1, -2, 1])
        [-1, 1]
    """
    if len(_gcd_modulo(whole, _derivative(whole))) == 1:
        return whole
    shared = _gcd(whole, _derivative(whole))
    return _primitive(_divide([Fraction(each) for each in whole], shared)[0])


def _derivative(whole: Sequence[int]) -> list[int]:
    return [power * each for power, each in enumerate(whole)][1:]


def _gcd_modulo(one: Sequence[int], other: Sequence[int]) -> list[int]:
    """Return the common divisor modulo a prime: of degree 0 only if the true one is, and quickly found."""
    a, b = _trimmed([each % _PRIME for each in one]), _trimmed([each % _PRIME for each in other])
    while b:
        inverse = pow(b[-1], -1, _PRIME)
        while len(a) >= len(b):
            factor, gap = a[-1] * inverse % _PRIME, len(a) - len(b)
            a = _trimmed([(each - factor * (b[k - gap] if k >= gap else 0)) % _PRIME for k, each in enumerate(a)])
        a, b = b, a
    return a


def _gcd(one: Sequence[int], other: Sequence[int]) -> list[Fraction]:
    a, b = [Fraction(each) for each in one], [Fraction(each) for each in other]
    while b:
        rest = _divide(a, b)[1]
        a, b = b, [Fraction(each) for each in _primitive(rest)]
    return a


def _divide(a: list[Fraction], b: list[Fraction]) -> tuple[list[Fraction], list[Fraction]]:
    quotient = [Fraction(0)] * max(len(a) - len(b) + 1, 0)
    rest = list(a)
    while len(rest) >= len(b):
        gap, factor = len(rest) - len(b), rest[-1] / b[-1]
        quotient[gap] = factor
        rest = [each - factor * (b[k - gap] if k >= gap else 0) for k, each in enumerate(rest)]
        while rest and rest[-1] == 0:
            rest.pop()
    return quotient, rest


def _primitive(a: Sequence[Fraction]) -> list[int]:
    if not a:
        return []
    common = math.lcm(*(each.denominator for each in a))
    whole = [int(each * common) for each in a]
    shared = math.gcd(*whole)
    return [each // shared for each in whole]


def _trimmed(a: list[int]) -> list[int]:
    while a and a[-1] == 0:
        a.pop()
    return a
