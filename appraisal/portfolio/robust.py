"""Robust portfolio modelling: what holds for all admissible weights.

J. Liesiö, P. Mild, A. Salo (2007), "Preference programming for robust portfolio modeling and project selection",
European Journal of Operational Research 181, 1488-1505. Weights are only known to lie in a set; a portfolio is
non-dominated if no other admissible one is at least as good for all these weights and better for some. Value is linear
in the weights, so it is enough to compare at the corners of the set. The core index of a project is the share of
non-dominated portfolios that hold it: 1 is core, 0 exterior, between is borderline.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Bools, Floats, Ints, finite
from appraisal.portfolio.answers import Answers
from appraisal.portfolio.exact import grain_of

_MOST = 20_000  # largest number of portfolios that are compared pair by pair
_SCOUTS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class RobustPortfolios:
    """All portfolios that are non-dominated over the admissible weights.

    Attributes:
        portfolios: the non-dominated portfolios as options, the best on average over the corners first.
        core_index: project -> share of them that hold it.
        exact: whether these are all of them. If not, they are the best ones for single weights: a project in none or in
            all of them may still be borderline.
    """

    portfolios: tuple[tuple[int, ...], ...]
    core_index: Mapping[str, float]
    exact: bool

    @property
    def core(self) -> tuple[str, ...]:
        """Projects in every non-dominated portfolio: chosen whatever the weights."""
        return tuple(project for project, share in self.core_index.items() if share == 1)

    @property
    def exterior(self) -> tuple[str, ...]:
        """Projects in none: out whatever the weights."""
        return tuple(project for project, share in self.core_index.items() if share == 0)

    @property
    def borderline(self) -> tuple[str, ...]:
        """Projects that are chosen for some weights only."""
        return tuple(project for project, share in self.core_index.items() if 0 < share < 1)


def robust_portfolios(asked: Answers, values: Floats, *, gains: Floats | None = None) -> RobustPortfolios:
    """Return the non-dominated portfolios within the problem's budget.

    Args:
        asked: answers about the problem; its own values play no part.
        values: (corners, n options) value of each option at each corner of the set of weights (`weight_corners.py`).
        gains: (corners, bonuses) what each synergy adds there; zero by default.

    Above the size of enumeration only portfolios that are best at a corner, or halfway between two, are returned.
    """
    problem = asked.problem
    corners = finite("values", values, shape=(-1, len(problem.options)))
    given = np.zeros((len(corners), len(problem.bonuses))) if gains is None else gains
    extra = finite("gains", given, shape=(len(corners), len(problem.bonuses)))
    if asked.enumeration is None:
        return _result(asked, _supported(asked, corners, extra), exact=False)
    kept = asked.enumeration.within(problem.budget)
    grain = grain_of(corners, extra)
    units = np.stack(
        [
            grain.rounded(kept.totals(grain.whole(row), bonuses=grain.whole(gain).tolist()))
            for row, gain in zip(corners, extra, strict=True)
        ],
        axis=1,
    )
    best, exact = non_dominated(units)
    masks = kept.masks[best][np.argsort(-units[best].sum(axis=1), kind="stable")]
    return _result(asked, [kept.chosen(mask) for mask in masks.tolist()], exact=exact)


def non_dominated(units: Ints) -> tuple[Bools, bool]:
    """Mark the rows of (m, corners) that no other row dominates, and return whether the search was complete.

    It is incomplete only when more than 20,000 rows are left; then too many are marked, never too few.

    Example:
        >>> non_dominated(np.array([[3, 1], [1, 3], [1, 1], [3, 1]]))[0].tolist()
        [True, True, False, True]
    """
    alive = np.arange(len(units))
    order = np.argsort(-units.sum(axis=1), kind="stable")
    scouts = np.unique(np.concatenate([order[:_SCOUTS], units.argmax(axis=0)])) if len(units) else order
    for scout in scouts.tolist():
        alive = alive[~_dominated(units[alive], units[scout])]
    marked = np.zeros(len(units), dtype=bool)
    if len(alive) > _MOST:
        marked[alive] = True
        return marked, False
    # Only a row with a greater sum can dominate, so each row is compared with the survivors before it.
    alive = alive[np.argsort(-units[alive].sum(axis=1), kind="stable")]
    left = alive
    while len(left):
        marked[left[0]] = True
        left = left[1:][~_dominated(units[left[1:]], units[left[0]])]
    return marked, True


def _dominated(units: Ints, by: Ints) -> Bools:
    return np.asarray((units <= by).all(axis=1) & (units < by).any(axis=1))


def _supported(asked: Answers, corners: Floats, gains: Floats) -> list[tuple[int, ...]]:
    pairs = [(i, j) for i in range(len(corners)) for j in range(i + 1)]
    result: dict[tuple[int, ...], None] = {}
    for i, j in pairs:
        half = (corners[i] + corners[j]) / 2
        problem = asked.problem.with_values(half, gains=(gains[i] + gains[j]) / 2, objective="value")
        best = asked.about(problem).best()
        if best.found:
            result[best.chosen] = None
    return list(result)


def _result(asked: Answers, portfolios: Sequence[tuple[int, ...]], *, exact: bool) -> RobustPortfolios:
    return RobustPortfolios(portfolios=tuple(portfolios), core_index=project_shares(asked, portfolios), exact=exact)


def project_shares(asked: Answers, portfolios: Sequence[tuple[int, ...]]) -> dict[str, float]:
    """Return for each project the share of portfolios that hold it; 0 without portfolios."""
    counts = dict.fromkeys(asked.problem.projects, 0)
    for chosen in portfolios:
        for project in {asked.problem.options[each].project for each in chosen}:
            counts[project] += 1
    return {project: count / max(1, len(portfolios)) for project, count in counts.items()}
