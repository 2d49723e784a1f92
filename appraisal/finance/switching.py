"""Switching values: how far one input may move until the net present value is zero, if it ever is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np

from appraisal.arrays import Floats
from appraisal.errors import DefectError
from appraisal.finance.cash_flow import statement
from appraisal.finance.checks import problems
from appraisal.finance.discounting import factors, npv
from appraisal.finance.drivers import Drivers
from appraisal.finance.irr import internal_rates
from appraisal.finance.statement import Statement
from appraisal.finance.terms import Terms
from appraisal.finance.valuation import multiplier_paths, net_present_values

Multiplier = Literal["price", "cost", "capital_cost"]
MULTIPLIERS: tuple[Multiplier, ...] = get_args(Multiplier)
_LARGEST = 10.0
_LONGEST = 30
_POINTS = 33
_ROUNDS = 11  # 32 ** 11 exceeds the precision of a float
_ZERO = 1e-9  # as a share of the sum of the absolute discounted lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """The value of one input at which the net present value is zero, all else unchanged.

    For price, cost and capital cost `value` is a multiplier (`base` is 1), for `rate` a yearly rate, for `delay` the
    first whole number of years at which the sign changes. `value` is None if that happens nowhere between `low` and
    `high`. `npv` is the net present value at `value`, computed again from the statement.
    """

    driver: Multiplier | Literal["delay", "rate"]
    base: float
    value: float | None
    npv: float | None
    low: float
    high: float

    @property
    def change(self) -> float | None:
        """How far it may move: a share for multipliers, else years or points of the rate; None if it never switches."""
        return None if self.value is None else self.value - self.base


def switching_values(drivers: Drivers, terms: Terms) -> tuple[Switch, ...]:
    """Return the switching values of price, cost, capital cost, delay and rate; each is solved and verified.

    Of several zeros the nearest is returned. An input that the project does not have (a price without revenue) never
    switches.

    Raises:
        InputError: all that `check` refuses.

    Example:
        >>> plan = Drivers(investment=100.0, revenue=150.0, operating_cost=40.0, life=1)
        >>> values = switching_values(plan, Terms(base_year=2012, rate=0.0))
        >>> [(each.driver, each.value and round(each.value, 6)) for each in values]
        [('price', 0.933333), ('cost', 1.25), ('capital_cost', 1.1), ('delay', None), ('rate', 0.1)]
    """
    own = statement(drivers, terms)
    return (
        *(_multiplier(name, drivers, terms) for name in MULTIPLIERS),
        _delay(drivers, terms, own),
        rate_switch(own, terms),
    )


def rate_switch(own: Statement, terms: Terms) -> Switch:
    """Return the internal rate nearest to the discount rate, the only switching value of an explicit table."""
    rates = internal_rates(own.net_flow, mid_year=terms.mid_year).rates
    value = min(rates, key=lambda rate: abs(rate - terms.rate), default=None)
    at = None if value is None else _verified(own, replace(terms, rate=value))
    return Switch(driver="rate", base=terms.rate, value=value, npv=at, low=-1.0, high=float("inf"))


def _multiplier(name: Multiplier, drivers: Drivers, terms: Terms) -> Switch:
    def values(multipliers: Floats) -> Floats:
        return net_present_values(drivers, terms, {name: multipliers})

    value = nearest_zero(values, base=1.0, low=0.0, high=_LARGEST)
    at = None
    if value is not None:
        own = drivers.values()
        moved = drivers.with_values({path: own[path] * value for path in multiplier_paths(drivers)[name]})
        at = _verified(statement(moved, terms), terms)
    return Switch(driver=name, base=1.0, value=value, npv=at, low=0.0, high=_LARGEST)


def _delay(drivers: Drivers, terms: Terms, own: Statement) -> Switch:
    """Try whole years, as far as the tables by year reach."""
    last = drivers.delay
    while last < drivers.delay + _LONGEST and not problems(replace(drivers, delay=last + 1), terms):
        last += 1
    delays = np.arange(drivers.delay, last + 1)
    signs = np.sign(net_present_values(drivers, terms, {"delay": delays}))
    other = np.flatnonzero(signs != signs[0])
    value = float(delays[other[0]]) if other.size and own.net_flow.any() else None
    at = None
    if value is not None:
        moved = statement(replace(drivers, delay=int(value)), terms)
        at = npv(terms.rate, moved.net_flow, mid_year=terms.mid_year)
    return Switch(driver="delay", base=drivers.delay, value=value, npv=at, low=drivers.delay, high=last)


def nearest_zero(function: Callable[[Floats], Floats], *, base: float, low: float, high: float) -> float | None:
    """Return the zero of a continuous function nearest to `base` in `low` … `high`, or None.

    Both sides of the base are searched at 1,000 points, then the interval is narrowed by a factor of 32 at a time. A
    constant function has no switching value.
    """
    points = np.unique(np.concatenate([np.linspace(low, base, 501), np.linspace(base, high, 501)]))
    values = function(points)
    if not values.any() or np.ptp(values) == 0:
        return None
    exact = points[values == 0]
    crossings = np.flatnonzero(np.sign(values[:-1]) * np.sign(values[1:]) < 0)
    zeros = [
        *exact.tolist(),
        *(_narrow(function, points[at], points[at + 1]) for at in _nearest(crossings, points, base)),
    ]
    return min(zeros, key=lambda zero: abs(zero - base), default=None)


def _nearest(crossings: np.ndarray[tuple[int], np.dtype[np.intp]], points: Floats, base: float) -> list[int]:
    """Return the nearest crossing on each side of the base."""
    below = [int(at) for at in crossings if points[at + 1] <= base]
    above = [int(at) for at in crossings if points[at] >= base]
    return [*below[-1:], *above[:1]]


def _narrow(function: Callable[[Floats], Floats], low: float, high: float) -> float:
    for _ in range(_ROUNDS):
        points = np.linspace(low, high, _POINTS)
        signs = np.sign(function(points))
        turns = np.flatnonzero(signs != signs[0])
        if not turns.size:  # the ends differ only by rounding
            break
        low, high = float(points[turns[0] - 1]), float(points[turns[0]])
    return (low + high) / 2.0


def _verified(moved: Statement, terms: Terms) -> float:
    """Return the value at a switch: zero relative to the sum of absolute lines, which may cancel within a year."""
    value = npv(terms.rate, moved.net_flow, mid_year=terms.mid_year)
    gross = np.abs(moved.net_flow)
    for line in moved.lines:
        if line.role in ("cash", "support"):
            gross = gross + np.abs(line.amounts)
    size = float(gross @ factors(terms.rate, len(moved.years), mid_year=terms.mid_year))
    if abs(value) > _ZERO * size:
        raise DefectError(f"a switching value leaves {value} of {size}")
    return value
