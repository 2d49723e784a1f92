"""VIKOR: the compromise ranking, with its two conditions (Opricovic & Tzeng, 2007, EJOR 178(2), section 2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Floats, finite, frozen
from appraisal.errors import refuse
from appraisal.ranking import order, pymcdm_door
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.method_ranking import MethodRanking, method_ranking
from appraisal.ranking.scale import Scale, data_scale, fit, normalise
from appraisal.ranking.weights.direct import normalised_weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Compromise:
    """A VIKOR ranking with its working; less is better in all three measures.

    Without acceptable advantage there is no clear winner: `compromise` then lists all projects of the compromise set.
    """

    ranking: MethodRanking  # scores are Q
    group_regret: Floats  # (n,) S: weighted sum of the shortfalls
    greatest_regret: Floats  # (n,) R: the largest weighted shortfall
    q: Floats  # (n,)
    v: float
    acceptable_advantage: bool  # Q of the second - Q of the first >= 1 / (n - 1)
    acceptable_stability: bool  # the first by Q is also first by S or by R
    compromise: tuple[int, ...]  # project indexes, best first


def compromise(
    matrix: DecisionMatrix, *, scale: Scale, weights: Sequence[float] | Floats, v: float = 0.5
) -> Compromise:
    """Rank by VIKOR on the best and worst values among the projects, as published; `scale` gives the directions.

    Criteria on which all projects are equal have no effect. S or R equal for all projects adds nothing to Q (pymcdm,
    which computes Q otherwise, would divide by zero).

    Args:
        matrix: n projects by m criteria.
        scale: which direction is better on each criterion; its bounds are not used.
        weights: one for each criterion, of any sum (rule 5).
        v: weight of the group regret S against the greatest regret R, 0..1.

    Raises:
        InputError: `share_outside` for v; `scale_other_criteria`; those of `normalised_weights`.
    """
    given = normalised_weights(weights, criteria=matrix.criteria)
    fit(matrix, scale)
    if not 0 <= finite("v", v) <= 1:
        raise refuse("share_outside", name="v", value=v)
    on_data = data_scale(matrix.values, scale.directions)
    reached = np.delete(normalise(matrix.values, on_data), on_data.flat, axis=1)
    counted = np.delete(given, on_data.flat)
    shortfalls = counted * (1.0 - reached)
    s, r = shortfalls.sum(axis=1), shortfalls.max(axis=1, initial=0.0)
    if np.ptp(s) > order.TOLERANCE and np.ptp(r) > order.TOLERANCE:
        method = pymcdm_door.pymcdm().methods.VIKOR(v=v)
        q = pymcdm_door.scores(method, reached, counted, np.ones(len(counted), dtype=np.int64))
    else:
        q = v * _stretched(s) + (1 - v) * _stretched(r)
    ranking = method_ranking("vikor", matrix, on_data, given, q, better="less", remarks=("data_bounds",))
    advantage, stability, named = _conditions(ranking.order, s, r, q)
    return Compromise(
        ranking=ranking,
        group_regret=frozen(s),
        greatest_regret=frozen(r),
        q=frozen(q),
        v=v,
        acceptable_advantage=advantage,
        acceptable_stability=stability,
        compromise=named,
    )


def vikor(matrix: DecisionMatrix, *, scale: Scale, weights: Sequence[float] | Floats) -> MethodRanking:
    """Return the ranking of `compromise` alone, with v = 0.5."""
    return compromise(matrix, scale=scale, weights=weights).ranking


def _stretched(regret: Floats) -> Floats:
    spread = np.ptp(regret)
    return (regret - regret.min()) / spread if spread > order.TOLERANCE else np.zeros_like(regret)


def _conditions(by_q: tuple[int, ...], s: Floats, r: Floats, q: Floats) -> tuple[bool, bool, tuple[int, ...]]:
    if len(by_q) == 1:
        return True, True, by_q
    first, second = by_q[:2]
    threshold = 1.0 / (len(by_q) - 1)
    advantage = bool(q[second] - q[first] >= threshold - order.TOLERANCE)
    stability = bool(min(s[first] - s.min(), r[first] - r.min()) <= order.TOLERANCE)
    if not advantage:
        close = tuple(i for i in by_q if q[i] - q[first] < threshold - order.TOLERANCE)
        return advantage, stability, close
    return advantage, stability, (first,) if stability else (first, second)
