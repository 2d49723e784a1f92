"""What the council would say without one of its experts; the places that follow are computed above this floor."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.arrays import Floats
from appraisal.council.ballots import Ballots
from appraisal.council.pooling import How, PooledRatings, PooledWeights, pool_ratings, pool_weights


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutExpert:
    """Pooled ratings and weights without one expert.

    `weights` is None when only that expert gave any. Cells that only the expert held above the quorum are missing in
    `ratings`.
    """

    expert: str
    ratings: PooledRatings
    weights: PooledWeights | None


def without_each(
    ballots: Ballots, *, how: How = "mean", quorum_share: float = 0.5, quorum_least: int = 1
) -> tuple[WithoutExpert, ...]:
    """Pool again without each expert in turn; the only expert of a council has no alternative: an empty answer.

    Arguments are those of `pool_ratings`.
    """
    if len(ballots.experts) == 1:
        return ()
    found = []
    for expert in ballots.experts:
        others = ballots.without(expert)
        ratings = pool_ratings(others, how=how, quorum_share=quorum_share, quorum_least=quorum_least)
        weights = pool_weights(others, how=how) if others.gave_weights.any() else None
        found.append(WithoutExpert(expert=expert, ratings=ratings, weights=weights))
    return tuple(found)


def own_weights(ballots: Ballots) -> dict[str, Floats]:
    """Return the weights (m,) of each expert who gave any: the ends between which a council's weights may lie."""
    given = zip(ballots.experts, ballots.weights, ballots.gave_weights, strict=True)
    return {expert: weights for expert, weights, gave in given if gave}
