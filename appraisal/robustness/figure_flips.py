"""The smallest change of one figure that gains its project a place (TOPSIS on declared bounds).

On declared bounds a project's figures do not affect the closeness of others, and its own closeness rises with each
normalised figure. So the figure at which it draws level with the next project above is the only root of a quadratic
equation: with θ the closeness to reach, v the squared weight and A, B the squared distances without this criterion,

    (1 - θ)² (A + v n²) = θ² (B + v (1 - n)²).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from appraisal.arrays import Floats, finite
from appraisal.errors import refuse
from appraisal.ranking.order import places
from appraisal.ranking.scale import Scale
from appraisal.robustness.weight_flips import ranked_shares


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFlip:
    """The value that one figure of one project needs to gain a place.

    Attributes:
        project: index of the project.
        criterion: index of the criterion.
        value: the figure now, in its unit.
        needed: the figure at which the project draws level with `passed` and so shares its place; None if not even the
            best bound suffices.
        passed: index of the project ranked next above.
        place: the place that it would then share.
    """

    project: int
    criterion: int
    value: float
    needed: float | None
    passed: int
    place: int

    @property
    def change(self) -> float | None:
        """The necessary change of the figure, in its unit; None if it is not possible within the bounds."""
        return None if self.needed is None else self.needed - self.value


def figure_flips(values: ArrayLike, *, scale: Scale, weights: ArrayLike) -> tuple[FigureFlip, ...]:
    """Return the smallest such change for each project that is not first, and each criterion.

    Args:
        values: (n, m) in the criteria's units; a figure outside its bounds counts as the bound.
        scale: declared bounds of the m criteria.
        weights: (m,) of any sum.

    Raises:
        InputError: `bounds_must_be_declared`, and as `weight_flips.ranked_shares`.

    Example:
        >>> unit = Scale(worst=[0, 0], best=[10, 10])
        >>> [flip, other] = figure_flips([[6, 6], [6, 5]], scale=unit, weights=[1, 1])
        >>> round(flip.needed, 4), round(other.needed, 4), other.passed, other.place
        (7.0913, 6.0, 0, 1)
    """
    if scale.bounds != "declared":
        raise refuse("bounds_must_be_declared")
    now = ranked_shares(values, scale=scale, weights=weights)
    matrix = finite("matrix", values)
    place = places(now.closeness)
    squared = now.weights**2
    gained, lost = now.gained * squared, now.lost * squared
    result = []
    for project in range(len(matrix)):
        higher = [other for other in now.order if place[other] < place[project]]
        if not higher:
            continue
        passed = higher[-1]
        rest_gained = gained[project].sum() - gained[project]
        rest_lost = lost[project].sum() - lost[project]
        shares = _shares(now.closeness[passed], squared, rest_gained, rest_lost)
        for criterion, share in enumerate(shares.tolist()):
            within = share <= 1.0
            best, worst = scale.best[criterion], scale.worst[criterion]
            result.append(
                FigureFlip(
                    project=project,
                    criterion=criterion,
                    value=float(matrix[project, criterion]),
                    needed=float(worst + share * (best - worst)) if within else None,
                    passed=passed,
                    place=int(place[passed]),
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
