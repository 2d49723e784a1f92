"""Weight flips: the smallest changes of weights that change the first place or swap two projects (TOPSIS).

The distance is L1: a change of 0.1 moves 5 percentage points from some criteria to others. Every flip is real: with the
returned weights the rival is ahead. That no nearer weights do it is proven only within `proven` (see `nearest_swap`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from appraisal.arrays import Floats, finite
from appraisal.errors import refuse
from appraisal.ranking.order import TOLERANCE, order
from appraisal.ranking.scale import Scale, normalise
from appraisal.ranking.topsis import closeness
from appraisal.ranking.weights.direct import normalised_weights
from appraisal.robustness.nearest_swap import nearest_swap


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WeightFlip:
    """The smallest change of weights after which `rival` is ahead of `leader` (project indexes).

    Attributes:
        leader: the project that is ahead now.
        rival: the project that passes it, or None if none does with any weights.
        weights: (m,) with which the rival is ahead; None without one.
        distance: L1 distance of these weights; 0 if the two are tied now; None without one.
        proven: no weights nearer than this do it. 2 means none at all.
    """

    leader: int
    rival: int | None
    weights: Floats | None
    distance: float | None
    proven: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RankedShares:
    """Projects in the terms of TOPSIS: squared normalised values and shortfalls, (n, m), and closeness."""

    gained: Floats
    lost: Floats
    weights: Floats
    closeness: Floats
    order: tuple[int, ...]


def ranked_shares(values: ArrayLike, *, scale: Scale, weights: ArrayLike) -> RankedShares:
    """Check a matrix, its scale and weights, and rank it; criteria that are flat on data bounds have no effect.

    Raises:
        InputError: `wrong_shape`, `not_finite`, `scale_other_criteria`, `nothing_decides`, those of the weights.
    """
    matrix = finite("matrix", values, shape=(-1, -1))
    names = [str(k + 1) for k in range(matrix.shape[1])]
    given = normalised_weights(np.asarray(weights, dtype=np.float64), criteria=names)
    if scale.worst.shape != given.shape:
        raise refuse("scale_other_criteria", expected=len(given), found=len(scale.worst))
    shares = normalise(matrix, scale)
    scores = closeness(shares, scale.deciding(given))
    gained, lost = shares**2, (1 - shares) ** 2
    gained[:, list(scale.flat)] = lost[:, list(scale.flat)] = 0.0
    return RankedShares(
        gained=gained,
        lost=lost,
        weights=given,
        closeness=scores,
        order=order(scores),
    )


def first_place_flip(values: ArrayLike, *, scale: Scale, weights: ArrayLike) -> WeightFlip:
    """Return the smallest change of weights that unseats the first place.

    Args:
        values: (n, m) in the criteria's units.
        scale: bounds of the m criteria.
        weights: (m,) of any sum.

    Raises:
        InputError: as `ranked_shares`.

    Example:
        >>> unit = Scale(worst=[0, 0], best=[1, 1])
        >>> flip = first_place_flip([[1, 0], [0.4, 0.4]], scale=unit, weights=[0.7, 0.3])
        >>> flip.rival, round(flip.distance, 5), flip.weights.round(5).tolist()
        (1, 0.6, [0.4, 0.6])
    """
    now = ranked_shares(values, scale=scale, weights=weights)
    first, *others = now.order
    return _flip(now, first, others)


def pair_flips(
    values: ArrayLike, *, scale: Scale, weights: ArrayLike, pairs: Sequence[tuple[int, int]] | None = None
) -> tuple[WeightFlip, ...]:
    """Return, for each pair of projects, the smallest change of weights that swaps the two; arguments as above.

    Args:
        values: (n, m) in the criteria's units.
        scale: bounds of the m criteria.
        weights: (m,) of any sum.
        pairs: project indexes, in either order; without them each project and the one ranked next.
    """
    now = ranked_shares(values, scale=scale, weights=weights)
    if pairs is None:
        pairs = list(zip(now.order, now.order[1:], strict=False))
    place = {project: position for position, project in enumerate(now.order)}
    return tuple(_flip(now, *sorted(pair, key=lambda project: place[project])) for pair in pairs)


def _flip(now: RankedShares, leader: int, rivals: int | Sequence[int]) -> WeightFlip:
    against = [rivals] if isinstance(rivals, int) else list(rivals)
    for rival in against:
        level = abs(now.closeness[leader] - now.closeness[rival]) <= TOLERANCE
        if level and (now.gained[rival] > now.gained[leader]).any():
            return WeightFlip(leader=leader, rival=rival, weights=now.weights, distance=0.0, proven=0.0)
    nearest = nearest_swap(now.gained, now.lost, now.weights, [(leader, rival) for rival in against])
    return WeightFlip(
        leader=leader,
        rival=None if nearest.pair is None else nearest.pair[1],
        weights=nearest.weights,
        distance=nearest.distance,
        proven=nearest.proven,
    )
