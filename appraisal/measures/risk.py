"""Net present values over the ranges of the drivers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from appraisal.arrays import Floats
from appraisal.figures import Figure
from appraisal.finance.simulation import Simulation, Uncertain, simulate
from appraisal.measures.project_variant import ProjectVariant

DRAWS, SEED = 10_000, 1
_OUTER = (1.0, 99.0)  # percentiles that give the range of a simulated figure


def simulated(variants: Sequence[ProjectVariant], *, draws: int = DRAWS, seed: int = SEED) -> Mapping[str, Simulation]:
    """Draw the net present value of each project that has drivers, all under the same market (rule 12)."""
    uncertain = {
        variant.project: Uncertain(drivers=variant.drivers, ranges=variant.ranges, correlations=variant.correlations)
        for variant in variants
        if variant.drivers is not None
    }
    return simulate(uncertain, variants[0].terms, draws=draws, seed=seed) if uncertain else {}


def with_range(figure: Figure, draws: Floats | None) -> Figure:
    """Return a derived figure with the range that follows from its drivers' ranges: percentiles 1 to 99 of the draws.

    The figure itself is unchanged: the value at the drivers' own values. The range is widened to include it.
    """
    if draws is None or figure.value is None:
        return figure
    low, high = (float(each) for each in np.percentile(draws, _OUTER))
    return replace(figure, low=min(low, figure.value), high=max(high, figure.value))
