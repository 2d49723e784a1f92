"""Weight flips: the smallest changes of weights that change the first place or swap two projects (TOPSIS).

The distance is L1: a change of 0.1 moves 5 percentage points from some criteria to others. Every flip is real: with the
returned weights the rival is ahead. That no nearer weights do it is proven only within `proven` (see `nearest_swap`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from appraisal.arrays import Floats
from appraisal.ranking.order import TOLERANCE
from appraisal.ranking.topsis import Ranking, closeness
from appraisal.robustness.nearest_swap import Nearest, nearest_swap


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightFlip:
    """The smallest change of weights after which `rival` is ahead of `leader`.

    Attributes:
        leader: the project that is ahead now.
        rival: the project that passes it, or None if none does with any weights.
        weights: by criterion, with which the rival is ahead; None without one.
        distance: L1 distance of these weights; 0 if the two are tied now; None without one.
        proven: no weights nearer than this do it. 2 means none at all.
    """

    leader: str
    rival: str | None
    weights: dict[str, float] | None
    distance: float | None
    proven: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RankedShares:
    """A ranking's squared normalised values and squared shortfalls, (n, m), and its closeness, (n,)."""

    gained: Floats
    lost: Floats
    closeness: Floats


def ranked_shares(ranking: Ranking) -> RankedShares:
    """Return a ranking in the terms of TOPSIS; criteria that are flat on data bounds have no effect."""
    shares, scale = ranking.normalised, ranking.scale
    gained, lost = shares**2, (1 - shares) ** 2
    gained[:, list(scale.flat)] = lost[:, list(scale.flat)] = 0.0
    return RankedShares(gained=gained, lost=lost, closeness=closeness(shares, scale.deciding(ranking.weights)))


def first_place_flip(ranking: Ranking) -> WeightFlip:
    """Return the smallest change of weights that unseats the first place.

    Example:
        >>> from appraisal.ranking.topsis import rank
        >>> ranking = rank([[1, 0], [0.4, 0.4]], bounds=[[0, 1], [0, 1]], weights=[0.7, 0.3], projects=["a", "b"])
        >>> flip = first_place_flip(ranking)
        >>> flip.rival, round(flip.distance, 5), {key: round(weight, 5) for key, weight in flip.weights.items()}
        ('b', 0.6, {'1': 0.4, '2': 0.6})
    """
    leader, *rivals = ranking.order
    return _flip(ranking, ranked_shares(ranking), leader, rivals)


def pair_flips(ranking: Ranking, pairs: Sequence[tuple[str, str]] | None = None) -> tuple[WeightFlip, ...]:
    """Return, for each pair of projects, the smallest change of weights that swaps the two.

    Args:
        ranking: the ranking.
        pairs: projects, in either order; without them each project and the one ranked next.
    """
    now, order = ranked_shares(ranking), ranking.order
    if pairs is None:
        rows = list(pairwise(order))
    else:
        ranks = {ranking.matrix.projects[row]: rank for rank, row in enumerate(order)}
        rows = [(order[min(ranks[a], ranks[b])], order[max(ranks[a], ranks[b])]) for a, b in pairs]
    return tuple(_flip(ranking, now, leader, [rival]) for leader, rival in rows)


def _flip(ranking: Ranking, now: RankedShares, leader: int, rivals: Sequence[int]) -> WeightFlip:
    tied = (
        rival
        for rival in rivals
        if abs(now.closeness[leader] - now.closeness[rival]) <= TOLERANCE
        and (now.gained[rival] > now.gained[leader]).any()
    )
    if (level := next(tied, None)) is not None:
        nearest = Nearest(pair=(leader, level), weights=ranking.weights, distance=0.0, proven=0.0)
    else:
        nearest = nearest_swap(now.gained, now.lost, ranking.weights, [(leader, rival) for rival in rivals])
    projects, criteria, weights = ranking.matrix.projects, ranking.matrix.criteria, nearest.weights
    return WeightFlip(
        leader=projects[leader],
        rival=None if nearest.pair is None else projects[nearest.pair[1]],
        weights=None if weights is None else dict(zip(criteria, weights.tolist(), strict=True)),
        distance=nearest.distance,
        proven=nearest.proven,
    )
