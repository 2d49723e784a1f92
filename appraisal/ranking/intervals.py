"""Intervals of places when figures are known only as ranges (rule 1: nothing is imputed).

Closeness on declared bounds rises with every normalised value. So a project scores highest with all its own figures at
their best ends, and has its best place when the figures of all others are at their worst; its worst place is the
reverse. Both places are attained, not only bounds; the ranges are treated as independent. (Only unequal scores within
the tolerance of a tie could chain to a better place in between.)
"""

from __future__ import annotations

import numpy as np

from appraisal.arrays import Floats, Ints, finite, frozen, frozen_ints
from appraisal.errors import refuse
from appraisal.ranking.order import TOLERANCE, places_many
from appraisal.ranking.scale import Scale, normalise
from appraisal.ranking.topsis import closeness

_BLOCK = 512  # projects ranked among the others at a time


def closeness_intervals(low: Floats, high: Floats, *, scale: Scale, weights: Floats) -> Floats:
    """Return the least and greatest closeness (n, 2) of projects with figures between `low` and `high`.

    Args:
        low: (n, m) lower end of each figure's range, in its unit; the figure itself if it is known, the smaller
            declared bound (`scale.lower`) if it is missing and has no range.
        high: (n, m) upper end.
        scale: declared bounds; with bounds taken from the data the result would depend on what is missing.
        weights: (m,) as `normalised_weights` gives them.

    Raises:
        InputError: `bounds_must_be_declared`, `range_reversed`, `wrong_shape`, `not_finite`.
    """
    if scale.bounds != "declared":
        raise refuse("bounds_must_be_declared")
    shape = (-1, len(scale.worst))
    low = finite("matrix", low, shape=shape)
    high = finite("matrix", high, shape=low.shape)
    if (low > high).any():
        raise refuse("range_reversed")
    one, other = normalise(low, scale), normalise(high, scale)
    ends = [closeness(np.minimum(one, other), weights), closeness(np.maximum(one, other), weights)]
    return frozen(np.column_stack(ends))


def place_intervals(low: Floats, high: Floats, *, scale: Scale, weights: Floats, tolerance: float = TOLERANCE) -> Ints:
    """Return the best and worst place (n, 2) that each project can reach; arguments as `closeness_intervals`.

    Example:
        >>> scale = Scale(worst=[0], best=[10])
        >>> low, high = np.array([[6], [0], [8]]), np.array([[6], [7], [8]])
        >>> place_intervals(low, high, scale=scale, weights=np.ones(1)).tolist()
        [[2, 3], [2, 3], [1, 1]]
    """
    least, greatest = closeness_intervals(low, high, scale=scale, weights=weights).T
    best = _places_among(greatest, least, tolerance)
    worst = _places_among(least, greatest, tolerance)
    return frozen_ints(np.column_stack([best, worst]))


def _places_among(own: Floats, others: Floats, tolerance: float) -> Ints:
    """Return the place of each project with its own score when all others have theirs."""
    n = len(own)
    result = np.empty(n, dtype=np.int64)
    for start in range(0, n, _BLOCK):
        rows = np.arange(min(_BLOCK, n - start))
        scores = np.tile(others, (len(rows), 1))
        scores[rows, start + rows] = own[start + rows]
        result[start + rows] = places_many(scores, tolerance=tolerance)[rows, start + rows]
    return result
