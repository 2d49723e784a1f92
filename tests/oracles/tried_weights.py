"""Weights tried without a method: at random, and on a fine grid."""

from __future__ import annotations

import numpy as np

from appraisal.arrays import Floats
from appraisal.ranking.topsis import closeness

STEP = 1 / 800  # of each weight of the grid


def drawn_swaps(rng: np.random.Generator, shares: Floats, weights: Floats, pairs: list[tuple[int, int]]) -> Floats:
    """Return the L1 distances of those of 5,000 weights, drawn around the given ones, that swap one of the pairs."""
    free = rng.dirichlet(np.full(len(weights), 0.5), 5000)
    tried = weights + (free - weights) * rng.random((5000, 1))
    scores = closeness(shares, tried)
    passed = np.any([scores[:, j] > scores[:, i] + 1e-12 for i, j in pairs], axis=0)
    return np.asarray(np.abs(tried - weights).sum(axis=1)[passed])


def nearest_on_a_grid(shares: Floats, weights: Floats) -> float:
    """Return the least L1 distance of three weights, on a grid of that step, with which the second project passes."""
    one, two = (axis.ravel() for axis in np.meshgrid(*[np.linspace(0, 1, round(1 / STEP) + 1)] * 2))
    grid = np.column_stack([one, two, 1 - one - two])[one + two <= 1]
    scores = closeness(shares, grid)
    return float(np.abs(grid - weights).sum(axis=1)[scores[:, 1] > scores[:, 0]].min())
