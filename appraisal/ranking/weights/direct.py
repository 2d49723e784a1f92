"""Weights that people state: points, swing, an order of importance."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from appraisal.arrays import Floats, frozen
from appraisal.errors import InputError, Problem, refuse


def normalised_weights(weights: Sequence[float] | Floats, *, criteria: Sequence[str]) -> Floats:
    """Return weights (m,) of sum 1 (rule 5).

    Raises:
        InputError: all at once: `weights_wrong_count`, `weight_not_finite`, `weight_negative`, `weights_all_zero`.

    Example:
        >>> normalised_weights([40, 30, 20, 10], criteria=["npv", "jobs", "waste", "fit"]).tolist()
        [0.4, 0.3, 0.2, 0.1]
    """
    given = np.asarray(weights, dtype=np.float64)
    if given.shape != (len(criteria),):
        raise refuse("weights_wrong_count", expected=len(criteria), found=int(given.size))
    problems = []
    for name, weight in zip(criteria, given.tolist(), strict=True):
        if not math.isfinite(weight):
            problems.append(Problem("weight_not_finite", {"criterion": name}))
        elif weight < 0:
            problems.append(Problem("weight_negative", {"criterion": name, "weight": weight}))
    if not problems and not given.any():
        problems.append(Problem("weights_all_zero", {"criteria": list(criteria)}))
    if problems:
        raise InputError(problems)
    shares = given / given.max()  # first, so that the sum can neither overflow nor vanish
    return frozen(shares / shares.sum())


def equal_weights(count: int) -> Floats:
    """Return `count` equal weights.

    Raises:
        InputError: `weights_wrong_count` when there is no criterion.
    """
    if count < 1:
        raise refuse("weights_wrong_count", expected=1, found=count)
    return frozen(np.full(count, 1.0 / count))


def points_weights(points: Sequence[float], *, criteria: Sequence[str]) -> Floats:
    """Return weights from points shared out among the criteria; the total need not be 100."""
    return normalised_weights(points, criteria=criteria)


def swing_weights(swings: Sequence[float], *, criteria: Sequence[str]) -> Floats:
    """Return weights from swings: the importance of a step from worst to best bound, the greatest being 100.

    Source: von Winterfeldt & Edwards (1986), Decision Analysis and Behavioral Research, ch. 8.

    Raises:
        InputError: `swing_reference_missing` when none is 100 or one is above it; those of `normalised_weights`.
    """
    weights = normalised_weights(swings, criteria=criteria)
    if max(swings) != 100:
        raise refuse("swing_reference_missing", greatest=float(max(swings)))
    return weights


def rank_order_centroid_weights(ranks: Sequence[int]) -> Floats:
    """Return the centroid of all weights in the stated order of importance (ROC), 1 being the most important.

    w_(k) = (1/m) * sum over j = k..m of 1/j. Tied criteria share a rank (1, 2, 2, 4) and the mean of their weights.
    Source: Barron & Barrett (1996), Management Science 42(11), eq. 3.

    Raises:
        InputError: `ranks_not_an_order`.

    Example:
        >>> rank_order_centroid_weights([2, 1, 3]).round(4).tolist()
        [0.2778, 0.6111, 0.1111]
    """
    given = list(ranks)
    m = len(given)
    if not m or any(rank != 1 + sum(other < rank for other in given) for rank in given):
        raise refuse("ranks_not_an_order", ranks=[str(rank) for rank in given])
    centroid = np.cumsum(1.0 / np.arange(m, 0, -1))[::-1] / m
    return frozen([centroid[rank - 1 : rank - 1 + given.count(rank)].mean() for rank in given])
