"""Values as whole numbers: summed without rounding, rounded once when portfolios are compared."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeVar, overload

import numpy as np

from appraisal.arrays import Floats, Ints

_COMPARED = 30  # bits below the largest value: about a billionth of it
_SUMMED = 52  # bits below the largest value in which sums are held: the full precision of a float of that size
_ROOM = 61  # bits of an int64 that a sum may use
_Whole = TypeVar("_Whole", int, Ints)


@dataclass(frozen=True, slots=True)
class Grain:
    """Numbers as integers: a number is a multiple of `fine`, a sum is compared in steps of `fine` times 2^`shift`.

    Whole numbers are not changed. Others keep the full precision of a float of the largest number's size, so that a sum
    of many is the sum of the floats; only the sum is rounded, once, to about a billionth of the largest.
    """

    fine: float
    shift: int

    @property
    def quantum(self) -> float:
        """The value of one step of comparison."""
        return self.fine * 2.0**self.shift

    @property
    def half(self) -> int:
        """Half a step in fine units; 0 without rounding."""
        return (1 << self.shift) >> 1

    def whole(self, numbers: Floats) -> Ints:
        """Return numbers in fine units."""
        return np.rint(numbers / self.fine).astype(np.int64)

    @overload
    def rounded(self, totals: int) -> int: ...
    @overload
    def rounded(self, totals: Ints) -> Ints: ...
    def rounded(self, totals: int | Ints) -> int | Ints:
        """Return sums of fine units in steps of comparison."""
        return (totals + self.half) >> self.shift

    def least(self, steps: int) -> int:
        """Return the least sum of fine units that rounds to at least so many steps."""
        return (steps << self.shift) - self.half


def grain_of(*numbers: Floats) -> Grain:
    """Return the grain for numbers whose sums are compared.

    Example:
        >>> grain_of(np.array([3.0, 4.0])).quantum
        1.0
        >>> grain = grain_of(np.array([1 / 3, 2 / 3]))
        >>> one, two = grain.whole(np.array([1 / 3, 2 / 3])).tolist()
        >>> grain.rounded(one + one) == grain.rounded(two)
        True
    """
    worth = np.concatenate([np.ravel(each) for each in numbers])
    if np.array_equal(worth, np.rint(worth)) and np.abs(worth).sum() < 2.0**53:
        return Grain(1.0, 0)
    exponent = max(math.frexp(float(np.abs(worth).max()))[1], -900)
    bits = min(_SUMMED, _ROOM - math.ceil(math.log2(len(worth) + 1)))
    return Grain(2.0 ** (exponent - bits), bits - _COMPARED)
