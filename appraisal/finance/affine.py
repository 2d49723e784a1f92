"""The lines of a project of fixed timing as an affine form, so that many draws are two matrix products."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Floats, frozen
from appraisal.finance import lines as arithmetic
from appraisal.finance.discounting import times
from appraisal.finance.drivers import Drivers
from appraisal.finance.profit_tax import taxed_profit
from appraisal.finance.terms import Terms
from appraisal.finance.timing import calendar

CHUNK = 4000  # columns computed at once, so that their lines fit the processor's cache


@dataclass(frozen=True, slots=True, kw_only=True)
class AffineValue:
    """A project of fixed timing, whose lines before profit tax are affine in its scaled drivers.

    With s the vector of the scales and 1, taxable profit is `taxable` · s, shape (years, n), and NPV is `value` · s
    minus the discounted tax. `tax_weights` are tax rate times discount factor by year.
    """

    drivers: Drivers
    keys: tuple[arithmetic.Key, ...]
    taxable: Floats
    value: Floats
    tax_weights: Floats
    caps: tuple[float, ...]

    def at(self, values: Mapping[str, Floats]) -> Floats:
        """Return the net present value for other values of scaled drivers, each of shape (n,)."""
        scaled = arithmetic.scales(self.drivers, {**self.drivers.values(), **values})
        count = max((len(each) for each in values.values()), default=1)
        fixed = np.array([0.0 if scaled[key].ndim else float(scaled[key]) for key in self.keys] + [1.0])
        varying = [at for at, key in enumerate(self.keys) if scaled[key].ndim]
        taxable = np.column_stack([self.taxable[:, varying], self.taxable @ fixed])
        value = np.append(self.value[varying], self.value @ fixed)
        result = np.empty(count)
        rows = np.ones((len(value), CHUNK))
        profit, base = np.empty((2, len(taxable), CHUNK))
        for start in range(0, count, CHUNK):
            here = min(CHUNK, count - start)
            for row, at in enumerate(varying):
                rows[row, :here] = scaled[self.keys[at]][start : start + here]
            result[start : start + here] = (value @ rows)[:here]
            if self.caps:
                np.matmul(taxable, rows, out=profit)
                taxed_profit(profit, self.caps, out=base)
                result[start : start + here] -= (self.tax_weights @ base)[:here]
        return result


def affine(drivers: Drivers, terms: Terms) -> AffineValue:
    """Derive the affine form from the statement's arithmetic, computed for each unit of scale and for zero."""
    when = calendar(drivers, terms)
    values = drivers.values()
    shaped = arithmetic.shapes(drivers, when, values)
    keys = tuple(key for key, shape in shaped.items() if shape.any())
    scaled = dict.fromkeys(shaped, np.zeros(len(keys) + 1))
    scaled |= dict(zip(keys, np.eye(len(keys), len(keys) + 1), strict=True))
    lines = arithmetic.before_tax(scaled, shaped, drivers, terms, when, values)
    taxable = _affine_columns(arithmetic.total(lines, arithmetic.TAXABLE), len(keys))
    cash = _affine_columns(
        arithmetic.total(lines, (*arithmetic.CASH_BEFORE_TAX, *arithmetic.SUPPORT)),
        len(keys),
    )
    weights = discount_weights(terms, when.deflator, np.array([terms.rate]))[:, 0]
    taxes = terms.profit_tax.on(when.years, name="profit_tax")
    caps = arithmetic.loss_caps(terms, when)
    taxed = np.flatnonzero(taxable.any(axis=1)) if taxes.any() else np.empty(0, dtype=np.intp)
    return AffineValue(
        drivers=drivers,
        keys=keys,
        taxable=frozen(taxable[taxed]),
        value=frozen(weights @ cash),
        tax_weights=frozen((taxes * weights)[taxed]),
        caps=tuple(caps[taxed].tolist()),
    )


def discount_weights(terms: Terms, deflator: Floats, rates: Floats) -> Floats:
    """Return the value in the base year of nominal money of each year, shape (years, 1) or (years, n)."""
    when = times(len(deflator), mid_year=terms.mid_year)[:, None]
    weights: Floats = (1.0 + rates) ** -when
    return weights / deflator if terms.kind == "real" else weights


def _affine_columns(summed: Floats, count: int) -> Floats:
    """Return slopes and constant from the columns at each unit and at zero."""
    wide = np.broadcast_to(summed, (len(summed), count + 1)).copy()
    wide[:, :count] -= wide[:, count:]
    return wide
