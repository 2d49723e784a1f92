"""Correlation of two orders of the same projects."""

from __future__ import annotations

import numpy as np

from appraisal.arrays import Floats, Ints


def kendall_tau_b(one: Ints, other: Ints) -> float | None:
    """Return Kendall's tau-b of two arrays of places (n,): concordant minus discordant pairs, corrected for ties.

    tau_b = (C - D) / sqrt((C + D + T_one)(C + D + T_other)), T the pairs tied in one only. Source: Kendall (1945), The
    treatment of ties in ranking problems, Biometrika 33(3). None if one order ties all projects.

    Example:
        >>> kendall_tau_b(np.array([1, 2, 3]), np.array([1, 3, 2]))
        0.3333333333333333
    """
    first = np.sign(one[:, np.newaxis] - one)
    second = np.sign(other[:, np.newaxis] - other)
    pairs = np.count_nonzero(first), np.count_nonzero(second)
    return float((first * second).sum() / np.sqrt(float(pairs[0]) * pairs[1])) if all(pairs) else None


def weighted_rank_correlation(one: Ints, other: Ints) -> float | None:
    """Return r_w of two arrays of places (n,): a difference near the top weighs more than one near the bottom.

    r_w = 1 - 6 Σ (R_i - Q_i)² (2n + 2 - R_i - Q_i) / (n⁴ + n³ - n² - n), in -1..1. Source: Pinto da Costa & Soares
    (2005), A weighted rank measure of correlation, Australian & New Zealand Journal of Statistics 47(4). Tied projects
    enter with the mean of the places they share, for which the formula is an approximation. None for one project.

    Example:
        >>> weighted_rank_correlation(np.array([1, 2, 3, 4]), np.array([2, 1, 3, 4])).__round__(3)
        0.72
        >>> weighted_rank_correlation(np.array([1, 2, 3, 4]), np.array([1, 2, 4, 3])).__round__(3)
        0.88
    """
    n = len(one)
    if n < 2:
        return None
    r, q = _mean_places(one), _mean_places(other)
    return float(1 - 6 * ((r - q) ** 2 * (2 * n + 2 - r - q)).sum() / (n**4 + n**3 - n**2 - n))


def _mean_places(places: Ints) -> Floats:
    return np.asarray(places + (np.count_nonzero(places[:, np.newaxis] == places, axis=1) - 1) / 2)
