"""The smallest changes of weights that change the ranking, by the keys of the case."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from appraisal.errors import DefectError
from appraisal.ranking.topsis import Ranking
from appraisal.robustness.weight_flips import WeightFlip, first_place_flip, pair_flips


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """The smallest change of weights after which `rival` is ahead of `leader`.

    `weights` by criterion and their L1 `distance` from the current ones are None if no weights do it; no weights nearer
    than `proven` do.
    """

    leader: str
    rival: str | None
    weights: dict[str, float] | None
    distance: float | None
    proven: float


def first_flip(ranking: Ranking) -> Flip:
    """Return the smallest change of weights that unseats the first place."""
    result = first_place_flip(ranking.matrix.values, scale=ranking.scale, weights=ranking.weights)
    return _named(ranking, result)


def neighbour_flips(ranking: Ranking, *, places: int | None = None) -> tuple[Flip, ...]:
    """Return, for each project and the one ranked next, the smallest change of weights that swaps them.

    Args:
        ranking: the ranking.
        places: number of projects from the first on; None for all.
    """
    order = ranking.order[:places]
    pairs = list(pairwise(order))
    result = pair_flips(ranking.matrix.values, scale=ranking.scale, weights=ranking.weights, pairs=pairs)
    return tuple(_named(ranking, each) for each in result)


def _named(ranking: Ranking, flip: WeightFlip) -> Flip:
    if (flip.rival is None) != (flip.weights is None):
        raise DefectError("a rival without the weights that let it pass")
    projects = ranking.matrix.projects
    weights = None
    if flip.weights is not None:
        weights = dict(zip(ranking.matrix.criteria, flip.weights.tolist(), strict=True))
    return Flip(
        leader=projects[flip.leader],
        rival=None if flip.rival is None else projects[flip.rival],
        weights=weights,
        distance=flip.distance,
        proven=flip.proven,
    )


def pair_flip(ranking: Ranking, project: str, other: str) -> Flip:
    """Return the smallest change of weights that swaps two ranked projects."""
    pair = (ranking.matrix.projects.index(project), ranking.matrix.projects.index(other))
    [result] = pair_flips(ranking.matrix.values, scale=ranking.scale, weights=ranking.weights, pairs=[pair])
    return _named(ranking, result)
