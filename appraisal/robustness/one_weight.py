"""Weight stability: how far one weight may move, the others in proportion, before the first place is lost.

With t the weight of criterion k and s = (t / (1 - t))², TOPSIS ranks i above j while a polynomial of degree 2 in s is
positive: each squared distance is t² times a constant plus (1 - t)² times another. So the crossings are exact.
Source of the idea, for additive methods: Mareschal (1988), Weight stability intervals in multicriteria decision aid,
European Journal of Operational Research 33(1).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Floats
from appraisal.ranking.order import TOLERANCE
from appraisal.ranking.topsis import Ranking
from appraisal.robustness.weight_flips import RankedShares, ranked_shares

_DOUBLE = 1e-12  # two roots that differ by less, in shares of their size, touch zero and do not cross it


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightInterval:
    """Between `low` and `high` of one criterion's weight the leader stays first, alone or shared.

    `loses_below` and `loses_above` are the projects that pass it just beyond; None if nobody does and the interval ends
    at 0 or 1.
    """

    criterion: str
    weight: float
    low: float
    high: float
    loses_below: str | None
    loses_above: str | None


def weight_intervals(ranking: Ranking) -> tuple[WeightInterval, ...]:
    """Return the stability interval of each criterion's weight around the given one.

    If a criterion has the whole weight, the others share equally what it loses.

    Example:
        >>> from appraisal.ranking.topsis import rank
        >>> ranking = rank([[1, 0], [0.4, 0.4]], bounds=[[0, 1], [0, 1]], weights=[0.7, 0.3], projects=["a", "b"])
        >>> [interval, _] = weight_intervals(ranking)
        >>> round(interval.low, 12), interval.high, interval.loses_below, interval.loses_above
        (0.4, 1.0, 'b', None)
    """
    now = ranked_shares(ranking)
    return tuple(_interval(ranking, now, k) for k in range(len(ranking.weights)))


def _interval(ranking: Ranking, now: RankedShares, k: int) -> WeightInterval:
    projects, weight = ranking.matrix.projects, float(ranking.weights[k])
    low, high = 0.0, 1.0
    below: int | None = None
    above: int | None = None
    leader, *others = ranking.order
    for rival in others:
        if not (now.gained[rival] > now.gained[leader]).any():
            continue
        if now.closeness[leader] - now.closeness[rival] <= TOLERANCE:  # tied: it may be lost in both directions
            low, high, below, above = weight, weight, rival, rival
            break
        for crossing in weight_crossings(now, ranking.weights, k, leader, rival):
            if low < crossing <= weight or (below is None and crossing <= weight):
                low, below = crossing, rival
            elif weight < crossing < high or (above is None and crossing > weight):
                high, above = crossing, rival
    return WeightInterval(
        criterion=ranking.matrix.criteria[k],
        weight=weight,
        low=low,
        high=high,
        loses_below=None if below is None else projects[below],
        loses_above=None if above is None else projects[above],
    )


def weight_crossings(now: RankedShares, weights: Floats, k: int, leader: int, rival: int) -> list[float]:
    """Return the weights of criterion k in (0, 1) at which the two change places, ascending: at most two."""
    rest = np.delete(weights, k)
    rest = (rest / rest.sum() if rest.any() else np.full(rest.shape, 1 / max(rest.size, 1))) ** 2
    a, c = (float(now.gained[project, k]) for project in (leader, rival))
    b, d = (float(now.lost[project, k]) for project in (leader, rival))
    a_rest, c_rest = (float(np.delete(now.gained[project], k) @ rest) for project in (leader, rival))
    b_rest, d_rest = (float(np.delete(now.lost[project], k) @ rest) for project in (leader, rival))
    roots = _positive_roots(
        a * d - c * b, a * d_rest + a_rest * d - c * b_rest - c_rest * b, a_rest * d_rest - c_rest * b_rest
    )
    return [float(np.sqrt(s) / (1 + np.sqrt(s))) for s in roots]


def _positive_roots(square: float, linear: float, constant: float) -> list[float]:
    """Return the s > 0 at which square s² + linear s + constant changes sign."""
    rounding = 1e-15
    if abs(square) <= rounding and abs(linear) <= rounding:
        return []
    discriminant = linear * linear - 4 * square * constant
    if discriminant <= _DOUBLE * linear * linear and abs(square) > rounding:
        return []
    # The sum without cancellation first, the other root from the product of both (Press et al. 2007, section 5.6).
    half = -0.5 * (linear + np.copysign(np.sqrt(max(discriminant, 0.0)), linear))
    roots = [constant / half if half else 0.0]
    if abs(square) > rounding:
        roots.append(half / square)
    return sorted(root for root in roots if rounding < root < 1 / rounding)
