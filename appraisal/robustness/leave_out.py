"""Changes of places when one project is left out.

On declared bounds no project's closeness depends on the others, so the remaining projects keep their order; that is
computed here, not assumed. On bounds taken from the projects the scale itself moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from appraisal.arrays import Floats
from appraisal.ranking.order import places
from appraisal.ranking.scale import Scale, data_scale, normalise
from appraisal.ranking.topsis import Ranking, closeness


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
