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
    """Copy to a read-only integer array; a fraction raises `DefectError` and is never rounded."""
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
        InputError: `not_numbers`, `not_finite` or `wrong_shape`.
    """
    try:
        array = frozen(values)
    except (TypeError, ValueError):
        raise refuse("not_numbers", name=name) from None
    if shape is not None:
        fits = array.ndim == len(shape) and all(
            want in (-1, have) for want, have in zip(shape, array.shape, strict=True)
        )
        if not fits:
            raise refuse("wrong_shape", name=name, expected=shape_text(shape), found=shape_text(array.shape))
    if not np.isfinite(array).all():
        raise refuse("not_finite", name=name)
    return array


def shape_text(shape: Sequence[int]) -> str:
    """Return a shape as text, with n for any length.

    Example:
        >>> shape_text((-1, 3)), shape_text(())
        ('(n × 3)', '()')
    """
    return f"({' × '.join('n' if length < 0 else str(length) for length in shape)})"
