"""Kendall's coefficient of concordance W: how far several judges agree on an order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from appraisal.arrays import Floats, finite

Meaning = Literal["very_weak", "weak", "moderate", "strong", "unusually_strong"]
Undefined = Literal["one_judge", "one_item", "no_differences"]
_MEANINGS: tuple[Meaning, ...] = ("very_weak", "weak", "moderate", "strong", "unusually_strong")


@dataclass(frozen=True, slots=True, kw_only=True)
class Concordance:
    """W of k judges on n items, its chi-squared statistic with `degrees` of freedom, and the p-value.

    If W does not exist, all three are None and `undefined` says why. `meaning` and `undefined` are keys under
    `ranking.agreement` in the texts. The chi-squared tail is good from about eight items on; below, `rough_p` is True.
    """

    judges: int
    items: int
    w: float | None
    chi2: float | None
    degrees: int
    p: float | None
    undefined: Undefined | None

    @property
    def meaning(self) -> Meaning | None:
        """W in words, by fifths: Schmidt (1997), Decision Sciences 28(3), table 2, gives their middles 0.1 … 0.9."""
        return None if self.w is None else _MEANINGS[min(int(self.w * 5), 4)]

    @property
    def rough_p(self) -> bool:
        """Whether there are so few items that the chi-squared tail is only a rough guide."""
        return self.items < 8


def concordance(scores: Floats) -> Concordance:
    """Return Kendall's W with the correction for ties.

    R_i the sums of mean ranks, T_j = sum of (t^3 - t) over the ties of judge j:
    W = (12 sum R_i^2 - 3 k^2 n (n + 1)^2) / (k^2 n (n^2 - 1) - k sum T_j); chi^2 = k (n - 1) W.
    Source: Kendall & Gibbons (1990), Rank Correlation Methods, ch. 6; Siegel & Castellan (1988), p. 266.

    Args:
        scores: (k, n): k judges (rows) on n items; equal scores are ties. Only their order counts.

    Raises:
        InputError: `wrong_shape`, `not_finite`.
    """
    table = finite("ratings", scores, shape=(-1, -1))
    k, n = table.shape
    nothing: Undefined | None = "one_judge" if k < 2 else "one_item" if n < 2 else None
    statistic = None
    if nothing is None:
        ranks, ties = _mean_ranks(table)
        sums = ranks.sum(axis=0)
        deviation = 12 * float(((sums - k * (n + 1) / 2) ** 2).sum())
        largest = float(k * k * n * (n * n - 1) - k * ties)
        if largest > 0:
            statistic = min(1.0, deviation / largest)
        else:
            nothing = "no_differences"
    return Concordance(
        judges=k,
        items=n,
        w=statistic,
        chi2=None if statistic is None else k * (n - 1) * statistic,
        degrees=max(n - 1, 0),
        p=None if statistic is None else _chi2_tail(k * (n - 1) * statistic, n - 1),
        undefined=nothing,
    )


def _mean_ranks(table: Floats) -> tuple[Floats, float]:
    """Return mean ranks (k, n), 1 for the lowest, and the sum of t^3 - t over all ties of all judges."""
    ranks = np.empty_like(table)
    ties = 0.0
    for row, result in zip(table, ranks, strict=True):
        _, group, size = np.unique(row, return_inverse=True, return_counts=True)
        last = np.cumsum(size)
        result[:] = (last - (size - 1) / 2)[group]
        ties += float((size.astype(np.float64) ** 3 - size).sum())
    return ranks, ties


def _chi2_tail(statistic: float, degrees: int) -> float:
    from scipy.special import chdtrc

    return float(chdtrc(degrees, statistic))
