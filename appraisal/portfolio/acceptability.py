"""Acceptability by sampling: how often a project is in the best portfolio when weights are drawn.

This is not the core index (`robust.py`), which counts portfolios instead of weights: the two differ by 0.40 to 0.75 in
ordinary cases, so both are shown under their names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Floats, Ints, finite
from appraisal.portfolio.answers import Answers
from appraisal.portfolio.enumerate import Enumeration
from appraisal.portfolio.masks import earned_by, subset_sums

_SCOUTS = 32
_CELLS = 4_000_000  # scores in memory at a time: 32 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioAcceptability:
    """Shares of draws.

    Attributes:
        draws: how many value vectors were drawn.
        projects: project -> share of draws in whose best portfolio it is.
        portfolios: the best portfolios with their shares, the most frequent first.
    """

    draws: int
    projects: Mapping[str, float]
    portfolios: tuple[tuple[tuple[int, ...], float], ...]


def portfolio_acceptability(
    asked: Answers, values: Floats, *, gains: Floats | None = None, progress: Callable[[int], None] | None = None
) -> PortfolioAcceptability:
    """Return how often each project and each portfolio is best.

    Args:
        asked: answers about the problem; its own values play no part.
        values: (draws, n options) the value of each option under each draw.
        gains: (draws, bonuses) what each synergy adds under each draw; zero by default.
        progress: called with the number of finished draws.
    """
    problem = asked.problem
    drawn = finite("values", values, shape=(-1, len(problem.options)))
    given = np.zeros((len(drawn), len(problem.bonuses))) if gains is None else gains
    extra = finite("gains", given, shape=(len(drawn), len(problem.bonuses)))
    tell = progress or (lambda _: None)
    counts: Counter[tuple[int, ...]] = Counter()
    if asked.enumeration is None:
        for number, row in enumerate(drawn):
            best = asked.about(problem.with_values(row, gains=extra[number], objective=problem.objective)).best()
            if best.found:
                counts[best.chosen] += 1
            tell(number + 1)
    else:
        kept = asked.enumeration.within(problem.budget)
        for mask, times in _winners(kept, np.hstack([drawn, extra])).items():
            counts[kept.chosen(mask)] = times
        tell(len(drawn))
    shares = dict.fromkeys(problem.projects, 0.0)
    for chosen, times in counts.items():
        for project in {problem.options[each].project for each in chosen}:
            shares[project] += times / len(drawn)
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    portfolios = tuple((chosen, times / len(drawn)) for chosen, times in ranked)
    return PortfolioAcceptability(draws=len(drawn), projects=shares, portfolios=portfolios)


def _worth(kept: Enumeration, numbers: Floats) -> Floats:
    """Return the value (m,) of each portfolio, given one number for each option and each bonus."""
    n = len(kept.problem.options)
    worth = subset_sums(kept.masks, numbers[:n])
    for earned, gain in zip(earned_by(kept.problem, kept.masks), numbers[n:].tolist(), strict=True):
        worth += gain * earned
    return worth


def _hopeful(kept: Enumeration, drawn: Floats) -> Enumeration:
    """Drop the portfolios that another one beats for all values between the extremes of the draws.

    A portfolio beats another one Q by at most the high end of what only it holds minus the low end of what only Q
    holds; what both hold cancels, so it may be counted at the low end on both sides.
    """
    low, high = drawn.min(axis=0), drawn.max(axis=0)
    hair = 1e-9 * max(1.0, float(np.abs(drawn).sum(axis=1).max()))
    for row in drawn[:: max(1, len(drawn) // _SCOUTS)]:
        best = int(_worth(kept, row).argmax())
        held = _features(kept, kept.masks[best : best + 1])[0] > 0
        most = _worth(kept, np.where(held, low, high))
        kept = kept.where(most >= low[held].sum() - hair)
    return kept


def _features(kept: Enumeration, masks: Ints) -> Floats:
    """Return (m, options + bonuses) ones and zeros: the options and the bonuses of each portfolio."""
    shifts = np.arange(len(kept.problem.options) - 1, -1, -1)
    return np.column_stack([(masks[:, None] >> shifts) & 1, *earned_by(kept.problem, masks)]).astype(np.float64)


def _winners(kept: Enumeration, drawn: Floats) -> Counter[int]:
    """Count for each mask the draws in which it is best; of equal ones the cheapest, then by case order."""
    counts: Counter[int] = Counter()
    if not len(kept.masks) or not len(drawn):
        return counts
    kept = _hopeful(kept, drawn)
    order: Ints = np.lexsort((-kept.masks, np.bitwise_count(kept.masks), kept.costs))
    masks = kept.masks[order]
    step = max(1, _CELLS // len(drawn))
    best, winner = np.full(len(drawn), -np.inf), np.zeros(len(drawn), dtype=np.int64)
    for start in range(0, len(masks), step):
        block = masks[start : start + step]
        scores = _features(kept, block) @ drawn.T
        top = scores.argmax(axis=0)
        highest = scores[top, np.arange(len(drawn))]
        better = highest > best
        best[better], winner[better] = highest[better], block[top[better]]
    counts.update(winner.tolist())
    return counts
