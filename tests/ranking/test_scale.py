"""Declared bounds, bounds read off the data, and values outside them (rules 3 and 4)."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.scale import Outside, Scale, data_scale, normalise, outside


def scale(worst: list[float], best: list[float]) -> Scale:
    """Make a scale from plain lists."""
    return Scale(worst=np.array(worst), best=np.array(best))


def test_direction_is_the_order_of_the_bounds() -> None:
    """Bounds [300, 0] mean that less is better."""
    two = scale([0, 300], [8000, 0])
    assert two.directions == ("more", "less")
    assert two.types.tolist() == [1, -1]
    np.testing.assert_array_equal(normalise(np.array([[4000.0, 75.0]]), two), [[0.5, 0.75]])
    assert not np.signbit(normalise(np.array([[0.0, 300.0]]), two)).any()


def test_a_value_outside_counts_as_the_bound_and_is_named() -> None:
    """Rule 3: by project, criterion, value and the bound that counts, on either side and in either direction."""
    two = scale([0, 300], [8000, 0])
    matrix = DecisionMatrix(
        projects=("a", "b"), criteria=("jobs", "waste"), values=np.array([[9000.0, 300.0], [100.0, -5.0]])
    )
    np.testing.assert_array_equal(normalise(matrix.values, two)[:, 0], [1.0, 0.0125])
    np.testing.assert_array_equal(normalise(matrix.values, two)[:, 1], [0.0, 1.0])
    assert outside(matrix, two) == (
        Outside(project="a", criterion="jobs", value=9000.0, bound=8000.0),
        Outside(project="b", criterion="waste", value=-5.0, bound=0.0),
    )


def test_huge_values_do_not_overflow() -> None:
    """The largest numbers of the machine clip without a warning."""
    huge = np.array([[1.7e308], [-1.7e308]])
    np.testing.assert_array_equal(normalise(huge, scale([-1e308], [0])), [[1.0], [0.0]])
    result = data_scale(huge / 4, ["more"])
    assert result.flat == ()


@pytest.mark.parametrize(
    ("worst", "best", "key"),
    [([1, 2], [1, 3], "bounds_equal"), ([-1.7e308], [1.7e308], "bounds_too_wide"), ([np.nan], [1], "not_finite")],
)
def test_useless_bounds_are_refused(worst: list[float], best: list[float], key: str) -> None:
    """Equal, infinitely wide and missing bounds."""
    with pytest.raises(InputError) as caught:
        scale(worst, best)
    assert caught.value.problems[0].key == key


def test_data_bounds_are_the_worst_and_best_projects() -> None:
    """In the direction of each criterion, and marked as read off the data."""
    result = data_scale(np.array([[1.0, 5.0], [3.0, 2.0]]), ["more", "less"])
    assert (result.worst.tolist(), result.best.tolist(), result.bounds) == ([1.0, 5.0], [3.0, 2.0], "data")


@pytest.mark.parametrize("noise", [0.0, 5e-17, 1e-10])
def test_noise_makes_no_criterion(noise: float) -> None:
    """A column that differs by rounding only is flat: data bounds would stretch it to the whole of 0..1."""
    result = data_scale(np.array([[0.3], [0.3 + noise]]), ["more"])
    assert result.flat == (0,)
    with pytest.raises(InputError, match="nothing_decides"):
        result.deciding(np.ones(1))


def test_flat_criteria_leave_their_weight_to_the_others() -> None:
    """What decides nothing weighs nothing; the rest sums to 1."""
    result = data_scale(np.array([[0.0, 1.0, 7.0], [0.0, 2.0, 9.0]]), ["more", "more", "less"])
    np.testing.assert_allclose(result.deciding(np.array([0.5, 0.1, 0.4])), [0, 0.2, 0.8], atol=1e-15)


def test_only_more_and_less_are_directions() -> None:
    """Rule 4."""
    with pytest.raises(InputError, match="direction_unknown"):
        data_scale(np.ones((2, 1)), ["max"])  # type: ignore[list-item]
