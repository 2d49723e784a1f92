"""Changes of places when one project, or one expert, is left out.

On declared bounds no project's closeness depends on the others, so the remaining projects keep their order; that is
computed here, not assumed. On bounds taken from the projects the scale itself moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from appraisal.arrays import Floats, Ints, finite, frozen
from appraisal.council.influence import WithoutExpert
from appraisal.errors import DefectError
from appraisal.ranking.intervals import place_intervals
from appraisal.ranking.order import places
from appraisal.ranking.scale import Scale, data_scale, normalise
from appraisal.ranking.topsis import Ranking, closeness
from appraisal.ranking.weights.direct import normalised_weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A project whose place among the remaining projects changes."""

    project: str
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutProject:
    """The changes of places if `project` is left out; `moves` may be empty."""

    project: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlacesWithout:
    """Best and worst place (n, 2) of each project with all experts and without one.

    Both are equal if no figure is missing. `without` and `weights` are None if the other experts gave no weights, or if
    `expert` is the only one: then there is no ranking without the expert. `moves` are the projects whose interval
    changes.
    """

    expert: str
    weights: Floats | None
    all_experts: Ints
    without: Ints | None
    moves: tuple[int, ...]


def leave_projects_out(
    ranking: Ranking, *, bounds: Literal["declared", "data"] | None = None
) -> tuple[WithoutProject, ...]:
    """Leave each project out in turn, ranking the others by TOPSIS with and without it.

    Args:
        ranking: of all projects.
        bounds: `declared`; or `data`, taken from the remaining projects; None for those of the ranking.

    Returns:
        One result for each project, in the order of the ranking's matrix; none for a single project.

    Example:
        >>> from appraisal.ranking.topsis import rank
        >>> values = [[0.55, 0.45], [0.45, 0.56], [1, 0], [0, 1.7]]
        >>> ranking = rank(values, bounds=[[0, 1], [0, 2]], weights=[1, 1])
        >>> [len(each.moves) for each in leave_projects_out(ranking)]
        [0, 0, 0, 0]
        >>> [len(each.moves) for each in leave_projects_out(ranking, bounds="data")]
        [0, 0, 1, 2]
    """
    own, projects, matrix, given = ranking.scale, ranking.matrix.projects, ranking.matrix.values, ranking.weights
    scale = own if bounds in (None, own.bounds) else Scale(worst=own.worst, best=own.best, bounds="data")
    n = len(projects)
    scores = _scores(matrix, scale, given)
    result = []
    for left_out in range(n if n > 1 else 0):
        stay = np.delete(np.arange(n), left_out)
        before, after = places(scores[stay]), places(_scores(matrix[stay], scale, given))
        moves = (
            Move(project=projects[project], before=int(was), after=int(now))
            for project, was, now in zip(stay, before, after, strict=True)
            if was != now
        )
        result.append(WithoutProject(project=projects[left_out], moves=tuple(moves)))
    return tuple(result)


def _scores(matrix: Floats, scale: Scale, weights: Floats) -> Floats:
    if scale.bounds == "declared":
        return closeness(normalise(matrix, scale), weights)
    own = data_scale(matrix, scale.directions)
    flat = list(own.flat)
    if not np.delete(weights, flat).any():
        return np.zeros(len(matrix))  # no criterion with a weight separates the remaining projects: they are tied
    return closeness(normalise(matrix, own), own.deciding(weights))


def leave_experts_out(
    low: ArrayLike,
    high: ArrayLike,
    *,
    scale: Scale,
    weights: ArrayLike,
    rated: Sequence[int],
    without: Sequence[WithoutExpert],
) -> tuple[PlacesWithout, ...]:
    """Rank all projects again with the ballots of all experts but one.

    Args:
        low: (n, m) lower end of each figure with all experts, as `place_intervals` takes it.
        high: (n, m) upper end.
        scale: declared bounds.
        weights: the council's, (m,) of any sum.
        rated: which of the m criteria the r columns of the ballots are.
        without: the council without each expert (`council.influence.without_each`). A rating that is missing without
            the expert is ranked over the declared bounds.

    Raises:
        InputError: as `place_intervals`, and those of the weights.
    """
    ends = finite("matrix", low), finite("matrix", high)
    columns = list(rated)
    given = normalised_weights(
        np.asarray(weights, dtype=np.float64), criteria=[str(k + 1) for k in range(len(scale.worst))]
    )
    together = place_intervals(*ends, scale=scale, weights=given)
    result = []
    for each in without:
        if each.ratings.values.shape[1] != len(columns):
            raise DefectError("a criterion for each column of the ballots expected")
        if each.weights is None:
            result.append(PlacesWithout(expert=each.expert, weights=None, all_experts=together, without=None, moves=()))
            continue
        changed = [np.array(end) for end in ends]
        for end, bound in zip(changed, (scale.lower, scale.upper), strict=True):
            end[:, columns] = np.where(each.ratings.known, each.ratings.values, bound[columns])
        alone = place_intervals(frozen(changed[0]), frozen(changed[1]), scale=scale, weights=each.weights.values)
        result.append(
            PlacesWithout(
                expert=each.expert,
                weights=each.weights.values,
                all_experts=together,
                without=alone,
                moves=tuple(np.flatnonzero((alone != together).any(axis=1)).tolist()),
            )
        )
    return tuple(result)
