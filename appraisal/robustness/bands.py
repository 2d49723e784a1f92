"""Bands: groups of projects that the evidence does not separate."""

from __future__ import annotations

import numpy as np

from appraisal.arrays import Floats, Ints
from appraisal.errors import refuse


def bands(pairwise: Floats, *, level: float = 0.95) -> tuple[tuple[int, ...], ...]:
    """Return the finest bands, best first, such that every project beats all projects of later bands at the level.

    One project is separated from another if it has a better place in at least `level` of the draws. A band ends where
    everything above is separated from everything below. So two projects of different bands are always separated; two of
    one band are not, or are linked by others between them. Being in the same band is transitive by construction.
    Because `level` is above one half, of two groups that each beat all other projects one contains the other: the
    possible ends of bands form a chain, and the bands are unique, whatever the order of the case.

    Args:
        pairwise: (n, n) share of draws in which the project of the row stands better than that of the column.
        level: in (0.5, 1].

    Returns:
        Project indexes, inside a band by decreasing mean share of wins, then in the order of the case.

    Raises:
        InputError: `level_not_above_half`.

    Example:
        >>> bands(np.array([[0.0, 0.6, 1.0], [0.4, 0.0, 0.99], [0.0, 0.01, 0.0]]))
        ((0, 1), (2,))
    """
    if not 0.5 < level <= 1:
        raise refuse("level_not_above_half", level=level)
    separated = pairwise >= level
    beaten = separated.sum(axis=1)
    # A project that beats all outside its group wins more often than any of them: each group is a prefix of this order.
    order = np.lexsort((-pairwise.sum(axis=1), -beaten))
    least = separated[np.ix_(order, order)]
    n, result, start = len(order), [], 0
    for end in range(1, n + 1):
        if end == n or least[start:end, end:].all():
            group = sorted(order[start:end].tolist(), key=lambda i: (-pairwise[i].sum(), i))
            result.append(tuple(group))
            start = end
    return tuple(result)


def first_boundary(pairwise: Floats) -> float | None:
    """Return the highest level at which there is more than one band; None if no level above one half gives two.

    Example:
        >>> first_boundary(np.array([[0.0, 0.6, 0.97], [0.4, 0.0, 0.99], [0.03, 0.01, 0.0]]))
        0.97
    """
    levels = np.unique(pairwise[pairwise > 0.5])
    if not levels.size or len(bands(pairwise, level=float(levels[0]))) < 2:
        return None
    # A lower level separates more pairs, so bands only split: the levels with one band are the highest.
    low, high = 0, len(levels)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if len(bands(pairwise, level=float(levels[middle]))) > 1 else (low, middle)
    return float(levels[low])


def settled_pairs(pairwise: Floats, *, level: float = 0.95) -> Ints:
    """Return (n, 2): above and below how many projects each one stands in at least `level` of the draws.

    Example:
        >>> settled_pairs(np.array([[0.0, 0.6, 1.0], [0.4, 0.0, 0.99], [0.0, 0.01, 0.0]])).tolist()
        [[1, 0], [1, 0], [0, 2]]
    """
    separated = pairwise >= level
    return np.column_stack([separated.sum(axis=1), separated.sum(axis=0)])
