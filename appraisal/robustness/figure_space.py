"""Possible figures: fixed, triangular over a range, or uniform if only a range is known.

A figure with a value and a range low..high is drawn from the triangular distribution with the value as its mode
(Kotz & van Dorp 2004, Beyond Beta, section 1.2, by the inverse of the distribution function). A missing figure is drawn
uniformly from its range or, if it has none, from the declared bounds of its criterion. Figures are independent of each
other; nothing is imputed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike

from appraisal.arrays import Bools, Floats, Ints, finite, frozen
from appraisal.errors import DefectError, InputError, Problem, refuse
from appraisal.figures import Figure
from appraisal.ranking.scale import Scale


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FigureSpace:
    """The figures of n projects on m criteria, each in its criterion's unit.

    Attributes:
        low: (n, m) lower end of each range; equal to `high` if a figure is fixed.
        mode: (n, m) the figures' values; not read where missing.
        high: (n, m) upper end.
        missing: (n, m) true if there is only a range and no value.

    Raises:
        InputError: `wrong_shape`, `not_finite`, `range_reversed`, and a `range_without_its_value` for each such cell.
    """

    low: Floats
    mode: Floats
    high: Floats
    missing: Bools
    cells: Ints = field(init=False)  # (p, 2): project and criterion of each figure that varies

    def __post_init__(self) -> None:
        mode = finite("figures", self.mode, shape=(-1, -1))
        if mode.size == 0:
            raise refuse("nothing_to_weigh")
        low = finite("low", self.low, shape=mode.shape)
        high = finite("high", self.high, shape=mode.shape)
        missing = np.array(self.missing, dtype=np.bool_)
        if missing.shape != mode.shape:
            raise DefectError("a mark for each figure expected")
        if (low > high).any():
            raise refuse("range_reversed")
        if (beside := ~missing & ((mode < low) | (mode > high))).any():
            raise InputError(
                Problem(
                    "range_without_its_value",
                    {"row": i + 1, "column": k + 1, "value": mode[i, k], "low": low[i, k], "high": high[i, k]},
                )
                for i, k in np.argwhere(beside).tolist()
            )
        with np.errstate(over="ignore"):
            if not np.isfinite(high - low).all():
                raise refuse("range_too_wide")
        missing.flags.writeable = False
        cells = np.argwhere(high > low)
        cells.flags.writeable = False
        for name, value in (("low", low), ("mode", mode), ("high", high), ("missing", missing), ("cells", cells)):
            object.__setattr__(self, name, value)

    @property
    def shape(self) -> tuple[int, int]:
        """Projects and criteria."""
        return self.mode.shape[0], self.mode.shape[1]

    def draw(self, generator: Generator, draws: int) -> Iterator[tuple[int, int, Floats]]:
        """Yield each varying figure once: project, criterion and its draws, shape (draws,), in its unit."""
        for i, k in self.cells.tolist():
            yield i, k, self.quantiles(i, k, generator.random(draws))

    def quantiles(self, project: int, criterion: int, chances: Floats) -> Floats:
        """Return the quantiles of a varying figure for the given probabilities, in its unit."""
        low, mode, high = (float(end[project, criterion]) for end in (self.low, self.mode, self.high))
        if self.missing[project, criterion]:
            values = low + (high - low) * chances
        else:
            rising = np.sqrt(chances * ((high - low) * (mode - low)))
            falling = np.sqrt((1 - chances) * ((high - low) * (high - mode)))
            values = np.where(chances * (high - low) < mode - low, low + rising, high - falling)
        return np.asarray(np.clip(values, low, high, out=values))  # rounding may exceed an end


def known_figures(values: ArrayLike) -> FigureSpace:
    """Return the space in which every figure is fixed: only weights vary.

    Example:
        >>> known_figures([[1.0, 2.0]]).cells.shape
        (0, 2)
    """
    fixed = finite("figures", values, shape=(-1, -1))
    return FigureSpace(low=fixed, mode=fixed, high=fixed, missing=np.zeros(fixed.shape, dtype=np.bool_))


def figure_space(figures: Sequence[Sequence[Figure]], *, scale: Scale) -> FigureSpace:
    """Return the space of a table of figures, one row a project, one column a criterion of `scale`.

    A figure without a range is fixed; a missing one without a range may have any value within the declared bounds.

    Raises:
        InputError: as `FigureSpace`; `bounds_must_be_declared` if a missing figure has no range.
    """
    low: list[float] = []
    mode: list[float] = []
    high: list[float] = []
    missing: list[bool] = []
    for row in figures:
        for k, figure in enumerate(row):
            if figure.low is None and figure.missing and scale.bounds != "declared":
                raise refuse("bounds_must_be_declared")
            least, most = (scale.lower[k], scale.upper[k]) if figure.missing else (figure.known(), figure.known())
            low.append(least if figure.low is None else figure.low)
            high.append(most if figure.high is None else figure.high)
            mode.append(low[-1] if figure.missing else figure.known())
            missing.append(figure.missing)
    shape = (len(figures), len(scale.worst))
    if len(mode) != shape[0] * shape[1] or any(len(row) != shape[1] for row in figures):
        raise DefectError("a figure for each project and criterion expected")

    def table(cells: list[float]) -> Floats:
        return frozen(np.array(cells, dtype=np.float64).reshape(shape))

    return FigureSpace(
        low=table(low), mode=table(mode), high=table(high), missing=np.array(missing, dtype=np.bool_).reshape(shape)
    )
