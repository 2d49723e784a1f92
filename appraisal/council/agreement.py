"""Agreement of the experts: concordance by criterion, cells to discuss, and leniency."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Bools, Floats, finite
from appraisal.council.ballots import Ballots
from appraisal.council.concordance import Concordance, concordance
from appraisal.errors import refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionAgreement:
    """Concordance on one rated criterion, over experts and projects that form a table without gaps."""

    criterion: str
    experts: tuple[str, ...]
    projects: tuple[str, ...]
    concordance: Concordance


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A cell whose spread of ratings exceeds the tolerance: to be discussed before the second round."""

    project: str
    criterion: str
    spread: float
    lowest: float
    highest: float
    lowest_experts: tuple[str, ...]
    highest_experts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leniency:
    """How much higher an expert rates than the others do in the same cells, in points of the rating scale.

    `points` is None when nobody else rated any of the expert's cells.
    """

    expert: str
    cells: int
    points: float | None


def agreement(ballots: Ballots) -> tuple[CriterionAgreement, ...]:
    """Return Kendall's W of each rated criterion.

    W needs a rating by every judge on every item. There are two complete tables: all experts who rated anything, on the
    projects that all of them rated; or all rated projects, by the experts who rated all of them. The one with more
    ratings is used, on a draw the one with more projects. The result names its experts and projects.
    """
    result = []
    for k, criterion in enumerate(ballots.rated):
        experts, projects = _complete(ballots.given[:, :, k])
        result.append(
            CriterionAgreement(
                criterion=criterion,
                experts=tuple(ballots.experts[i] for i in experts),
                projects=tuple(ballots.projects[i] for i in projects),
                concordance=concordance(ballots.ratings[np.ix_(experts, projects, [k])][:, :, 0]),
            )
        )
    return tuple(result)


def agreement_on_weights(ballots: Ballots) -> Concordance:
    """Return Kendall's W of the experts' orders of the criteria, from the weights they gave."""
    return concordance(ballots.weights[ballots.gave_weights])


def spread(ballots: Ballots) -> Floats:
    """Return the highest minus the lowest rating of each cell (n, r); 0 if fewer than two experts rated."""
    low = np.where(ballots.given, ballots.ratings, np.inf).min(axis=0)
    high = np.where(ballots.given, ballots.ratings, -np.inf).max(axis=0)
    several = ballots.given.sum(axis=0) > 1
    return np.asarray(np.subtract(high, low, out=np.zeros(several.shape), where=several))


def agenda(ballots: Ballots, *, tolerance: float) -> tuple[AgendaItem, ...]:
    """Return the cells whose spread exceeds the tolerance, the widest first, then in the order of the case.

    Raises:
        InputError: `tolerance_negative`.
    """
    if not finite("tolerance", tolerance) >= 0:
        raise refuse("tolerance_negative", value=tolerance)
    wide = spread(ballots)
    cells = np.argwhere(wide > tolerance).tolist()
    return tuple(_item(ballots, i, k, float(wide[i, k])) for i, k in sorted(cells, key=lambda cell: -wide[*cell]))


def leniency(ballots: Ballots) -> tuple[Leniency, ...]:
    """Return each expert's mean deviation from the mean of the others, over the cells that others rated too."""
    total = ballots.ratings.sum(axis=0, where=ballots.given)
    votes = ballots.given.sum(axis=0)
    result = []
    for i, expert in enumerate(ballots.experts):
        shared = ballots.given[i] & (votes > 1)
        own = ballots.ratings[i][shared]
        others = (total[shared] - own) / (votes[shared] - 1)
        points = float((own - others).mean()) if shared.any() else None
        result.append(Leniency(expert=expert, cells=int(shared.sum()), points=points))
    return tuple(result)


def _complete(given: Bools) -> tuple[list[int], list[int]]:
    active, rated = given.any(axis=1), given.any(axis=0)
    by_experts = active, given[active].all(axis=0) & rated
    by_projects = given[:, rated].all(axis=1) & active, rated
    experts, projects = max(
        by_experts, by_projects, key=lambda table: (table[0].sum() * table[1].sum(), table[1].sum())
    )
    return np.flatnonzero(experts).tolist(), np.flatnonzero(projects).tolist()


def _item(ballots: Ballots, i: int, k: int, width: float) -> AgendaItem:
    given, ratings = ballots.given[:, i, k], ballots.ratings[:, i, k]
    lowest, highest = float(ratings[given].min()), float(ratings[given].max())

    def who(rating: float) -> tuple[str, ...]:
        return tuple(ballots.experts[j] for j in np.flatnonzero(given & (ratings == rating)))

    return AgendaItem(
        project=ballots.projects[i],
        criterion=ballots.rated[k],
        spread=width,
        lowest=lowest,
        highest=highest,
        lowest_experts=who(lowest),
        highest_experts=who(highest),
    )
