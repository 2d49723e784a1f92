"""Tornado: one driver at a time over its range, the others unchanged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from appraisal.finance.drivers import Drivers
from appraisal.finance.terms import Terms
from appraisal.finance.valuation import net_present_values


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The net present value at both ends of one driver's range; `swing` is their distance."""

    driver: str
    low: float
    high: float
    npv_low: float
    npv_high: float

    @property
    def swing(self) -> float:
        """The distance of the two values."""
        return abs(self.npv_high - self.npv_low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tornado:
    """The bars, the widest first (equal ones by name), around the value with all drivers unchanged."""

    npv: float
    bars: tuple[Bar, ...]


def tornado(drivers: Drivers, terms: Terms, ranges: Sequence[tuple[str, float, float]]) -> Tornado:
    """Return the tornado over ranges (name, low, high); names as in `net_present_values`.

    Raises:
        InputError: as `net_present_values`.

    Example:
        >>> plan = Drivers(investment=100.0, revenue=150.0, life=1)
        >>> chart = tornado(plan, Terms(base_year=2012, rate=0.25), [("investment", 90, 130), ("revenue", 100, 200)])
        >>> [(bar.driver, round(bar.npv_low, 9), round(bar.npv_high, 9)) for bar in chart.bars]
        [('revenue', -20.0, 60.0), ('investment', 30.0, -10.0)]
    """
    bars = []
    for name, low, high in ranges:
        npv_low, npv_high = net_present_values(drivers, terms, {name: np.array([low, high])}).tolist()
        bars.append(Bar(driver=name, low=low, high=high, npv_low=npv_low, npv_high=npv_high))
    bars.sort(key=lambda bar: (-bar.swing, bar.driver))
    return Tornado(npv=float(net_present_values(drivers, terms, {})[0]), bars=tuple(bars))
