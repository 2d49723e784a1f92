"""The smallest change of one figure that gains its project a place (TOPSIS on declared bounds).

On declared bounds a project's figures do not affect the closeness of others, and its own closeness rises with each
normalised figure. So the figure at which it draws level with the next project above is the only root of a quadratic
equation: with θ the closeness to reach, v the squared weight and A, B the squared distances without this criterion,

    (1 - θ)² (A + v n²) = θ² (B + v (1 - n)²).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Floats
from appraisal.ranking.topsis import Ranking
from appraisal.robustness.weight_flips import ranked_shares


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFlip:
    """The value that one figure of one project needs to gain a place.

    Attributes:
        project: its id.
        criterion: its id.
        value: the figure now, in its unit.
        needed: the figure at which the project draws level with the one `ahead` and so shares its place; None if not
            even the best bound suffices.
        ahead: the project ranked next above.
        place: the place that it would then share.
    """

    project: str
    criterion: str
    value: float
    needed: float | None
    ahead: str
    place: int

    @property
    def change(self) -> float | None:
        """The necessary change of the figure, in its unit; None if it is not possible within the bounds."""
        return None if self.needed is None else self.needed - self.value


def figure_flips(ranking: Ranking) -> tuple[FigureFlip, ...]:
    """Return the smallest such change for each project that is not first, and each criterion.

    Empty with bounds taken from the data: there a figure moves the scale itself. A figure outside its bounds counts as
    the bound.

    Example:
        >>> from appraisal.ranking.topsis import rank
        >>> ranking = rank([[6, 6], [6, 5]], bounds=[[0, 10], [0, 10]], weights=[1, 1], projects=["a", "b"])
        >>> [flip, other] = figure_flips(ranking)
        >>> round(flip.needed, 4), round(other.needed, 4), other.ahead, other.place
        (7.0913, 6.0, 'a', 1)
    """
    matrix, scale, place = ranking.matrix, ranking.scale, ranking.places
    if scale.bounds != "declared":
        return ()
    now = ranked_shares(ranking)
    squared = ranking.weights**2
    gained, lost = now.gained * squared, now.lost * squared
    result = []
    for project in range(len(matrix.projects)):
        higher = [other for other in ranking.order if place[other] < place[project]]
        if not higher:
            continue
        ahead = higher[-1]
        rest_gained = gained[project].sum() - gained[project]
        rest_lost = lost[project].sum() - lost[project]
        shares = _shares(now.closeness[ahead], squared, rest_gained, rest_lost)
        for criterion, share in enumerate(shares.tolist()):
            within = share <= 1.0
            best, worst = scale.best[criterion], scale.worst[criterion]
            result.append(
                FigureFlip(
                    project=matrix.projects[project],
                    criterion=matrix.criteria[criterion],
                    value=float(matrix.values[project, criterion]),
                    needed=float(worst + share * (best - worst)) if within else None,
                    ahead=matrix.projects[ahead],
                    place=int(place[ahead]),
                )
            )
    return tuple(result)


def _shares(target: float, squared: Floats, gained: Floats, lost: Floats) -> Floats:
    """Return for each criterion the normalised figure at which closeness is `target`; 2 if there is none up to 1."""
    near, far = (1 - target) ** 2, target**2
    short = far * lost - near * gained  # what a normalised figure of 1 must exceed
    reached = near * squared >= short
    square, half, constant = (near - far) * squared, far * squared, -(short + far * squared)
    root = half + np.sqrt(np.maximum(half**2 - square * constant, 0.0))
    shares = -constant / np.where(root > 0, root, 1.0)
    return np.where(reached & (root > 0), np.minimum(shares, 1.0), 2.0)
