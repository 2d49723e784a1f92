"""The smallest changes of weights and of figures that change the ranking, by the keys of the case."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from appraisal.errors import DefectError
from appraisal.ranking.topsis import Ranking
from appraisal.robustness.figure_flips import figure_flips
from appraisal.robustness.one_weight import weight_intervals
from appraisal.robustness.weight_flips import MOST_CRITERIA, WeightFlip, first_place_flip, pair_flips


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """The smallest change of weights after which `rival` stands above `leader`.

    `weights` by criterion and their L1 `distance` from the current ones are None if no weights do it; no weights nearer
    than `proven` do.
    """

    leader: str
    rival: str | None
    weights: dict[str, float] | None
    distance: float | None
    proven: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightSpan:
    """The first place holds between `low` and `high` of one criterion's weight, the others in proportion."""

    criterion: str
    weight: float
    low: float
    high: float
    loses_below: str | None
    loses_above: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The value of one figure, the others unchanged, with which a project draws level with the one next `ahead`.

    `needed`, in the criterion's unit, is None if even the best bound is not enough; `place` is the place gained.
    """

    project: str
    criterion: str
    value: float
    needed: float | None
    change: float | None
    ahead: str
    place: int


def provable(ranking: Ranking | None) -> bool:
    """Return whether flips can be computed: at least two projects, and not too many criteria for a proof."""
    return ranking is not None and len(ranking.matrix.projects) > 1 and len(ranking.matrix.criteria) <= MOST_CRITERIA


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


def steps(ranking: Ranking, project: str | None = None) -> tuple[Step, ...]:
    """Return for each figure the change that gains its project a place; empty with bounds taken from the data.

    Args:
        ranking: the ranking.
        project: one project; None for all that are not first.
    """
    if ranking.scale.bounds != "declared":
        return ()
    projects, criteria = ranking.matrix.projects, ranking.matrix.criteria
    result = figure_flips(ranking.matrix.values, scale=ranking.scale, weights=ranking.weights)
    return tuple(
        Step(
            project=projects[each.project],
            criterion=criteria[each.criterion],
            value=each.value,
            needed=each.needed,
            change=each.change,
            ahead=projects[each.passed],
            place=each.place,
        )
        for each in result
        if project is None or projects[each.project] == project
    )


def weight_spans(ranking: Ranking) -> tuple[WeightSpan, ...]:
    """Return for each criterion the interval of its weight in which the first place holds."""
    projects = ranking.matrix.projects
    return tuple(
        WeightSpan(
            criterion=ranking.matrix.criteria[each.criterion],
            weight=each.weight,
            low=each.low,
            high=each.high,
            loses_below=None if each.loses_below is None else projects[each.loses_below],
            loses_above=None if each.loses_above is None else projects[each.loses_above],
        )
        for each in weight_intervals(ranking.matrix.values, scale=ranking.scale, weights=ranking.weights)
    )


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
