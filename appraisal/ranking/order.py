"""Places from scores: tied projects share the best place (1, 2, 2, 4) in the order of the case (rule 6).

Two neighbouring scores within the tolerance are a tie. Ties chain, so that two projects within the tolerance never have
different places. More is better: pass the negative of a score if less of it is better.
"""

from __future__ import annotations

import numpy as np

from appraisal.arrays import Floats, Ints

TOLERANCE = 1e-9
_COUNTING_UP_TO = 20  # below this, comparing all pairs beats sorting (benchmarks/bench_ranking.py)
_BLOCK = 4096  # draws compared at a time, so that a block fits the processor's cache


def places(scores: Floats, *, tolerance: float = TOLERANCE) -> Ints:
    """Return the place of each of n scores.

    Example:
        >>> places(np.array([0.3, 0.7, 0.7 + 1e-12, 0.9])).tolist()
        [4, 2, 2, 1]
    """
    [row] = places_many(np.asarray(scores, dtype=np.float64)[np.newaxis], tolerance=tolerance)
    return np.asarray(row)


def order(scores: Floats, *, tolerance: float = TOLERANCE) -> tuple[int, ...]:
    """Return the indexes of n projects from the first place to the last, tied ones in the order of the case.

    Example:
        >>> order(np.array([0.3, 0.7, 0.7 + 1e-12, 0.9]))
        (3, 1, 2, 0)
    """
    return in_order(places(scores, tolerance=tolerance))


def in_order(standing: Ints) -> tuple[int, ...]:
    """Return the indexes of n projects from the first place to the last, given their places."""
    n = len(standing)
    return tuple((np.sort(standing * n + np.arange(n)) % n).tolist())  # sorting keys beats a stable argsort


def places_many(scores: Floats, *, tolerance: float = TOLERANCE) -> Ints:
    """Return the places (draws, n) of the scores (draws, n), each row ranked by itself."""
    draws, n = scores.shape
    if n > _COUNTING_UP_TO or draws < n:
        return _by_sorting(scores, tolerance)
    result = np.empty((draws, n), dtype=np.int64)
    for start in range(0, draws, _BLOCK):
        result[start : start + _BLOCK] = _by_counting(scores[start : start + _BLOCK], tolerance)
    # Without ties the places of a row are 1…n; the few rows with ties are ranked again, with chained ties.
    tied = np.flatnonzero(result.sum(axis=1) != n * (n + 1) // 2)
    if tied.size:
        result[tied] = _by_sorting(scores[tied], tolerance)
    return result


def _by_counting(scores: Floats, tolerance: float) -> Ints:
    columns = np.ascontiguousarray(scores.T)
    counted = np.ones(columns.shape, dtype=np.int8)
    for i in range(1, len(columns)):
        lead = columns[i] - columns[:i]
        counted[:i] += lead > tolerance
        counted[i] += (lead < -tolerance).sum(axis=0, dtype=np.int8)
    return counted.T.astype(np.int64)


def _by_sorting(scores: Floats, tolerance: float) -> Ints:
    draws, n = scores.shape
    best_first = np.argsort(-scores, axis=1)
    ranked = np.take_along_axis(scores, best_first, axis=1)
    standing = np.broadcast_to(np.arange(1, n + 1), (draws, n))
    apart = ranked[:, :-1] - ranked[:, 1:] > tolerance
    if not apart.all():
        standing = standing.copy()
        standing[:, 1:][~apart] = 0
        standing = np.maximum.accumulate(standing, axis=1)
    result = np.empty((draws, n), dtype=np.int64)
    np.put_along_axis(result, best_first, standing, axis=1)
    return result
