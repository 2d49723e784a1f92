"""The grain of a total: whole steps in which the rule's amounts and the projects' numbers are exact (rule 9)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal

from appraisal.money import THOUSANDTHS

_MOST = 10**9  # steps of the largest number that a solver can still distinguish


def steps_of(numbers: Iterable[float]) -> int:
    """Return the number of steps in one unit: a power of ten, at least a thousand, in which the numbers are whole.

    Computed numbers, such as a net present value, have too many digits for that: then the largest of them has at least
    a hundred million steps.

    Args:
        numbers: the summands and the amounts that they are compared with, in one unit.

    Example:
        >>> steps_of([17.2, 4.5]), steps_of([0.00045, 0.0001]), steps_of([-5.111263480912371])
        (1000, 100000, 100000000)
    """
    given = [Decimal(repr(float(each))).normalize() for each in numbers if each]
    if not given:
        return THOUSANDTHS
    largest = max(abs(each) for each in given)
    wanted = max(0, *(-int(each.as_tuple().exponent) for each in given))
    bearable = math.floor(math.log10(_MOST)) - largest.adjusted() - 1
    return max(THOUSANDTHS, int(10 ** max(0, min(wanted, bearable))))


def in_steps(number: float, steps: int) -> int:
    """Return a number in whole steps, rounded half to even on its decimal digits.

    Example:
        >>> in_steps(17.2, 1000), in_steps(0.00045, 100000)
        (17200, 45)
    """
    return int((Decimal(repr(float(number))) * steps).quantize(Decimal(1), rounding=ROUND_HALF_EVEN))
