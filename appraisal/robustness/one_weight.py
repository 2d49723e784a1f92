"""Weight stability: how far one weight may move, the others in proportion, before the first place is lost.

With t the weight of criterion k and s = (t / (1 - t))², TOPSIS ranks i above j while a polynomial of degree 2 in s is
positive: each squared distance is t² times a constant plus (1 - t)² times another. So the crossings are exact.
Source of the idea, for additive methods: Mareschal (1988), Weight stability intervals in multicriteria decision aid,
European Journal of Operational Research 33(1).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from appraisal.arrays import Floats
from appraisal.ranking.order import TOLERANCE
from appraisal.ranking.scale import Scale
from appraisal.robustness.weight_flips import RankedShares, ranked_shares

_DOUBLE = 1e-12  # two roots that differ by less, in shares of their size, touch zero and do not cross it


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightInterval:
    """Between `low` and `high` of one criterion's weight the leader stays first, alone or shared.

    `loses_below` and `loses_above` are the projects that pass it just beyond; None if nobody does and the interval ends
    at 0 or 1.
    """

    criterion: int
    weight: float
    low: float
    high: float
    loses_below: int | None
    loses_above: int | None


def weight_intervals(values: ArrayLike, *, scale: Scale, weights: ArrayLike) -> tuple[WeightInterval, ...]:
    """Return the stability interval of each criterion's weight around the given one.

    If a criterion has the whole weight, the others share equally what it loses.

    Args:
        values: (n, m) in the criteria's units.
        scale: bounds of the m criteria.
        weights: (m,) of any sum.

    Raises:
        InputError: as `weight_flips.standing`.

    Example:
        >>> unit = Scale(worst=[0, 0], best=[1, 1])
        >>> [interval, _] = weight_intervals([[1, 0], [0.4, 0.4]], scale=unit, weights=[0.7, 0.3])
        >>> round(interval.low, 12), interval.high, interval.loses_below, interval.loses_above
        (0.4, 1.0, 1, None)
    """
    now = ranked_shares(values, scale=scale, weights=weights)
    return tuple(_interval(now, k) for k in range(len(now.weights)))


def _interval(now: RankedShares, k: int) -> WeightInterval:
    weight = float(now.weights[k])
    low, high = 0.0, 1.0
    below: int | None = None
    above: int | None = None
    leader, *others = now.order
    for rival in others:
        if not (now.gained[rival] > now.gained[leader]).any():
            continue
        if now.closeness[leader] - now.closeness[rival] <= TOLERANCE:  # tied: it may be lost in both directions
            return WeightInterval(
                criterion=k, weight=weight, low=weight, high=weight, loses_below=rival, loses_above=rival
            )
        for crossing in crossings(now, leader, rival, k):
            if low < crossing <= weight or (below is None and crossing <= weight):
                low, below = crossing, rival
            elif weight < crossing < high or (above is None and crossing > weight):
                high, above = crossing, rival
    return WeightInterval(criterion=k, weight=weight, low=low, high=high, loses_below=below, loses_above=above)


def crossings(now: RankedShares, leader: int, rival: int, k: int) -> list[float]:
    """Return the weights of criterion k in (0, 1) at which the two change places, ascending: at most two."""
    rest = np.delete(now.weights, k)
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


def at_weight(weights: Floats, k: int, weight: float) -> Floats:
    """Return the weights with a new weight of criterion k and the others in proportion."""
    rest = np.array(weights, dtype=np.float64)
    rest[k] = 0.0
    if not rest.any():
        rest = np.ones(len(rest))
        rest[k] = 0.0
    moved = rest / rest.sum() * (1 - weight) if rest.any() else rest
    moved[k] = weight
    return np.asarray(moved)
