"""The standing of each project: a place, or the interval of places that its gaps leave open."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.analysis.decision_matrix import Decision
from appraisal.arrays import Floats
from appraisal.brief import Brief
from appraisal.ranking.intervals import closeness_intervals, place_intervals
from appraisal.ranking.topsis import Ranking


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PlaceInterval(Brief):
    """The standing of one project.

    `place` and `closeness` are None for a project with gaps; `interval` and `closeness_interval` hold over all possible
    values of the missing figures, of this project and of the others. They are None if bounds are taken from the data,
    because then missing figures would move the bounds as well.
    """

    project: str
    place: int | None
    closeness: float | None
    interval: tuple[int, int] | None
    closeness_interval: tuple[float, float] | None
    missing: tuple[str, ...]


def place_intervals_of(decision: Decision, weights: Floats, ranking: Ranking | None) -> tuple[PlaceInterval, ...]:
    """Return the standing of every project, in the order of the case.

    Args:
        decision: the decision matrix with its gaps.
        weights: (m,) of the criteria.
        ranking: of the projects without a gap; None if every project has one.
    """
    places: list[tuple[int, int] | None] = [None] * len(decision.projects)
    spans: list[tuple[float, float] | None] = [None] * len(decision.projects)
    if decision.scale.bounds == "declared":
        low, high = decision.ends()
        ends = place_intervals(low, high, scale=decision.scale, weights=weights).tolist()
        places = [(best, worst) for best, worst in ends]
        ends = closeness_intervals(low, high, scale=decision.scale, weights=weights).tolist()
        spans = [(least, greatest) for least, greatest in ends]
    ranked = () if ranking is None else ranking.matrix.projects
    result = []
    for i, project in enumerate(decision.projects):
        row = ranked.index(project) if project in ranked else None
        result.append(
            PlaceInterval(
                project=project,
                place=None if ranking is None or row is None else int(ranking.places[row]),
                closeness=None if ranking is None or row is None else float(ranking.closeness[row]),
                interval=places[i],
                closeness_interval=spans[i],
                missing=decision.missing.get(project, ()),
            )
        )
    return tuple(result)
