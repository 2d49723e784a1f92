"""TOPSIS on declared bounds: its working, its edges and what it refuses."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.scale import Scale, data_scale, normalise
from appraisal.ranking.topsis import Ranking, closeness, rank


def ranked(values: list[list[float]], weights: list[float], scale: Scale | None = None) -> Ranking:
    """Rank on 0..10 unless told otherwise."""
    n, m = len(values), len(values[0])
    matrix = DecisionMatrix(
        projects=tuple(f"p{i}" for i in range(n)), criteria=tuple(f"c{k}" for k in range(m)), values=np.array(values)
    )
    return rank(matrix, scale=scale or Scale(worst=np.zeros(m), best=np.full(m, 10.0)), weights=weights)


def test_working_is_kept_and_consistent() -> None:
    """By hand: shares 0.6 and 0.2 with weights 3 : 1."""
    result = ranked([[6, 2], [0, 10]], [3, 1])
    np.testing.assert_allclose(result.weights, [0.75, 0.25])
    np.testing.assert_allclose(result.weighted[0], [0.45, 0.05])
    np.testing.assert_allclose(result.ideal, [0.75, 0.25])
    assert result.distance_to_ideal[0] == pytest.approx(np.hypot(0.3, 0.2))
    assert result.distance_to_anti_ideal[0] == pytest.approx(np.hypot(0.45, 0.05))
    assert result.closeness[0] == pytest.approx(np.hypot(0.45, 0.05) / (np.hypot(0.45, 0.05) + np.hypot(0.3, 0.2)))
    assert (result.places.tolist(), result.order, result.method, result.remarks) == ([1, 2], (0, 1), "topsis", ())


def test_one_project_has_a_score_of_its_own() -> None:
    """Alone, or on one criterion, a project is measured against the bounds; pymcdm alone would give NaN."""
    result = ranked([[2.5]], [1])
    assert (result.closeness.tolist(), result.places.tolist(), result.remarks) == ([0.25], [1], ("one_project",))


def test_equal_projects_tie_in_first_place() -> None:
    """All equal: a right answer and a remark."""
    result = ranked([[4, 4], [4, 4], [4, 4]], [1, 1])
    assert (result.places.tolist(), result.order, result.remarks) == ([1, 1, 1], (0, 1, 2), ("all_tied",))


def test_values_outside_are_counted_as_bounds_and_remarked() -> None:
    """A project beyond the best bound is at the ideal, and named."""
    result = ranked([[15.0], [10.0]], [1])
    assert result.closeness.tolist() == [1.0, 1.0]
    assert [each.project for each in result.outside] == ["p0"]
    assert "outside_bounds" in result.remarks


def test_data_bounds_say_so_and_leave_flat_criteria_out() -> None:
    """Bounds read off the projects are told by method and remarks."""
    values = [[1.0, 5.0], [3.0, 5.0]]
    result = ranked(values, [1, 9], data_scale(np.array(values), ["more", "more"]))
    assert (result.method, result.remarks) == ("topsis_data", ("data_bounds", "flat_criteria"))
    assert result.closeness.tolist() == [0.0, 1.0]


def test_tiny_deciding_weight_is_not_lost() -> None:
    """What little weight is left on the only criterion that differs decides, without underflow."""
    values = [[1.0, 5.0], [3.0, 5.0]]
    result = ranked(values, [1e-200, 1], data_scale(np.array(values), ["more", "more"]))
    assert result.places.tolist() == [2, 1]


@pytest.mark.parametrize(
    ("weights", "keys"),
    [
        ([0, 0], ["weights_all_zero"]),
        ([-1, float("nan")], ["weight_negative", "weight_not_finite"]),
        ([1], ["weights_wrong_count"]),
    ],
)
def test_bad_weights_are_refused_all_at_once(weights: list[float], keys: list[str]) -> None:
    """Rule 5, at the door of the ranking."""
    with pytest.raises(InputError) as caught:
        ranked([[1, 2]], weights)
    assert [problem.key for problem in caught.value.problems] == keys


def test_bounds_of_other_criteria_are_refused() -> None:
    """A scale of three criteria does not measure two."""
    with pytest.raises(InputError, match="scale_other_criteria"):
        ranked([[1, 2]], [1, 1], Scale(worst=np.zeros(3), best=np.ones(3)))


def test_equal_projects_on_data_bounds_are_refused_plainly() -> None:
    """There is no scale between equal projects."""
    with pytest.raises(InputError, match="nothing_decides"):
        ranked([[4], [4]], [1], data_scale(np.full((2, 1), 4.0), ["more"]))


def test_many_weights_and_drawn_figures_are_the_single_answers_stacked() -> None:
    """(draws, m) weights on one matrix, one weight vector on (draws, n, m) figures, and both together."""
    rng = np.random.default_rng(5)
    shares, weights = rng.random((7, 5, 3)), rng.dirichlet(np.ones(3), 7)
    one_matrix = closeness(shares[0], weights)
    one_weight = closeness(shares, weights[0])
    both = closeness(shares, weights)
    assert one_matrix.shape == one_weight.shape == both.shape == (7, 5)
    for draw in range(7):
        np.testing.assert_allclose(one_matrix[draw], closeness(shares[0], weights[draw]), atol=1e-15)
        np.testing.assert_allclose(one_weight[draw], closeness(shares[draw], weights[0]), atol=1e-15)
        np.testing.assert_allclose(both[draw], closeness(shares[draw], weights[draw]), atol=1e-15)


def test_frame_stands_in_the_order_of_places() -> None:
    """The table of a reader: first place first, values in their columns."""
    frame = ranked([[1, 2], [9, 8]], [1, 1]).to_frame()
    assert frame.index.tolist() == ["p1", "p0"]
    assert frame.columns.tolist() == ["place", "closeness", "distance_to_ideal", "distance_to_anti_ideal", "c0", "c1"]


def test_no_normalised_value_is_changed_by_ranking() -> None:
    """`closeness` leaves its arguments as they were."""
    shares = normalise(np.array([[3.0, 4.0]]), Scale(worst=np.zeros(2), best=np.full(2, 10.0)))
    kept = shares.copy()
    closeness(shares, np.array([0.5, 0.5]))
    np.testing.assert_array_equal(shares, kept)
