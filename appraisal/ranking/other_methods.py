"""The methods other than TOPSIS on declared bounds, all computed by pymcdm.

`METHODS` holds them by key; each takes a decision matrix, a scale with the council's bounds, and weights, and returns a
`MethodRanking`. The weighted sum and SPOTIS on the same bounds always agree: SPOTIS is one minus the sum.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from appraisal.arrays import Floats, finite
from appraisal.errors import refuse
from appraisal.ranking import pymcdm_door, topsis
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.method_ranking import MethodRanking, method_ranking
from appraisal.ranking.order import TOLERANCE
from appraisal.ranking.scale import Scale, data_scale, fit, normalise
from appraisal.ranking.vikor import vikor
from appraisal.ranking.weights.direct import normalised_weights

Weights = Sequence[float] | Floats
_MOST_IN_PAIRS = 2000
"""PROMETHEE compares all pairs at once: 130 MB at 2,000 projects and 4 criteria, growing with the square."""


def weighted_sum(matrix: DecisionMatrix, *, scale: Scale, weights: Weights) -> MethodRanking:
    """Rank by the weighted sum of the shares of the declared scale (additive value)."""
    given = _checked(matrix, scale, weights)
    held = np.vstack([np.clip(matrix.values, scale.lower, scale.upper), scale.worst, scale.best])
    library = pymcdm_door.pymcdm()
    method = library.methods.WSM(library.normalizations.minmax_normalization)
    scores = pymcdm_door.scores(method, held, given, scale.types)[:-2]
    return method_ranking("weighted_sum", matrix, scale, given, scores, better="more")


def spotis(matrix: DecisionMatrix, *, scale: Scale, weights: Weights) -> MethodRanking:
    """Rank by SPOTIS: mean distance from the best bounds, less is better.

    Source: Dezert, Tchamova, Han & Tacnet (2020), FUSION.
    """
    given = _checked(matrix, scale, weights)
    method = pymcdm_door.pymcdm().methods.SPOTIS(np.column_stack([scale.lower, scale.upper]))
    held = np.clip(matrix.values, scale.lower, scale.upper)
    scores = pymcdm_door.scores(method, held, given, scale.types)
    return method_ranking("spotis", matrix, scale, given, scores, better="less")


def promethee_ii(
    matrix: DecisionMatrix, *, scale: Scale, weights: Weights, indifference: float = 0.0, preference: float = 0.0
) -> MethodRanking:
    """Rank by the net flow of PROMETHEE II, more is better.

    If both thresholds are zero, any difference is a full preference (the "usual" criterion); otherwise preference rises
    linearly between them. Source: Brans & Vincke (1985), Management Science 31(6), types 1 and 5.

    Args:
        matrix: n projects by m criteria; at most 2,000 projects.
        scale: declared bounds; values outside count as the bound.
        weights: one for each criterion, of any sum.
        indifference: largest difference that does not count, as a share of the scale, 0..1.
        preference: smallest difference that counts in full, as a share of the scale, 0..1.

    Raises:
        InputError: `too_many_for_pairs`, `thresholds_reversed`, `share_outside`; those of `normalised_weights`.
    """
    given = _checked(matrix, scale, weights)
    n, m = matrix.values.shape
    if n > _MOST_IN_PAIRS:
        raise refuse("too_many_for_pairs", found=n, most=_MOST_IN_PAIRS)
    for name, share in (("indifference", indifference), ("preference", preference)):
        if not 0 <= finite(name, share) <= 1:
            raise refuse("share_outside", name=name, value=share)
    if preference < indifference:
        raise refuse("thresholds_reversed", indifference=indifference, preference=preference)
    if n == 1:
        flows = np.zeros(1)
    else:
        method = _promethee(m, indifference, preference)
        flows = pymcdm_door.scores(method, normalise(matrix.values, scale), given, np.ones(m, dtype=np.int64))
    remarks = ("pairs_decide",) if n > 1 else ("one_project",)
    return method_ranking("promethee_ii", matrix, scale, given, flows, better="more", remarks=remarks)


def _promethee(m: int, indifference: float, preference: float) -> Any:
    flows = pymcdm_door.pymcdm().methods.PROMETHEE_II
    # A new object for each call: pymcdm's uses up its thresholds. Rounding differences are no preference (rule 6).
    least = max(indifference, TOLERANCE)
    if preference - indifference <= TOLERANCE:
        return flows("ushape", q=[least] * m)
    return flows("vshape_2", p=[preference] * m, q=[least] * m)


def topsis_data(matrix: DecisionMatrix, *, scale: Scale, weights: Weights) -> MethodRanking:
    """Rank by TOPSIS between the worst and best values among the projects; `scale` gives only the directions.

    `topsis.rank` with `data_scale` gives the same result with its working.

    Raises:
        InputError: `nothing_decides` when all projects are equal; those of `topsis.rank`.
    """
    fit(matrix, scale)
    on_data = data_scale(matrix.values, scale.directions)
    ranked = topsis.rank(matrix, scale=on_data, weights=weights)
    return method_ranking(
        "topsis_data", matrix, on_data, ranked.weights, ranked.closeness, better="more", remarks=ranked.remarks
    )


def topsis_vector(matrix: DecisionMatrix, *, scale: Scale, weights: Weights) -> MethodRanking:
    """Rank by TOPSIS with the vector normalisation of Hwang & Yoon (1981); `scale` gives only the directions.

    For comparison only: adding the same sum to every NPV can change its winner.

    Raises:
        InputError: `nothing_decides` when all projects are equal; those of `normalised_weights`.
    """
    given = _checked(matrix, scale, weights)
    on_data = data_scale(matrix.values, scale.directions)
    deciding = on_data.deciding(given)
    largest = np.abs(matrix.values).max(axis=0)
    sized = matrix.values / np.where(largest > 0, largest, 1.0)  # so that no square can overflow
    sized[:, list(on_data.flat)] = 1.0  # the length of a column of zeros is zero
    library = pymcdm_door.pymcdm()
    method = library.methods.TOPSIS(library.normalizations.vector_normalization)
    scores = pymcdm_door.scores(method, sized, deciding, scale.types)
    remarks = ("data_bounds", *(("flat_criteria",) if on_data.flat else ()))
    return method_ranking("topsis_vector", matrix, on_data, given, scores, better="more", remarks=remarks)


def _checked(matrix: DecisionMatrix, scale: Scale, weights: Weights) -> Floats:
    given = normalised_weights(weights, criteria=matrix.criteria)
    fit(matrix, scale)
    return given


METHODS: Mapping[str, Callable[..., MethodRanking]] = {
    "topsis_data": topsis_data,
    "topsis_vector": topsis_vector,
    "vikor": vikor,
    "promethee_ii": promethee_ii,
    "spotis": spotis,
    "weighted_sum": weighted_sum,
}
