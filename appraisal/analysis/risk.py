"""The risk of one project: tornado, switching values, draws and the surface over two drivers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from appraisal.finance.simulation import Simulation
from appraisal.finance.surface import Surface, surface
from appraisal.finance.switching import Switch, rate_switch, switching_values
from appraisal.finance.tornado import Tornado, tornado
from appraisal.finance.valuation import RATE
from appraisal.measures.project_variant import ProjectVariant
from appraisal.measures.risk import DRAWS, SEED, simulated
from appraisal.once import once

_STEPS = 7
_SPAN = (0.7, 1.3)  # range of the multipliers if fewer than two drivers have ranges
_MULTIPLIERS = ("price", "capital_cost")


@dataclass(frozen=True, kw_only=True)
class Risk:
    """The risk of a variant with a statement; results that need drivers are None for an explicit table."""

    variant: ProjectVariant
    draws: int = DRAWS
    seed: int = SEED

    @once
    def ranges(self) -> tuple[tuple[str, float, float], ...]:
        """The drivers with a range, and the discount rate if the case gives it one: (name, low, high)."""
        result = [(each.driver, each.low, each.high) for each in self.variant.ranges]
        rate = self.variant.case.rate()
        if rate.low is not None and rate.high is not None and rate.high > rate.low:
            result.append((RATE, rate.low, rate.high))
        return tuple(result)

    @once
    def tornado(self) -> Tornado | None:
        """One driver at a time over its range."""
        drivers = self.variant.drivers
        return None if drivers is None else tornado(drivers, self.variant.terms, self.ranges)

    @once
    def switches(self) -> tuple[Switch, ...]:
        """How far one input may move until the net present value is zero."""
        variant = self.variant
        if variant.drivers is not None:
            return switching_values(variant.drivers, variant.terms)
        return () if variant.statement is None else (rate_switch(variant.statement, variant.terms),)

    @once
    def simulation(self) -> Simulation | None:
        """The draws over the drivers' ranges; None if no driver has one."""
        if self.variant.drivers is None or not self.variant.ranges:
            return None
        return simulated([self.variant], draws=self.draws, seed=self.seed)[self.variant.project]

    @once
    def surface(self) -> Surface | None:
        """The net present value over the two drivers with the widest bars, or over price and capital cost."""
        drivers = self.variant.drivers
        if drivers is None or self.tornado is None:
            return None
        widest = [bar for bar in self.tornado.bars if bar.swing > 0][:2]
        ends = [(bar.driver, bar.low, bar.high) for bar in widest]
        if len(ends) < 2:
            ends = [(name, *_SPAN) for name in _MULTIPLIERS]
        down, across = ((name, np.linspace(low, high, _STEPS).tolist()) for name, low, high in ends)
        return surface(drivers, self.variant.terms, rows=down, columns=across)
