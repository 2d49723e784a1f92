"""How finely a total is counted: whole steps in which what the rules say and what is chosen are exact (rule 9)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal

from appraisal.money import THOUSANDTHS

_MOST = 10**9  # steps of the largest number: what a solver still tells apart


def steps_of(numbers: Iterable[float]) -> int:
    """Return how many steps one unit has: a power of ten, at least a thousand, in which the numbers are whole.

    Computed numbers, such as a net present value, have more digits than anybody counts: the largest of them then has at
    least a hundred million steps.

    Args:
        numbers: what is summed and what it is compared with, in one unit.

    Example:
        >>> steps_of([17.2, 4.5]), steps_of([0.00045, 0.0001]), steps_of([-5.111263480912371])
        (1000, 100000, 100000000)
    """
    given = [Decimal(repr(float(each))).normalize() for each in numbers if each]
    if not given:
        return THOUSANDTHS
    largest = max(abs(each) for each in given)
    wanted = max(0, *(-int(each.as_tuple().exponent) for each in given))
    xml_safe = math.floor(math.log10(_MOST)) - largest.adjusted() - 1
    return max(THOUSANDTHS, int(10 ** max(0, min(wanted, xml_safe))))


def in_steps(number: float, steps: int) -> int:
    """Return a number in whole steps, rounded half to even on its decimal digits.

    Example:
        >>> in_steps(17.2, 1000), in_steps(0.00045, 100000)
        (17200, 45)
    """
    return int((Decimal(repr(float(number))) * steps).quantize(Decimal(1), rounding=ROUND_HALF_EVEN))
