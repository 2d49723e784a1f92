"""Pooling of ballots: one rating for each cell and one set of weights, with recusals and a quorum by project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from appraisal.arrays import Bools, Floats, Ints, finite, frozen, frozen_ints
from appraisal.brief import Brief
from appraisal.council.ballots import Ballots
from appraisal.errors import refuse

How = Literal["mean", "median"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PooledRatings(Brief):
    """Ratings of n projects on r criteria after pooling.

    A cell below its project's quorum, or without any rating, is missing: `known` is False there, and the 0 in `values`
    must not be read (rule 1).
    """

    how: How
    values: Floats  # (n, r)
    known: Bools  # (n, r)
    votes: Ints  # (n, r) ratings that count
    entitled: Ints  # (n,) experts not recused
    quorum: Ints  # (n,) ratings that a cell needs

    @property
    def below_quorum(self) -> Bools:
        """Cells (n, r) that have ratings, but fewer than the quorum."""
        return np.asarray((self.votes > 0) & ~self.known)


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledWeights:
    """Weights (m,) of sum 1 after pooling, and the experts that they come from."""

    how: How
    values: Floats
    experts: tuple[str, ...]


def pool_ratings(
    ballots: Ballots, *, how: How = "mean", quorum_share: float = 0.5, quorum_least: int = 1
) -> PooledRatings:
    """Pool ratings cell by cell.

    The quorum of a project is `quorum_share` of the experts not recused from it, rounded up, but at least
    `quorum_least`; an absolute quorum is `quorum_share=0`.

    Raises:
        InputError: `pooling_unknown`, `share_outside`, `quorum_unusable`.
    """
    _known_way(how)
    if not 0 <= finite("quorum", quorum_share) <= 1:
        raise refuse("share_outside", name="quorum", value=quorum_share)
    if quorum_least < 1:
        raise refuse("quorum_unusable", found=quorum_least)
    votes = ballots.given.sum(axis=0)
    entitled = (~ballots.recused).sum(axis=0)
    quorum = np.maximum(np.ceil(quorum_share * entitled - 1e-9).astype(np.int64), quorum_least)
    known = np.asarray(votes >= quorum[:, np.newaxis])
    known.flags.writeable = False
    pooled = _pool(ballots.ratings, ballots.given, how)
    return PooledRatings(
        how=how,
        values=frozen(np.where(known, pooled, 0.0)),
        known=known,
        votes=frozen_ints(votes),
        entitled=frozen_ints(entitled),
        quorum=frozen_ints(quorum),
    )


def pool_weights(ballots: Ballots, *, how: How = "mean") -> PooledWeights:
    """Pool the weights of those who gave any, criterion by criterion, and bring the sum back to 1.

    Raises:
        InputError: `pooling_unknown`; `no_weights_given`; `pooled_weights_all_zero` when every median is zero.
    """
    _known_way(how)
    if not ballots.gave_weights.any():
        raise refuse("no_weights_given")
    given = np.broadcast_to(ballots.gave_weights[:, np.newaxis], ballots.weights.shape)
    pooled = _pool(ballots.weights, given, how)
    if not pooled.any():
        raise refuse("pooled_weights_all_zero", criteria=list(ballots.weighed))
    return PooledWeights(
        how=how,
        values=frozen(pooled / pooled.sum()),
        experts=tuple(name for name, gave in zip(ballots.experts, ballots.gave_weights, strict=True) if gave),
    )


def _pool(numbers: Floats, given: Bools, how: How) -> Floats:
    votes = given.sum(axis=0)
    if how == "mean":
        return np.asarray(numbers.sum(axis=0, where=given) / np.maximum(votes, 1))
    # Missing numbers are sorted behind the others, so that the middle of the given ones is at a known position.
    ordered = np.sort(np.where(given, numbers, np.inf), axis=0)
    middles = [np.maximum(votes - 1, 0) // 2, votes // 2]
    ends = [np.take_along_axis(ordered, middle[np.newaxis], axis=0)[0] for middle in middles]
    return np.asarray(np.where(votes > 0, (ends[0] + ends[1]) / 2, 0.0))


def _known_way(how: str) -> None:
    if how not in ("mean", "median"):
        raise refuse("pooling_unknown", how=how)
