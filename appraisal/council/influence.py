"""The pooled ratings and weights without one of the experts; the resulting places are computed above this floor."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.arrays import Floats
from appraisal.council.ballots import Ballots
from appraisal.council.pooling import How, PooledRatings, PooledWeights, pool_ratings, pool_weights
from appraisal.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutExpert:
    """Pooled ratings and weights without one expert.

    `weights` is None if the others give none: nobody else stated any, or all medians are zero. Cells that fall below
    the quorum without the expert are missing in `ratings`.
    """

    expert: str
    ratings: PooledRatings
    weights: PooledWeights | None


def without_each(
    ballots: Ballots, *, how: How = "mean", quorum_share: float = 0.5, quorum_least: int = 1
) -> tuple[WithoutExpert, ...]:
    """Pool again without each expert in turn; a council of one expert gives an empty result.

    Arguments are those of `pool_ratings`.
    """
    if len(ballots.experts) == 1:
        return ()
    result = []
    for expert in ballots.experts:
        others = ballots.without(expert)
        ratings = pool_ratings(others, how=how, quorum_share=quorum_share, quorum_least=quorum_least)
        result.append(WithoutExpert(expert=expert, ratings=ratings, weights=_weights(others, how)))
    return tuple(result)


def _weights(ballots: Ballots, how: How) -> PooledWeights | None:
    try:
        return pool_weights(ballots, how=how)
    except InputError:
        return None


def own_weights(ballots: Ballots) -> dict[str, Floats]:
    """Return the weights (m,) of each expert who gave any: the council's weights may lie anywhere between them."""
    given = zip(ballots.experts, ballots.weights, ballots.gave_weights, strict=True)
    return {expert: weights for expert, weights, gave in given if gave}
