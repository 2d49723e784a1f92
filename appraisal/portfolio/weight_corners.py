"""The corners of a set of weights, with which one can compute what holds for every weight in the set."""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import ArrayLike

from appraisal.arrays import Floats, finite, frozen
from appraisal.errors import refuse


def weights_between(experts: ArrayLike) -> Floats:
    """Return the corners of all mixtures of the experts' weights (e, m): those weights, each summing to 1 (rule 5)."""
    weights = finite("weights", experts, shape=(-1, -1))
    sums = weights.sum(axis=1, keepdims=True)
    if (weights < 0).any() or (sums <= 0).any():
        raise refuse("corners_need_weights")
    return frozen(np.unique(weights / sums, axis=0))


def weights_within(weights: ArrayLike, *, share: float) -> Floats:
    """Return the corners of all weights that differ from the given ones by at most a share of each.

    A corner of a box cut by a plane has all coordinates except one at an end of the box.

    Args:
        weights: (m,) at most 16; normalised to sum 1.
        share: 0.2 means ± 20 %.

    Example:
        >>> weights_within([0.5, 0.5], share=0.2).round(2).tolist()
        [[0.4, 0.6], [0.6, 0.4]]
    """
    centre = weights_between(np.asarray(weights)[np.newaxis])[0]
    m = len(centre)
    if not 0 <= share <= 1 or m > 16:
        raise refuse("corners_need_share", share=share, criteria=m, most=16)
    if m == 1:
        return frozen(np.ones((1, 1)))
    low, high = centre * (1 - share), centre * (1 + share)
    corners = []
    for free in range(m):
        others = [k for k in range(m) if k != free]
        ends = np.array(list(product(*((low[k], high[k]) for k in others)))).reshape(-1, m - 1)
        rest = 1 - ends.sum(axis=1)
        fits = (rest >= low[free] - 1e-12) & (rest <= high[free] + 1e-12)
        corner = np.empty((int(fits.sum()), m))
        corner[:, others], corner[:, free] = ends[fits], rest[fits]
        corners.append(corner)
    return frozen(np.unique(np.concatenate(corners).round(12), axis=0))
