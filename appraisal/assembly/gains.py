"""By how much the totals of one portfolio lie above those of another."""

from __future__ import annotations

from collections.abc import Mapping

NOISE = 1e-12  # share of a sum of decimals that is rounding


def gained(had: Mapping[str, float], has: Mapping[str, float]) -> dict[str, float]:
    """Return by how much each total rises, below zero where it falls; what stays or one does not know is left out.

    Example:
        >>> gained({"jobs": 0.1 + 0.2, "npv": 5.0}, {"jobs": 0.3, "npv": 3.0})
        {'npv': -2.0}
    """
    gains = {key: total - had[key] for key, total in has.items() if key in had}
    return {key: gain for key, gain in gains.items() if abs(gain) > NOISE * max(abs(has[key]), abs(had[key]))}
