"""Arrays that cannot change and hold no NaN: what passes between the engines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from appraisal.errors import DefectError, refuse

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


def frozen(values: ArrayLike) -> Floats:
    """Copy to a read-only float array."""
    array = np.array(values, dtype=np.float64)
    array.flags.writeable = False
    return array


def frozen_ints(values: ArrayLike) -> Ints:
    """Copy to a read-only integer array; a fraction is a defect, not rounded."""
    given = np.asarray(values)
    array = given.astype(np.int64)
    if not np.array_equal(array, given):
        raise DefectError("whole numbers expected")
    array.flags.writeable = False
    return array


def finite(name: str, values: ArrayLike, *, shape: Sequence[int] | None = None) -> Floats:
    """Copy to a read-only float array, or refuse NaN, infinity and a wrong shape (rule 1).

    Args:
        name: what the numbers are, for the message.
        values: anything numpy can read as numbers.
        shape: the shape they must have; -1 stands for any length.

    Raises:
        InputError: `not_finite` or `wrong_shape`.
    """
    array = frozen(values)
    if shape is not None:
        fits = array.ndim == len(shape) and all(
            want in (-1, have) for want, have in zip(shape, array.shape, strict=True)
        )
        if not fits:
            raise refuse("wrong_shape", name=name, expected=list(shape), found=list(array.shape))
    if not np.isfinite(array).all():
        raise refuse("not_finite", name=name)
    return array
