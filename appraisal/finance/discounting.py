"""Present values: year 0 is the base year and is not discounted; flows fall at year ends (rule 7)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from appraisal.arrays import Floats, finite, frozen
from appraisal.errors import InputError
from appraisal.finance.checks import rate_problems


def factors(rate: float, count: int, *, mid_year: bool = False) -> Floats:
    """Return the discount factor of each year, shape (count,).

    With `mid_year` the flows of every year but the base year fall half a year earlier.

    Raises:
        InputError: `rate_too_low` at −100 % and below.

    Example:
        >>> factors(0.25, 3).tolist(), factors(0.44, 2, mid_year=True).round(4).tolist()
        ([1.0, 0.8, 0.64], [1.0, 0.8333])
    """
    if problems := list(rate_problems("rate", rate)):
        raise InputError(problems)
    return frozen((1.0 + rate) ** -times(count, mid_year=mid_year))


def times(count: int, *, mid_year: bool = False) -> Floats:
    """Return the time of each year's flows, in years after the base year, shape (count,)."""
    years = np.arange(count, dtype=np.float64)
    return frozen(np.maximum(years - 0.5, 0.0) if mid_year else years)


def npv(rate: float, flows: ArrayLike, *, mid_year: bool = False) -> float:
    """Return the net present value by numpy-financial's convention: the first flow is not discounted.

    Args:
        rate: of a year, as a share: 0.08 for 8 %.
        flows: one number a year, in any unit of money, from the base year on.
        mid_year: let the flows of every year but the base year fall half a year earlier.

    Raises:
        InputError: `rate_too_low`, `not_numbers`, `not_finite`, `wrong_shape`.

    Example:
        >>> round(npv(0.08, [-40_000, 5_000, 8_000, 12_000, 30_000]), 5)
        3065.22267
    """
    by_year = finite("flows", flows, shape=(-1,))
    if mid_year:
        return float(by_year @ factors(rate, len(by_year), mid_year=True))
    import numpy_financial

    if problems := list(rate_problems("rate", rate)):
        raise InputError(problems)
    return float(numpy_financial.npv(rate, by_year))
