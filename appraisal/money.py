"""Exact money: whole thousandths of the case's unit, and numbers scaled for a solver (rule 9)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from functools import lru_cache

from appraisal.errors import refuse

THOUSANDTHS = 1000
MOST = 10**12  # in the case's unit
_LARGEST = MOST * THOUSANDTHS  # the sum of 1,000 such costs still fits an int64 and is exact
_NOISE = Decimal("1e-12")  # relative error of float sums such as 0.1 + 0.2


@lru_cache(maxsize=2**14, typed=True)  # the same requests are counted in every changed case
def thousandths(amount: float | int | str | Decimal) -> int:
    """Return an amount in the case's unit as whole thousandths of it, rounded half to even on its decimal digits.

    Raises:
        InputError: `not_finite` or `too_large`.

    Example:
        >>> thousandths(0.1 + 0.2), thousandths("7500"), thousandths(-1.0005)
        (300, 7500000, -1000)
    """
    exact = _decimal(amount)
    if not exact.is_finite():
        raise refuse("not_finite", name="money")
    if abs(exact) > _LARGEST // THOUSANDTHS:  # checked first, because counting digits fails on very large numbers
        raise refuse("too_large", value=float(exact), largest=_LARGEST // THOUSANDTHS)
    return int((exact * THOUSANDTHS).quantize(Decimal(1), rounding=ROUND_HALF_EVEN))


def _decimal(amount: float | int | str | Decimal) -> Decimal:
    return Decimal(repr(float(amount))) if isinstance(amount, float) else Decimal(amount)  # NumPy's floats are floats


def exact_thousandths(name: str, amount: float | int | str | Decimal) -> int:
    """Return an amount given in whole thousandths, or refuse it; only the noise of float sums is rounded away.

    Args:
        name: what the amount is, for the message.
        amount: a number of any kind, NumPy's too, or its digits.

    Raises:
        InputError: `not_numbers`, `not_finite`, `too_large`, `money_too_fine`.

    Example:
        >>> exact_thousandths("budget", 0.1 + 0.2)
        300
        >>> exact_thousandths("budget", 0.12345)
        Traceback (most recent call last):
        ...
        appraisal.errors.InputError: budget is 0.12345, finer than a thousandth. ... [money_too_fine]
    """
    plain = amount.item() if hasattr(amount, "item") else amount
    try:
        exact = _decimal(plain)
    except (InvalidOperation, TypeError, ValueError):
        raise refuse("not_numbers", name=name) from None
    if not exact.is_finite():
        raise refuse("not_finite", name=name)
    whole = thousandths(exact)
    if abs(exact * THOUSANDTHS - whole) > abs(exact * THOUSANDTHS) * _NOISE:
        raise refuse("money_too_fine", name=name, amount=str(plain))
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

    With money in roubles solvers call worse portfolios optimal; with numbers of this size they do not.

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
