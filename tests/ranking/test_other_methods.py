"""The methods beside TOPSIS: edges at which pymcdm alone fails, and what the door refuses."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.method_ranking import MethodRanking
from appraisal.ranking.other_methods import METHODS, promethee_ii
from appraisal.ranking.scale import Scale

ON_DATA = {"topsis_data", "topsis_vector"}


def run(method: str, values: list[list[float]], weights: list[float], **options: float) -> MethodRanking:
    """Rank on 0..10, the last criterion being a cost."""
    n, m = len(values), len(values[0])
    worst, best = np.zeros(m), np.full(m, 10.0)
    worst[-1], best[-1] = 10.0, 0.0
    matrix = DecisionMatrix(
        projects=tuple(f"p{i}" for i in range(n)), criteria=tuple(f"c{k}" for k in range(m)), values=np.array(values)
    )
    return METHODS[method](matrix, scale=Scale(worst=worst, best=best), weights=weights, **options)


@pytest.mark.parametrize("method", METHODS)
def test_a_project_better_on_everything_comes_first(method: str) -> None:
    """Whatever the method and the way its score is read."""
    result = run(method, [[2, 8], [9, 1], [5, 5]], [1, 2])
    assert (result.method, result.places.tolist(), result.order) == (method, [3, 1, 2], (1, 2, 0))
    best = result.scores.max() if result.better == "more" else result.scores.min()
    assert result.scores[1] == best
    assert result.to_frame().index.tolist() == ["p1", "p2", "p0"]


@pytest.mark.parametrize("method", METHODS)
def test_one_project_or_equal_projects_tie_or_are_refused(method: str) -> None:
    """No NaN: a shared first place, or a plain refusal where there is no scale between equals."""
    for values in ([[3.0, 4.0]], [[3.0, 4.0], [3.0, 4.0]]):
        if method in ON_DATA:
            with pytest.raises(InputError, match="nothing_decides"):
                run(method, values, [1, 1])
        else:
            assert run(method, values, [1, 1]).places.tolist() == [1] * len(values)


@pytest.mark.parametrize("method", METHODS)
def test_a_criterion_on_which_all_are_equal_changes_no_place(method: str) -> None:
    """Even a column of zeros, at which vector normalisation and VIKOR alone would fail."""
    result = run(method, [[0.0, 2.0, 8.0], [0.0, 6.0, 9.0], [0.0, 1.0, 1.0]], [5, 1, 1])
    without = run(method, [[2.0, 8.0], [6.0, 9.0], [1.0, 1.0]], [1, 1])
    assert result.places.tolist() == without.places.tolist()


@pytest.mark.parametrize("method", METHODS)
def test_bad_weights_are_refused(method: str) -> None:
    """The library itself would only warn."""
    with pytest.raises(InputError, match="weights_all_zero"):
        run(method, [[1.0, 2.0]], [0, 0])
    with pytest.raises(InputError, match="weight_negative"):
        run(method, [[1.0, 2.0]], [-1, 2])


@pytest.mark.parametrize("method", METHODS)
def test_bounds_of_other_criteria_are_refused(method: str) -> None:
    """A scale must be of the matrix's own criteria."""
    matrix = DecisionMatrix(projects=("a", "b"), criteria=("x",), values=np.array([[1.0], [2.0]]))
    with pytest.raises(InputError, match="scale_other_criteria"):
        METHODS[method](matrix, scale=Scale(worst=np.zeros(2), best=np.ones(2)), weights=[1])


def test_promethee_counts_no_rounding_as_preference() -> None:
    """A lead of 1e-12 of the scale is a tie."""
    assert run("promethee_ii", [[5.0, 5.0], [5.0 + 1e-11, 5.0]], [1, 1]).places.tolist() == [1, 1]


def test_promethee_flows_sum_to_nothing() -> None:
    """What one project wins another loses."""
    values = np.random.default_rng(1).uniform(0, 10, (9, 3)).tolist()
    assert run("promethee_ii", values, [1, 2, 3], preference=0.4).scores.sum() == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({"indifference": 0.3, "preference": 0.1}, "thresholds_reversed"),
        ({"preference": 1.5}, "share_outside"),
        ({"indifference": float("nan")}, "not_finite"),
    ],
)
def test_promethee_refuses_thresholds_that_make_no_sense(options: dict[str, float], key: str) -> None:
    """Shares of the scale, in order."""
    with pytest.raises(InputError, match=key):
        run("promethee_ii", [[1.0, 2.0], [2.0, 1.0]], [1, 1], **options)


def test_promethee_refuses_more_projects_than_fit_in_memory() -> None:
    """Its pairs grow with the square."""
    n = 2001
    matrix = DecisionMatrix(projects=tuple(map(str, range(n))), criteria=("x",), values=np.zeros((n, 1)))
    with pytest.raises(InputError, match="too_many_for_pairs"):
        promethee_ii(matrix, scale=Scale(worst=np.zeros(1), best=np.ones(1)), weights=[1])


def test_values_outside_are_named_where_bounds_are_declared() -> None:
    """SPOTIS and the weighted sum clip as TOPSIS does."""
    for method in ("spotis", "weighted_sum", "promethee_ii"):
        result = run(method, [[15.0, 1.0], [10.0, 1.0]], [1, 1])
        assert [each.project for each in result.outside] == ["p0"]
        assert result.places.tolist() == [1, 1]
        assert "outside_bounds" in result.remarks
