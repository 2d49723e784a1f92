"""Why a project has its place: the working of TOPSIS by criterion.

Closeness is not a sum over criteria, so nothing here adds up to it: weighted normalised values are shown under that
name, and squared distances, which do add up, as shares of a distance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Floats, frozen
from appraisal.errors import refuse
from appraisal.ranking.topsis import Ranking, closeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributions:
    """Contributions by project and criterion, (n, m) each.

    The shares of a row add up to 1: which criteria make up its squared distance to the ideal (what it lacks) and to
    the anti-ideal (what it has). A project that stands on the ideal or the anti-ideal has a row of zeros there.
    """

    weighted_normalised: Floats
    share_of_distance_to_ideal: Floats
    share_of_distance_to_anti_ideal: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One criterion between two projects.

    `weighted_difference` is the weighted normalised value of `one` minus that of `other`. `closeness_effect` is the
    closeness that `one` would lose (negative: gain) with the other's value on this criterion alone.
    """

    criterion: str
    value: float
    other_value: float
    weighted_difference: float
    closeness_effect: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Separation:
    """What separates two projects: gaps in descending order of weighted difference."""

    project: str
    other: str
    closeness_difference: float
    gaps: tuple[Gap, ...]


def contributions(ranking: Ranking) -> Contributions:
    """Return the shares of each criterion in the distances of a ranking."""
    return Contributions(
        weighted_normalised=ranking.weighted,
        share_of_distance_to_ideal=_shares((ranking.ideal - ranking.weighted) ** 2),
        share_of_distance_to_anti_ideal=_shares((ranking.weighted - ranking.anti_ideal) ** 2),
    )


def separation(ranking: Ranking, project: str, other: str) -> Separation:
    """Compare two named projects criterion by criterion.

    Raises:
        InputError: `project_unknown`.
    """
    i, j = _row(ranking, project), _row(ranking, other)
    swapped = np.where(np.eye(len(ranking.ideal), dtype=np.bool_), ranking.normalised[j], ranking.normalised[i])
    effects = ranking.closeness[i] - closeness(swapped, ranking.ideal)
    differences = ranking.weighted[i] - ranking.weighted[j]
    gaps = [
        Gap(
            criterion=ranking.matrix.criteria[k],
            value=float(ranking.matrix.values[i, k]),
            other_value=float(ranking.matrix.values[j, k]),
            weighted_difference=float(differences[k]),
            closeness_effect=float(effects[k]),
        )
        for k in np.argsort(-np.abs(differences), kind="stable")
    ]
    difference = float(ranking.closeness[i] - ranking.closeness[j])
    return Separation(project=project, other=other, closeness_difference=difference, gaps=tuple(gaps))


def _shares(squares: Floats) -> Floats:
    total = squares.sum(axis=1, keepdims=True)
    return frozen(squares / np.where(total > 0, total, 1.0))


def _row(ranking: Ranking, project: str) -> int:
    if project not in ranking.matrix.projects:
        raise refuse("project_unknown", project=project, known=list(ranking.matrix.projects))
    return ranking.matrix.projects.index(project)
