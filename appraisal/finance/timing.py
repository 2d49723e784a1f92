"""The timing of a project: its years, phasing, operating years and price levels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from appraisal.arrays import Floats, frozen
from appraisal.finance.drivers import Drivers
from appraisal.finance.terms import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The years from `base_year` to the end of the project; every array has shape (years, 1).

    `first` and `last` are the indices of the first and last operating year (`last < first`: it does not operate before
    the horizon); `end` is the index of the closing year, in which assets are sold and written off: the last operating
    year, or the last year of a project that never operates. `prices` converts the drivers' prices into money of the
    year, `deflator` is the price level relative to the base year.
    """

    years: tuple[int, ...]
    first: int
    last: int
    end: int
    phasing: Floats
    running: Floats
    capacity: Floats
    age: Floats
    elapsed: Floats
    prices: Floats
    deflator: Floats


def phasing_of(drivers: Drivers, terms: Terms) -> dict[int, float]:
    """Return the shares of the investment by year, with the shift."""
    phasing = drivers.phasing or {terms.base_year: 1.0}
    return {year + drivers.shift: share for year, share in sorted(phasing.items())}


def operation_start(drivers: Drivers, terms: Terms) -> int:
    """Return the first year of operation, with shift and delay."""
    planned = drivers.operation_start
    if planned is None:
        return max(phasing_of(drivers, terms)) + 1 + drivers.delay
    return planned + drivers.shift + drivers.delay


def last_year(drivers: Drivers, terms: Terms) -> int:
    """Return the last operating year: the end of the life, or the horizon if that is earlier."""
    last = operation_start(drivers, terms) + drivers.life - 1
    return last if terms.horizon is None else min(last, terms.base_year + terms.horizon)


def years_of(drivers: Drivers, terms: Terms) -> tuple[int, ...]:
    """Return the years from the base year to the last one with any amount."""
    supported = [
        year + drivers.shift
        for support in drivers.support
        for flows in (support.received, support.repaid, support.interest, support.dividends)
        for year in flows
    ]
    return tuple(range(terms.base_year, max(last_year(drivers, terms), *phasing_of(drivers, terms), *supported) + 1))


def calendar(drivers: Drivers, terms: Terms) -> Calendar:
    """Return the timing of a project."""
    base = terms.base_year
    years = years_of(drivers, terms)
    steps = np.arange(len(years))
    first, last = operation_start(drivers, terms) - base, last_year(drivers, terms) - base
    running = (steps >= first) & (steps <= last)
    age = np.where(running, steps - first, 0)
    ramp = np.asarray(drivers.ramp_up or (1.0,), dtype=np.float64)
    capacity = running * ramp[np.minimum(age, len(ramp) - 1)]
    spent = np.zeros(len(years))
    for year, share in phasing_of(drivers, terms).items():
        spent[year - base] += share
    price_year = base if drivers.price_year is None else drivers.price_year
    return Calendar(
        years=years,
        first=first,
        last=last,
        end=last if last >= first else len(years) - 1,
        phasing=_column(spent),
        running=_column(running),
        capacity=_column(capacity),
        age=_column(age),
        elapsed=_column(steps),
        prices=_column(terms.price_index(years, price_year=price_year)),
        deflator=_column(terms.price_index(years, price_year=base)),
    )


def _column(values: ArrayLike) -> Floats:
    return frozen(np.asarray(values, dtype=np.float64)[:, None])
