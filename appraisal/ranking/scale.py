"""Bounds of the criteria and the linear scale between them (rules 3 and 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from appraisal.arrays import Floats, Ints, finite, frozen
from appraisal.brief import Brief
from appraisal.errors import refuse
from appraisal.ranking.matrix import DecisionMatrix

Direction = Literal["more", "less"]
_SAME = 1e-9
"""Values of one column that differ by less than this share of their size count as equal: the rest is rounding noise."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Scale(Brief):
    """`[worst, best]` of each criterion, in its unit; `best > worst` means that more is better.

    `bounds` says whether the council declared them or they were taken from the projects. `flat` are the indexes of the
    criteria on which `data_scale` found all projects equal: they must get no weight.

    Raises:
        InputError: `bounds_equal`, `bounds_too_wide`, `wrong_shape`, `not_finite`.

    Example:
        >>> Scale(worst=[0, 300], best=[8000, 0]).directions
        ('more', 'less')
    """

    worst: Floats
    best: Floats
    bounds: Literal["declared", "data"] = "declared"
    flat: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        worst = finite("bounds", self.worst, shape=(-1,))
        best = finite("bounds", self.best, shape=worst.shape)
        if (equal := np.flatnonzero(worst == best)).size:
            raise refuse("bounds_equal", positions=[int(k) + 1 for k in equal])
        with np.errstate(over="ignore"):
            wide = np.flatnonzero(~np.isfinite(best - worst))
        if wide.size:
            raise refuse("bounds_too_wide", positions=[int(k) + 1 for k in wide])
        object.__setattr__(self, "worst", worst)
        object.__setattr__(self, "best", best)

    @property
    def span(self) -> Floats:
        """Best minus worst; negative where less is better."""
        return self.best - self.worst

    @property
    def lower(self) -> Floats:
        """The smaller bound of each criterion."""
        return np.minimum(self.worst, self.best)

    @property
    def upper(self) -> Floats:
        """The larger bound of each criterion."""
        return np.maximum(self.worst, self.best)

    @property
    def types(self) -> Ints:
        """1 where more is better, -1 where less is: the field's `types` of criteria."""
        return np.where(self.best > self.worst, 1, -1).astype(np.int64)

    @property
    def directions(self) -> tuple[Direction, ...]:
        """`more` or `less` for each criterion."""
        return tuple("more" if more > 0 else "less" for more in self.types)

    def deciding(self, weights: Floats) -> Floats:
        """Return weights (m,) of sum 1 with zero for the flat criteria, or refuse: `nothing_decides`."""
        kept = np.array(weights, dtype=np.float64)
        kept[list(self.flat)] = 0.0
        if not kept.any():
            raise refuse("nothing_decides")
        kept /= kept.max()
        return frozen(kept / kept.sum())


def fit(matrix: DecisionMatrix, scale: Scale) -> None:
    """Refuse a scale whose number of criteria differs from that of the matrix (`scale_other_criteria`)."""
    if len(scale.worst) != len(matrix.criteria):
        raise refuse("scale_other_criteria", expected=len(matrix.criteria), found=len(scale.worst))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """A value outside its declared bounds, and the bound that it counts as."""

    project: str
    criterion: str
    value: float
    bound: float


def normalise(values: Floats, scale: Scale) -> Floats:
    """Return (x - worst) / (best - worst), in [0, 1]; a value outside its bounds counts as the bound (rule 3).

    `values` is (…, m): one matrix, or one for each draw.
    """
    shares = np.clip(values, scale.lower, scale.upper)  # first, so that no difference below can overflow
    shares -= scale.worst
    shares /= scale.span
    shares += 0.0  # turns a negative zero, which occurs where less is better, into a zero
    return shares


def outside(matrix: DecisionMatrix, scale: Scale) -> tuple[Outside, ...]:
    """Name each value outside its bounds, by project and then by criterion."""
    beyond = (matrix.values < scale.lower) | (matrix.values > scale.upper)
    if not beyond.any():
        return ()
    counted = np.clip(matrix.values, scale.lower, scale.upper)
    return tuple(
        Outside(
            project=matrix.projects[i],
            criterion=matrix.criteria[k],
            value=float(matrix.values[i, k]),
            bound=float(counted[i, k]),
        )
        for i, k in np.argwhere(beyond)
    )


def data_scale(values: Floats, directions: Sequence[Direction]) -> Scale:
    """Take the bounds from the projects: the worst and best of each column (`bounds = "data"`).

    Then places may move when a project leaves, and every output must say so. A column of equal values (or of values
    that differ only by rounding) is flat: it gets a span of 1, to avoid a division by zero, and is listed in `flat`.

    Args:
        values: (n, m) in the criteria's units.
        directions: `more` or `less` for each criterion.

    Raises:
        InputError: `direction_unknown`, `wrong_shape`, `not_finite`.
    """
    columns = finite("matrix", values, shape=(-1, len(directions)))
    if wrong := [word for word in directions if word not in ("more", "less")]:
        raise refuse("direction_unknown", directions=wrong)
    low, high = columns.min(axis=0), columns.max(axis=0)
    flat = high / 2 - low / 2 <= _SAME / 2 * np.maximum(np.abs(low), np.abs(high))  # halves cannot overflow
    high = np.where(flat, low + np.maximum(1.0, np.abs(low)), high)
    more = np.array([word == "more" for word in directions], dtype=np.bool_)
    return Scale(
        worst=frozen(np.where(more, low, high)),
        best=frozen(np.where(more, high, low)),
        bounds="data",
        flat=tuple(int(k) for k in np.flatnonzero(flat)),
    )
