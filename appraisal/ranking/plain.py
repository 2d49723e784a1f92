"""Plain input of rankings: a DataFrame or an array, directions and bounds in words and numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from appraisal.arrays import Floats, finite, shape_text
from appraisal.errors import InputError, Problem, refuse
from appraisal.labels import by_label, labels_of
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.scale import Scale, data_scale

if TYPE_CHECKING:
    import pandas as pd

_NAMED_AT_ONCE = 20


def matrix_of(
    table: DecisionMatrix | pd.DataFrame | ArrayLike,
    *,
    projects: Sequence[str] | None = None,
    criteria: Sequence[str] | None = None,
) -> DecisionMatrix:
    """Return the decision matrix; a DataFrame has its own names, an array gets 1, 2, … if none are given.

    Raises:
        InputError: `wrong_shape`; `cell_not_finite` for each cell that holds no number; those of `DecisionMatrix`.

    Example:
        >>> matrix_of([[4500, 12], [1000, 30]], criteria=["jobs", "npv"]).projects
        ('1', '2')
    """
    if isinstance(table, DecisionMatrix):
        return table
    frame: Any = table
    cells = table if isinstance(table, np.ndarray) else np.asarray(table, dtype=object)
    if cells.ndim != 2:
        raise refuse("wrong_shape", name="matrix", expected="(n × m)", found=shape_text(cells.shape))
    own: tuple[Any, Any] = (range(1, cells.shape[0] + 1), range(1, cells.shape[1] + 1))
    if hasattr(frame, "columns"):
        own = (frame.index, frame.columns)
    rows = tuple(map(str, own[0] if projects is None else projects))
    names = tuple(map(str, own[1] if criteria is None else criteria))
    if cells.shape != (len(rows), len(names)):
        expected = shape_text((len(rows), len(names)))
        raise refuse("wrong_shape", name="matrix", expected=expected, found=shape_text(cells.shape))
    return DecisionMatrix(projects=rows, criteria=names, values=_numbers(cells, rows, names))


def _numbers(cells: np.ndarray[Any, Any], rows: tuple[str, ...], names: tuple[str, ...]) -> Floats:
    try:
        values = cells.astype(np.float64)
    except (TypeError, ValueError):
        values = np.array([[_number(cell) for cell in row] for row in cells], dtype=np.float64).reshape(cells.shape)
    if (holes := np.argwhere(~np.isfinite(values))).size:
        raise InputError(
            Problem("cell_not_finite", {"project": rows[i], "criterion": names[k], "value": str(cells[i, k])})
            for i, k in holes[:_NAMED_AT_ONCE]
        )
    return values


def _number(cell: object) -> float:
    try:
        return float(cell)  # type: ignore[arg-type]  # what is no number is named by its cell
    except (TypeError, ValueError):
        return float("nan")


def scale_of(
    matrix: DecisionMatrix,
    *,
    scale: Scale | None = None,
    directions: Mapping[str, str] | Sequence[str] | None = None,
    bounds: Mapping[str, Sequence[float]] | Sequence[Sequence[float]] | Floats | None = None,
) -> Scale:
    """Return the given scale, or make one of directions, of bounds, or of both (rule 3).

    Args:
        matrix: with the criteria.
        scale: bounds already made.
        directions: `more` or `less` for each criterion; without bounds, those are taken from the projects.
        bounds: [worst, best] for each criterion, which say the direction themselves.

    Raises:
        InputError: `scale_not_given`, `scale_given_twice`, `direction_unknown`, `bounds_against_direction`, and those
            of `by_label` and `Scale`.

    Example:
        >>> two = matrix_of([[4500, 12], [1000, 30]], criteria=["jobs", "months"])
        >>> scale_of(two, bounds={"months": [60, 0], "jobs": [0, 8000]}).directions
        ('more', 'less')
        >>> scale_of(two, directions=["more", "less"]).worst.tolist()
        [1000.0, 30.0]
    """
    if scale is not None:
        if directions is not None or bounds is not None:
            raise refuse("scale_given_twice")
        return scale
    words = None if directions is None else by_label("directions", directions, matrix.criteria)
    if words is not None and (wrong := [str(word) for word in words if word not in ("more", "less")]):
        raise refuse("direction_unknown", directions=wrong)
    if bounds is None:
        if words is None:
            raise refuse("scale_not_given")
        return data_scale(matrix.values, words)
    given = finite("bounds", by_label("bounds", bounds, matrix.criteria), shape=(len(matrix.criteria), 2))
    made = Scale(worst=given[:, 0], best=given[:, 1])
    against = [
        Problem("bounds_against_direction", {"criterion": name, "worst": low, "best": high, "direction": word})
        for name, (low, high), word, own in zip(
            matrix.criteria, given.tolist(), words or made.directions, made.directions, strict=True
        )
        if word != own
    ]
    if against:
        raise InputError(against)
    return made


def numbers_of(name: str, given: Any, labels: Sequence[str]) -> Floats:
    """Return plain numbers in the order of the labels, matched by name if they have names; values are not checked.

    Raises:
        InputError: `not_numbers`, and those of `by_label` for named ones.
    """
    try:
        return np.asarray(given if labels_of(given) is None else by_label(name, given, labels), dtype=np.float64)
    except (TypeError, ValueError):
        raise refuse("not_numbers", name=name) from None
