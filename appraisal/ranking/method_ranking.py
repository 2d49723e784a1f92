"""A ranking by any method other than TOPSIS on declared bounds: scores, places, and which scores are better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from appraisal.arrays import Floats, Ints, frozen, frozen_ints
from appraisal.brief import Brief
from appraisal.errors import DefectError
from appraisal.ranking import order
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.scale import Direction, Outside, Scale, outside

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MethodRanking(Brief):
    """Scores and places of n projects by a named method; `better` says whether a higher or a lower score is better.

    `method` is a key under `ranking.method` in the texts; `remarks` are keys under `ranking.remark`.
    """

    method: str
    matrix: DecisionMatrix
    scale: Scale
    weights: Floats  # (m,), sum 1
    scores: Floats  # (n,)
    better: Direction
    places: Ints  # (n,)
    order: tuple[int, ...]
    outside: tuple[Outside, ...]
    remarks: tuple[str, ...]

    def to_frame(self) -> pd.DataFrame:
        """Return places and scores as a table, from the first place to the last."""
        import pandas as pd

        index = pd.Index(list(self.matrix.projects), name="project")
        frame = pd.DataFrame({"place": self.places, "score": self.scores}, index=index)
        return frame.iloc[list(self.order)]


def method_ranking(
    method: str,
    matrix: DecisionMatrix,
    scale: Scale,
    weights: Floats,
    scores: Floats,
    *,
    better: Direction,
    remarks: tuple[str, ...] = (),
) -> MethodRanking:
    """Return the ranking of scores; on declared bounds it names the values outside them."""
    if not np.isfinite(scores).all():
        raise DefectError(f"{method} gave no number for a checked matrix")
    beyond = outside(matrix, scale) if scale.bounds == "declared" else ()
    standing = order.places(scores if better == "more" else -scores)
    return MethodRanking(
        method=method,
        matrix=matrix,
        scale=scale,
        weights=weights,
        scores=frozen(scores),
        better=better,
        places=frozen_ints(standing),
        order=order.in_order(standing),
        outside=beyond,
        remarks=(*remarks, *(("outside_bounds",) if beyond else ())),
    )
