"""Exact money: whole thousandths of the case's unit, and numbers of a size that a solver bears (rule 9)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal

from appraisal.errors import refuse

THOUSANDTHS = 1000
_LARGEST = 10**15  # sums of 1,000 such costs still fit an int64 and are exact


def thousandths(amount: float | int | str | Decimal) -> int:
    """Return an amount in the case's unit as whole thousandths of it, rounded half to even on its decimal digits.

    Raises:
        InputError: `not_finite` or `too_large`.

    Example:
        >>> thousandths(0.1 + 0.2), thousandths("7500"), thousandths(-1.0005)
        (300, 7500000, -1000)
    """
    exact = Decimal(repr(amount)) if isinstance(amount, float) else Decimal(amount)
    if not exact.is_finite():
        raise refuse("not_finite", name="money")
    whole = int((exact * THOUSANDTHS).quantize(Decimal(1), rounding=ROUND_HALF_EVEN))
    if abs(whole) > _LARGEST:
        raise refuse("too_large", value=float(exact), largest=_LARGEST // THOUSANDTHS)
    return whole


def amount(whole: int) -> float:
    """Return whole thousandths as an amount in the case's unit.

    Example:
        >>> amount(7_500_400)
        7500.4
    """
    return whole / THOUSANDTHS


def solver_scale(numbers: Iterable[float]) -> float:
    """Return the power of ten to divide by so that the largest number lies in 100..1000.

    Money in roubles makes solvers call worse portfolios optimal; numbers of this size do not.

    Example:
        >>> solver_scale([7_500_000, 70_000_000])
        100000.0
    """
    largest = max((abs(number) for number in numbers), default=0.0)
    scale = 1.0
    while largest / scale > 1000:
        scale *= 10
    while 0 < largest / scale <= 100:
        scale /= 10
    return scale
