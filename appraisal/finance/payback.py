"""Payback and peak funding, read from the running sum of flows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Floats

_DUST = 1e-12


def payback(flows: Floats) -> float | None:
    """Return the payback in years from the first flow, or None if it is never reached.

    Within a year money flows evenly. Payback is final: if the running sum falls below zero again in a later year, the
    payback is after that year. It is 0 if the running sum is never negative.

    Args:
        flows: by year, shape (years,); discounted flows give the discounted payback.

    Example:
        >>> payback(np.array([0.0, -100.0, 60.0, 80.0])), payback(np.array([-100.0, 60.0])), payback(np.array([5.0]))
        (1.5, None, 0.0)
    """
    running = np.cumsum(flows)
    below = np.flatnonzero(running < -_DUST * np.abs(flows).sum())
    if not below.size:
        return 0.0
    last = int(below[-1])
    if last == len(flows) - 1:
        return None
    begun = int(np.flatnonzero(flows)[0])
    return float(last - begun - running[last] / flows[last + 1])


@dataclass(frozen=True, slots=True)
class PeakFunding:
    """The largest cumulative outlay, and the index of its year."""

    amount: float
    year: int


def peak_funding(flows: Floats) -> PeakFunding:
    """Return the deepest point of the undiscounted running sum.

    Example:
        >>> peak_funding(np.array([-40.0, -60.0, 30.0, 90.0]))
        PeakFunding(amount=100.0, year=1)
    """
    running = np.cumsum(flows)
    deepest = int(running.argmin())
    return PeakFunding(max(0.0, -float(running[deepest])), deepest)
