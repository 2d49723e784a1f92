"""The decision matrix with its gaps: one figure for each project and criterion, measured or rated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from appraisal.arrays import Bools, Floats, frozen
from appraisal.brief import Brief
from appraisal.council.ballots import Ballots
from appraisal.council.pooling import PooledRatings
from appraisal.documents.case import Case
from appraisal.documents.criterion import Criterion
from appraisal.figures import Figure, Status
from appraisal.measures.catalogue import adds_up, measured, nothing_of
from appraisal.measures.project_variant import ProjectVariant
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.scale import Scale, data_scale


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Decision(Brief):
    """The figures of n projects on m criteria, with gaps.

    `scale` holds the declared bounds; for criteria with `bounds = "data"`, the range of the rankable projects.
    """

    projects: tuple[str, ...]
    criteria: tuple[str, ...]
    ratings: tuple[bool, ...]
    additive: tuple[bool, ...]
    stated_nothing: tuple[float | None, ...]
    cells: Mapping[str, Mapping[str, Figure]]
    scale: Scale

    @property
    def missing(self) -> Mapping[str, tuple[str, ...]]:
        """The missing criteria of each incomplete project."""
        gaps = {project: tuple(key for key in self.criteria if row[key].missing) for project, row in self.cells.items()}
        return {project: keys for project, keys in gaps.items() if keys}

    @property
    def rankable(self) -> tuple[str, ...]:
        """Projects without a gap, in the order of the case."""
        gaps = self.missing
        return tuple(project for project in self.projects if project not in gaps)

    @property
    def nothing(self) -> Floats:
        """The value of doing nothing on each criterion, (m,): stated by its measure, for a rating the worst bound."""
        stated = zip(self.stated_nothing, self.scale.worst.tolist(), strict=True)
        return frozen([worst if level is None else level for level, worst in stated])

    @property
    def sizeless(self) -> Bools:
        """Mask (m,) of the criteria without a total: ratings and ratios."""
        return np.array([not each for each in self.additive], dtype=np.bool_)

    @property
    def per_unit(self) -> dict[str, float]:
        """What a unit of each criterion adds to the share of its scale; 0 for a criterion without a total."""
        spans = zip(self.criteria, self.additive, self.scale.span.tolist(), strict=True)
        return {key: 1 / span if adds else 0.0 for key, adds, span in spans}

    def matrix(self) -> DecisionMatrix:
        """Return the matrix of the rankable projects."""
        rankable = self.rankable
        values = [[self.cells[project][key].known() for key in self.criteria] for project in rankable]
        return DecisionMatrix(projects=rankable, criteria=self.criteria, values=frozen(values))

    def ends(self) -> tuple[Floats, Floats]:
        """Return the least and greatest value (n, m) of each cell.

        They differ only for missing figures: by the range or, without one, by the declared bounds (rule 1).
        """
        low = np.empty((len(self.projects), len(self.criteria)))
        high = np.empty_like(low)
        for i, project in enumerate(self.projects):
            for k, key in enumerate(self.criteria):
                cell = self.cells[project][key]
                low[i, k], high[i, k] = _ends(cell, self.scale.lower[k], self.scale.upper[k])
        return low, high


def _ends(cell: Figure, lower: float, upper: float) -> tuple[float, float]:
    if cell.value is not None:
        return cell.value, cell.value
    if cell.low is not None and cell.high is not None:
        return cell.low, cell.high
    return lower, upper


def decision_of(
    case: Case,
    ballots: Ballots | None,
    pooled: PooledRatings | None,
    *,
    known: Mapping[str, Mapping[str, Figure]] | None = None,
) -> Decision:
    """Measure every project of a case, and take the pooled ratings for rated criteria.

    A rating's status is `claimed`, because it is an opinion of experts. Its range is that of their ballots. `known` are
    cells of projects with unchanged documents, head and criteria, whose measured figures are reused.
    """
    keys = case.criteria_set.criteria
    criteria = [case.criteria[key] for key in keys]
    cells: dict[str, dict[str, Figure]] = {}
    for project in case.projects:
        variant, told = ProjectVariant(case, project), (known or {}).get(project)
        cells[project] = {
            key: (measured(variant, criterion.measure) if told is None else told[key])
            if criterion.measure is not None
            else _rating(project, key, criterion, ballots, pooled)
            for key, criterion in zip(keys, criteria, strict=True)
        }
    scale = _scale(criteria, keys, cells)
    return Decision(
        projects=tuple(case.projects),
        criteria=keys,
        ratings=tuple(criterion.rating is not None for criterion in criteria),
        additive=tuple(adds_up(case.head, criterion) for criterion in criteria),
        stated_nothing=tuple(nothing_of(case.head, criterion) for criterion in criteria),
        cells=cells,
        scale=scale,
    )


def rerated(case: Case, decision: Decision, ballots: Ballots, pooled: PooledRatings) -> Decision:
    """Return a decision with the ratings of other ballots; measured figures are unchanged."""
    criteria = [case.criteria[key] for key in decision.criteria]
    rated = [key for key, rating in zip(decision.criteria, decision.ratings, strict=True) if rating]
    cells = {
        project: {**row, **{key: _rating(project, key, case.criteria[key], ballots, pooled) for key in rated}}
        for project, row in decision.cells.items()
    }
    return replace(decision, cells=cells, scale=_scale(criteria, decision.criteria, cells))


def _rating(
    project: str, key: str, criterion: Criterion, ballots: Ballots | None, pooled: PooledRatings | None
) -> Figure:
    unknown = Figure(value=None, unit=criterion.unit, status=Status.MISSING)
    if ballots is None or pooled is None or key not in ballots.rated:
        return unknown
    i, k = ballots.projects.index(project), ballots.rated.index(key)
    if not pooled.known[i, k]:
        return unknown
    votes = ballots.ratings[:, i, k][ballots.given[:, i, k]]
    return Figure(
        value=float(pooled.values[i, k]),
        unit=criterion.unit,
        status=Status.CLAIMED,
        low=float(votes.min()),
        high=float(votes.max()),
    )


def _scale(criteria: list[Criterion], keys: tuple[str, ...], cells: Mapping[str, Mapping[str, Figure]]) -> Scale:
    """Return the declared bounds; those of a criterion with `data` are taken from the projects (rule 3)."""
    declared = {k: each.bounds for k, each in enumerate(criteria) if isinstance(each.bounds, tuple)}
    if len(declared) == len(criteria):
        return Scale(worst=frozen([b[0] for b in declared.values()]), best=frozen([b[1] for b in declared.values()]))
    whole = [row for row in cells.values() if not any(row[key].missing for key in keys)]
    values = np.array([[row[key].known() for key in keys] for row in whole]).reshape(len(whole), len(keys))
    if not len(whole):  # no project can be ranked: any bounds will do
        values = np.zeros((1, len(keys)))
    read = data_scale(values, [each.direction for each in criteria])
    worst, best = np.array(read.worst), np.array(read.best)
    for k, (low, high) in declared.items():
        worst[k], best[k] = low, high
    return Scale(worst=worst, best=best, bounds="data", flat=tuple(k for k in read.flat if k not in declared))
