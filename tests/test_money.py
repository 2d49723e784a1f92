"""Exact money."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.money import MOST, exact_thousandths, solver_scale, thousandths


@pytest.mark.parametrize("given", [7.5, np.float64(7.5), np.float32(7.5), Decimal("7.5"), "7.5", np.array(7.5)])
def test_numbers_of_any_kind_are_exact(given: object) -> None:
    """NumPy's numbers, whose `repr` names their type, are read as well."""
    assert exact_thousandths("cost", given) == 7500  # type: ignore[arg-type]


def test_numpy_floats_are_rounded_like_floats() -> None:
    """What rounds amounts bears NumPy's floats too."""
    assert thousandths(np.float64(0.1) + np.float64(0.2)) == 300


@pytest.mark.parametrize("given", [0.1 + 0.2, 1e11 + 0.1, sum([0.001] * 999), 123456789.123])
def test_the_noise_of_float_sums_is_borne(given: float) -> None:
    """Sums of exact amounts pass, whatever their last bit."""
    assert exact_thousandths("cost", given) == round(given * 1000)


@pytest.mark.parametrize(
    ("given", "key"),
    [
        (0.0005, "money_too_fine"),
        (1 / 3, "money_too_fine"),
        (100_000.0001, "money_too_fine"),
        (float("nan"), "not_finite"),
        (1e13, "too_large"),
        ("much", "not_numbers"),
        (None, "not_numbers"),
        ([1, 2], "not_numbers"),
    ],
)
def test_what_is_not_exact_is_refused(given: object, key: str) -> None:
    """Nothing is rounded, and no amount is guessed."""
    with pytest.raises(InputError, match=key):
        exact_thousandths("cost", given)  # type: ignore[arg-type]


def test_the_largest_amount_is_taken_and_no_larger() -> None:
    """Up to what stays exact in whole thousandths; just above it is refused."""
    largest = MOST
    assert thousandths(largest) == largest * 1000
    with pytest.raises(InputError, match="too_large"):
        thousandths(Decimal(largest) + Decimal("0.001"))


def test_digits_are_read_as_they_are_written() -> None:
    """A float counts by its shortest digits and not by its bits, a whole number or a text by its own."""
    assert thousandths(1.0005) == 1000
    assert thousandths(0.0025) == 2  # its bits are above the half
    assert thousandths(10**12 - 1) == 10**15 - 1000
    assert exact_thousandths("budget", 0.001) == 1
    assert exact_thousandths("budget", 0) == 0


@pytest.mark.parametrize(
    ("numbers", "scale"),
    [([], 1), ([0.0], 1), ([1000], 1), ([1001], 10), ([100.1], 1), ([100], 0.1), ([-25_000, 3], 100), ([0.5], 0.001)],
)
def test_what_a_solver_is_given_is_of_the_same_size(numbers: list[float], scale: float) -> None:
    """The largest number, whatever its sign, is brought above 100 and to 1000 at most; of nothing there is no size."""
    assert solver_scale(numbers) == pytest.approx(scale)


@pytest.mark.parametrize("given", [float("inf"), float("nan"), "-Infinity"])
def test_what_is_not_finite_is_no_amount(given: float | str) -> None:
    """Neither as a float nor in digits."""
    with pytest.raises(InputError, match="not_finite"):
        thousandths(given)
