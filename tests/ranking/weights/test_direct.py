"""Weights that people state (rule 5)."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.ranking.weights.direct import (
    equal_weights,
    normalised_weights,
    points_weights,
    rank_order_centroid_weights,
    swing_weights,
)

FOUR = ("npv", "jobs", "waste", "fit")


def test_weights_sum_to_one() -> None:
    """Whatever their sum was; a zero stays."""
    assert normalised_weights([2, 1, 0, 1], criteria=FOUR).tolist() == [0.5, 0.25, 0, 0.25]
    np.testing.assert_allclose(points_weights([40, 30, 20, 10], criteria=FOUR), [0.4, 0.3, 0.2, 0.1], atol=1e-15)


@pytest.mark.parametrize("size", [1e-320, 1e-300, 1e308])
def test_neither_tiny_nor_huge_weights_are_lost(size: float) -> None:
    """The sum of four of the largest numbers overflows; ours does not."""
    np.testing.assert_allclose(normalised_weights([size] * 4, criteria=FOUR), 0.25)


def test_all_problems_come_at_once() -> None:
    """Each with its criterion."""
    with pytest.raises(InputError) as caught:
        normalised_weights([-1, float("inf"), 0, float("nan")], criteria=FOUR)
    assert [(problem.key, problem.facts["criterion"]) for problem in caught.value.problems] == [
        ("weight_negative", "npv"),
        ("weight_not_finite", "jobs"),
        ("weight_not_finite", "fit"),
    ]


@pytest.mark.parametrize(("weights", "key"), [([0, 0, 0, 0], "weights_all_zero"), ([1, 2], "weights_wrong_count")])
def test_useless_weights_are_refused(weights: list[float], key: str) -> None:
    """All zero, or of another number."""
    with pytest.raises(InputError, match=key):
        normalised_weights(weights, criteria=FOUR)


def test_equal_weights() -> None:
    """One each; of nothing none."""
    assert equal_weights(4).tolist() == [0.25] * 4
    with pytest.raises(InputError, match="weights_wrong_count"):
        equal_weights(0)


def test_swing_compares_with_the_greatest_step() -> None:
    """100, 50, 50 are a half and two quarters; without a 100 the elicitation was not finished."""
    assert swing_weights([100, 50, 50], criteria=FOUR[:3]).tolist() == [0.5, 0.25, 0.25]
    with pytest.raises(InputError, match="swing_reference_missing"):
        swing_weights([90, 50, 50], criteria=FOUR[:3])


@pytest.mark.parametrize("count", [1, 2, 3, 4, 9])
def test_rank_order_centroid_is_the_exact_fraction(count: int) -> None:
    """(1/m) (1/k + … + 1/m)."""
    result = rank_order_centroid_weights(list(range(1, count + 1)))
    exact = [sum(Fraction(1, j) for j in range(k, count + 1)) / count for k in range(1, count + 1)]
    np.testing.assert_allclose(result, [float(each) for each in exact], atol=1e-15)


def test_rank_order_centroid_is_the_mean_of_all_weights_in_that_order() -> None:
    """Drawn from the simplex and sorted."""
    drawn = -np.sort(-np.random.default_rng(0).dirichlet(np.ones(3), 40_000), axis=1)
    np.testing.assert_allclose(drawn.mean(axis=0), rank_order_centroid_weights([1, 2, 3]), atol=0.004)


def test_tied_ranks_share_the_mean() -> None:
    """1, 2, 2, 4: the two in the middle weigh the same, and the sum stays 1."""
    free, tied = rank_order_centroid_weights([1, 2, 3, 4]), rank_order_centroid_weights([1, 2, 2, 4])
    np.testing.assert_allclose(tied, [free[0], free[1:3].mean(), free[1:3].mean(), free[3]])


@pytest.mark.parametrize("ranks", [[], [0, 1], [1, 3], [1, 1, 2], [2, 2]])
def test_what_is_no_order_is_refused(ranks: list[int]) -> None:
    """Ranks start at 1 and skip only after ties."""
    with pytest.raises(InputError, match="ranks_not_an_order"):
        rank_order_centroid_weights(ranks)
