"""Arrays between the engines: copied, finite, of the shape asked for, and never changed."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import ArrayLike

from appraisal.arrays import finite, frozen, frozen_ints
from appraisal.errors import DefectError, InputError


def test_what_is_frozen_is_a_copy_that_cannot_change() -> None:
    """The given array stays writable and apart."""
    given = np.array([1.0, 2.0])
    kept = frozen(given)
    given[0] = 9.0
    assert kept.tolist() == [1.0, 2.0]
    with pytest.raises(ValueError, match="read-only"):
        kept[0] = 1.0
    with pytest.raises(ValueError, match="read-only"):
        frozen_ints([1, 2])[0] = 3


def test_a_fraction_is_never_rounded_to_a_whole_number() -> None:
    """Whole numbers may come as floats; half a thousandth may not."""
    assert frozen_ints([2.0, -3.0]).tolist() == [2, -3]
    with pytest.raises(DefectError, match="whole numbers"):
        frozen_ints([1.5])


@pytest.mark.parametrize(
    ("values", "shape", "key"),
    [
        (["a"], None, "not_numbers"),
        ([[1.0], [1.0, 2.0]], None, "not_numbers"),
        ([1.0, np.nan], None, "not_finite"),
        ([1.0, np.inf], (2,), "not_finite"),
        ([1.0], (2,), "wrong_shape"),
        ([1.0], (-1, 1), "wrong_shape"),
        ([[1.0, 2.0]], (-1, 3), "wrong_shape"),
    ],
)
def test_what_cannot_be_computed_with_is_refused(values: ArrayLike, shape: tuple[int, ...] | None, key: str) -> None:
    """Words, holes, infinities and other shapes, each by its own name."""
    with pytest.raises(InputError) as caught:
        finite("figures", values, shape=shape)
    assert [problem.key for problem in caught.value.problems] == [key]


def test_any_length_fits_minus_one() -> None:
    """-1 stands for any length, none included."""
    assert finite("figures", np.empty((0, 3)), shape=(-1, 3)).shape == (0, 3)
    assert finite("figures", [[1, 2, 3]], shape=(-1, 3)).tolist() == [[1.0, 2.0, 3.0]]
