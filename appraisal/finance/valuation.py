"""Net present values of one project for many values of its drivers at once, with the statement's own arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import ArrayLike

from appraisal.arrays import Bools, Floats, frozen
from appraisal.errors import DefectError, InputError, refuse
from appraisal.finance import lines as arithmetic
from appraisal.finance.affine import CHUNK, affine, discount_weights
from appraisal.finance.checks import check, rate_problems
from appraisal.finance.drivers import AMOUNTS, WHOLE, Drivers, product_path
from appraisal.finance.profit_tax import taxed_profit
from appraisal.finance.terms import Terms
from appraisal.finance.timing import calendar

RATE = "rate"
_SCALED_OF_PRODUCT = ("volume", "price", "variable_cost")


def multiplier_paths(drivers: Drivers) -> dict[str, tuple[str, ...]]:
    """Return the drivers that each named multiplier changes: price, volume, cost and capital cost."""
    names = [each.name for each in drivers.products]
    return {
        "price": ("revenue", *(product_path(name, "price") for name in names)),
        "volume": tuple(product_path(name, "volume") for name in names),
        "cost": ("operating_cost", "fixed_cost", "payroll", *(product_path(name, "variable_cost") for name in names)),
        "capital_cost": ("investment",),
    }


def net_present_values(drivers: Drivers, terms: Terms, values: Mapping[str, ArrayLike]) -> Floats:
    """Return the net present value for each of n sets of values, shape (n,).

    Args:
        drivers: of the project.
        terms: the case's terms.
        values: by name, shape (n,) each: the path of a driver, `rate`, or a multiplier (`price`, `volume`, `cost`,
            `capital_cost`; 1 changes nothing). Life, delay and shift are rounded to whole years.

    Raises:
        InputError: `unknown_driver_path`, `not_finite`, and all that `check` refuses.
    """
    check(drivers, terms)
    wide = _expanded(drivers, terms, values)
    result = np.empty(max((len(each) for each in wide.values()), default=1))
    for chosen, fixed, varying in _by_timing(drivers, wide, len(result)):
        check(fixed, terms)
        if all(_is_scaled(path) for path in varying):
            result[chosen] = affine(fixed, terms).at(varying)
        else:
            result[chosen] = _directly(fixed, terms, varying, len(result[chosen]))
    return frozen(result)


def discounted_outlays(drivers: Drivers, terms: Terms, values: Mapping[str, ArrayLike]) -> Floats:
    """Return the present value of the investment for each of n sets of values, shape (n,).

    Arguments and errors as `net_present_values`; no set may vary the rate.
    """
    check(drivers, terms)
    wide = _expanded(drivers, terms, values)
    if RATE in wide:
        raise DefectError("the rate of a case has no range")
    result = np.zeros(max((len(each) for each in wide.values()), default=1))
    for chosen, fixed, varying in _by_timing(drivers, wide, len(result)):
        when = calendar(fixed, terms)
        shaped = arithmetic.shapes(fixed, when, fixed.values())["investment", ""]
        one = float((shaped * discount_weights(terms, when.deflator, np.array([terms.rate]))).sum())
        result[chosen] = one * varying.get("investment", np.array([fixed.investment]))
    return frozen(result)


def _directly(drivers: Drivers, terms: Terms, varying: Mapping[str, Floats], count: int) -> Floats:
    """Compute whole statements side by side, for nonlinear drivers (growth, days) and for the rate."""
    when = calendar(drivers, terms)
    own = drivers.values()
    taxes = terms.profit_tax.on(when.years, name="profit_tax")[:, None]
    caps = arithmetic.loss_caps(terms, when).tolist()
    result = np.empty(count)
    for start in range(0, count, CHUNK):
        part = slice(start, start + CHUNK)
        values: dict[str, float | Floats] = dict(own)
        values |= {path: each[part] for path, each in varying.items() if path != RATE}
        rates = varying[RATE][part] if RATE in varying else np.array([terms.rate])
        lines = arithmetic.before_tax(
            arithmetic.scales(drivers, values), arithmetic.shapes(drivers, when, values), drivers, terms, when, values
        )
        net = arithmetic.total(lines, (*arithmetic.CASH_BEFORE_TAX, *arithmetic.SUPPORT))
        net = net - taxes * taxed_profit(arithmetic.total(lines, arithmetic.TAXABLE), caps)
        result[part] = (net * discount_weights(terms, when.deflator, rates)).sum(axis=0)
    return result


def _is_scaled(path: str) -> bool:
    return path in AMOUNTS or path.rpartition(".")[2] in _SCALED_OF_PRODUCT


def _expanded(drivers: Drivers, terms: Terms, values: Mapping[str, ArrayLike]) -> dict[str, Floats]:
    """Return the values by driver path, with the multipliers applied."""
    own = drivers.values()
    multipliers = multiplier_paths(drivers)
    known = [*own, RATE, *multipliers]
    wide: dict[str, Floats] = {}
    for name in sorted(values, key=lambda each: each in multipliers):
        column = np.atleast_1d(np.asarray(values[name], dtype=np.float64))
        if name not in known:
            raise refuse("unknown_driver_path", name=name, known=known)
        if not np.isfinite(column).all():
            raise refuse("not_finite", name=name)
        for path in multipliers.get(name, ()):
            wide[path] = wide.get(path, own[path]) * column
        if name not in multipliers:
            wide[name] = column
    lowest = float(wide.get(RATE, np.array([terms.rate])).min())
    if problems := list(rate_problems(RATE, lowest)):
        raise InputError(problems)
    return wide


def _by_timing(
    drivers: Drivers, wide: Mapping[str, Floats], count: int
) -> Iterator[tuple[Bools | slice, Drivers, dict[str, Floats]]]:
    """Yield groups of columns with equal whole years: their indexes, the drivers with those years, the other values."""
    timed = [path for path in WHOLE if path in wide]
    if not timed:
        yield slice(None), drivers, dict(wide)
        return
    whole = np.stack([np.broadcast_to(np.rint(wide[path]), count) for path in timed])
    code = np.ravel_multi_index([np.unique(row, return_inverse=True)[1] for row in whole], [count] * len(timed))
    for each in np.unique(code):
        chosen = code == each
        years = whole[:, chosen][:, 0].tolist()
        rest = {path: column[chosen] for path, column in wide.items() if path not in timed}
        yield chosen, drivers.with_values(dict(zip(timed, years, strict=True))), rest
