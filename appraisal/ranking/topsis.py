"""TOPSIS: closeness to the ideal (Hwang & Yoon, 1981), on declared bounds (rule 3).

Normalisation is linear between the bounds, not Hwang & Yoon's vector normalisation; the ideals are the bounds
themselves. So the closeness of a project does not depend on who else applied.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from appraisal.arrays import Floats, Ints, frozen, frozen_ints
from appraisal.errors import DefectError
from appraisal.ranking import order, pymcdm_door
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.plain import matrix_of, numbers_of, scale_of
from appraisal.ranking.scale import Outside, Scale, fit, normalise, outside
from appraisal.ranking.weights.direct import normalised_weights

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ranking:
    """A TOPSIS ranking with its working: n projects, m criteria, all arrays read-only.

    Tied projects share the best place; `order` holds project indexes from first to last. `remarks` are keys under
    `ranking.remark` in the texts; the details are in `outside` and `scale`.
    """

    method: str
    matrix: DecisionMatrix
    scale: Scale
    weights: Floats  # (m,), sum 1, as given
    normalised: Floats  # (n, m), 0 at the worst bound, 1 at the best
    weighted: Floats  # (n, m)
    ideal: Floats  # (m,), weighted
    anti_ideal: Floats  # (m,), weighted
    distance_to_ideal: Floats  # (n,)
    distance_to_anti_ideal: Floats  # (n,)
    closeness: Floats  # (n,), 0..1
    places: Ints  # (n,)
    order: tuple[int, ...]
    outside: tuple[Outside, ...]
    remarks: tuple[str, ...]

    def __repr__(self) -> str:
        n, m = self.matrix.values.shape
        first = self.matrix.projects[self.order[0]]
        return f"<Ranking by {self.method}: {n} projects by {m} criteria, first {first!r}>"

    def to_frame(self) -> pd.DataFrame:
        """Return places, closeness, distances and values as a table, from the first place to the last."""
        import pandas as pd

        frame = pd.DataFrame(self.matrix.values, index=list(self.matrix.projects), columns=list(self.matrix.criteria))
        frame.insert(0, "distance_to_anti_ideal", self.distance_to_anti_ideal)
        frame.insert(0, "distance_to_ideal", self.distance_to_ideal)
        frame.insert(0, "closeness", self.closeness)
        frame.insert(0, "place", self.places)
        frame.index.name = "project"
        return frame.iloc[list(self.order)]


def closeness(normalised: Floats, weights: Floats) -> Floats:
    """Return TOPSIS closeness where 1 and 0 are the ideal and the anti-ideal; nothing is checked.

    For one matrix and many weight vectors this is two matrix products.

    Args:
        normalised: (n, m), or (draws, n, m) when figures are drawn too.
        weights: (m,) or (draws, m), not all zero; their sum does not matter.

    Returns:
        (n,), or (draws, n) when either is drawn.

    Example:
        >>> closeness(np.array([[1.0, 1.0], [0.0, 0.0], [0.5, 0.5]]), np.array([0.7, 0.3])).tolist()
        [1.0, 0.0, 0.5]
    """
    squared = weights * weights
    to_anti_ideal = _distances(normalised * normalised, squared)
    missing = 1.0 - normalised
    to_ideal = _distances(np.multiply(missing, missing, out=missing), squared)
    to_ideal += to_anti_ideal
    to_anti_ideal /= to_ideal
    return to_anti_ideal


def _distances(squares: Floats, squared_weights: Floats) -> Floats:
    if squares.ndim == 2:
        total = squared_weights @ squares.T
    else:
        total = np.matmul(squares, squared_weights[..., np.newaxis])[..., 0]
    return np.asarray(np.sqrt(total, out=total))


def rank(
    matrix: DecisionMatrix | pd.DataFrame | ArrayLike,
    *,
    weights: Mapping[str, float] | Sequence[float] | Floats,
    scale: Scale | None = None,
    directions: Mapping[str, str] | Sequence[str] | None = None,
    bounds: Mapping[str, Sequence[float]] | Sequence[Sequence[float]] | Floats | None = None,
    projects: Sequence[str] | None = None,
    criteria: Sequence[str] | None = None,
) -> Ranking:
    """Rank projects by pymcdm's TOPSIS; two virtual rows at the bounds fix its min-max normalisation to them.

    With data bounds, criteria on which all projects are equal are left out. Arguments with one item for each criterion
    may be a mapping or a Series by criterion, or a sequence in the order of the criteria.

    Args:
        matrix: n projects by m criteria; a DataFrame has its own names.
        weights: one for each criterion, of any sum (rule 5).
        scale: bounds of the same m criteria, already made; else directions, bounds or both.
        directions: `more` or `less` for each criterion; without bounds, those are read off the projects (rule 3).
        bounds: [worst, best] for each criterion, in its unit.
        projects: names of the rows of an array.
        criteria: names of its columns.

    Raises:
        InputError: those of `matrix_of`, `scale_of`, `normalised_weights`; `scale_other_criteria`; `nothing_decides`
            if, with data bounds, no criterion with a weight tells the projects apart.

    Example:
        >>> import pandas as pd
        >>> table = pd.DataFrame({"npv": [12, 30], "months": [24, 60]}, index=["karakan", "itat"])
        >>> ranking = rank(table, weights={"npv": 3, "months": 1}, bounds={"npv": [0, 40], "months": [72, 0]})
        >>> ranking.to_frame()["place"].to_dict(), ranking.closeness.round(3).tolist()
        ({'itat': 1, 'karakan': 2}, [0.345, 0.668])
    """
    matrix = matrix_of(matrix, projects=projects, criteria=criteria)
    scale = scale_of(matrix, scale=scale, directions=directions, bounds=bounds)
    given = normalised_weights(numbers_of("weights", weights, matrix.criteria), criteria=matrix.criteria)
    fit(matrix, scale)
    deciding = scale.deciding(given)
    normalised = normalise(matrix.values, scale)
    weighted = normalised * deciding
    scores = _by_pymcdm(matrix.values, scale, deciding)
    beyond = outside(matrix, scale)
    standing = order.places(scores)
    return Ranking(
        method="topsis" if scale.bounds == "declared" else "topsis_data",
        matrix=matrix,
        scale=scale,
        weights=given,
        normalised=frozen(normalised),
        weighted=frozen(weighted),
        ideal=frozen(deciding),
        anti_ideal=frozen(np.zeros_like(deciding)),
        distance_to_ideal=frozen(_distances((1.0 - normalised) ** 2, deciding**2)),
        distance_to_anti_ideal=frozen(_distances(normalised**2, deciding**2)),
        closeness=frozen(scores),
        places=frozen_ints(standing),
        order=order.in_order(standing),
        outside=beyond,
        remarks=_remarks(scale, beyond, standing),
    )


def _by_pymcdm(values: Floats, scale: Scale, weights: Floats) -> Floats:
    held = np.vstack([np.clip(values, scale.lower, scale.upper), scale.worst, scale.best])
    result = pymcdm_door.scores(pymcdm_door.pymcdm().methods.TOPSIS(), held, weights, scale.types)[:-2]
    if not np.isfinite(result).all():
        raise DefectError("TOPSIS gave no number for a checked matrix")
    return result


def _remarks(scale: Scale, beyond: tuple[Outside, ...], standing: Ints) -> tuple[str, ...]:
    remarks = []
    if scale.bounds == "data":
        remarks.append("data_bounds")
    if scale.flat:
        remarks.append("flat_criteria")
    if beyond:
        remarks.append("outside_bounds")
    if len(standing) == 1:
        remarks.append("one_project")
    elif (standing == 1).all():
        remarks.append("all_tied")
    return tuple(remarks)
