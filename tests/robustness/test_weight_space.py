"""Draws of weights: admissible, even, and decided by the seed alone."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.arrays import Floats
from appraisal.errors import InputError
from appraisal.ranking.weights.direct import rank_order_centroid_weights
from appraisal.robustness.weight_space import Between, Free, Known, Ordered, WeightSpace, Within, within

DRAWS = 40_000
ERROR = 5 * 0.5 / DRAWS**0.5  # five standard errors of the mean of anything in [0, 1]
EXPERTS = np.array([[0.7, 0.2, 0.1], [0.1, 0.6, 0.3], [0.2, 0.2, 0.6]])
SPACES: list[WeightSpace] = [
    Free(3),
    Ordered((2, 1, 3)),
    Ordered((1, 2, 2)),
    within([5, 3, 2], margin=0.1),
    Between(EXPERTS),
    Known(np.array([2.0, 1.0, 1.0])),
]


def draw(space: WeightSpace, seed: int = 1) -> Floats:
    """Draw as often as the error stated above needs."""
    return space.draw(np.random.default_rng(seed), DRAWS)


@pytest.mark.parametrize("space", SPACES, ids=lambda space: type(space).__name__)
def test_draws_are_weights(space: WeightSpace) -> None:
    """Every draw of every space is non-negative and sums to 1, and the same generator gives the same bytes."""
    weights = draw(space)
    assert weights.shape == (space.criteria, DRAWS)
    assert weights.min() >= 0
    assert np.abs(weights.sum(axis=0) - 1).max() < 1e-12
    assert weights.tobytes() == draw(space).tobytes()


def test_free_weights_are_uniform_on_the_simplex() -> None:
    """One of m weights uniform on the simplex exceeds t with chance (1 - t)^(m - 1)."""
    weights = draw(Free(4))
    for t in (0.1, 0.25, 0.5, 0.8):
        assert (weights > t).mean(axis=1) == pytest.approx((1 - t) ** 3, abs=ERROR)


@pytest.mark.parametrize("order", [(1, 2, 3, 4), (3, 1, 4, 2), (1, 2, 2, 4), (1, 1, 1, 1)])
def test_ordered_weights_have_roc_as_their_mean(order: tuple[int, ...]) -> None:
    """Ordered draws respect the order, leave equal places open, and average to the centroid (ROC) weights."""
    weights = draw(Ordered(order))
    for more, less in np.argwhere(np.array(order)[:, None] < np.array(order)):
        assert (weights[more] >= weights[less]).all()
    for one, other in np.argwhere(np.array(order)[:, None] == np.array(order)):
        assert one == other or (weights[one] > weights[other]).mean() == pytest.approx(0.5, abs=ERROR)
    assert weights.mean(axis=1) == pytest.approx(rank_order_centroid_weights(order), abs=ERROR)


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ([0.2, 0.1, 0.1], [0.6, 0.5, 0.5]),  # the box is the smallest body
        ([0.8, 0.0, 0.0], [1.0, 0.2, 0.2]),  # the simplex on the lower bounds
        ([0.0, 0.0, 0.0], [0.35, 0.35, 0.35]),  # the simplex under the upper bounds
        ([0.0, 0.0, 0.0], [1.0, 1.0, 0.1]),
    ],
)
def test_weights_within_bounds_are_uniform(low: list[float], high: list[float]) -> None:
    """Draws within bounds spread as free draws do that happen to fall within them."""
    weights = draw(Within(np.array(low), np.array(high)))
    assert (weights >= np.array(low)[:, None] - 1e-12).all()
    assert (weights <= np.array(high)[:, None] + 1e-12).all()
    free = Free(3).draw(np.random.default_rng(2), 2_000_000)
    kept = free[:, ((free >= np.array(low)[:, None]) & (free <= np.array(high)[:, None])).all(axis=0)]
    error = 5 * 0.5 * (1 / DRAWS + 1 / kept.shape[1]) ** 0.5
    for k in range(3):
        for level in np.quantile(kept[k], [0.1, 0.3, 0.5, 0.7, 0.9]):
            assert (weights[k] <= level).mean() == pytest.approx((kept[k] <= level).mean(), abs=error)


def test_a_point_within_bounds_is_that_point() -> None:
    """With no margin, or bounds that leave one point, that point is drawn."""
    assert draw(within([3, 1], margin=0))[:, 0] == pytest.approx([0.75, 0.25])
    assert draw(Within(np.array([0.5, 0.2]), np.array([0.8, 0.9])))[0].max() <= 0.8
    assert draw(Within(np.array([0.5, 0.5]), np.array([0.8, 0.9])))[:, 0] == pytest.approx([0.5, 0.5])
    assert draw(Within(np.array([0.0]), np.array([1.0])))[0].tolist() == [1.0] * DRAWS


@pytest.mark.parametrize(
    ("low", "high", "least", "most"),
    [
        ([0.5, 0.2], [0.8, 0.9], [0.5, 0.2], [0.8, 0.5]),
        ([0.0, 0.0, 0.1], [0.3, 0.3, 1.0], [0.0, 0.0, 0.4], [0.3, 0.3, 1.0]),
        ([-1.0, 0.3, 0.3], [2.0, 0.6, 0.9], [0.0, 0.3, 0.3], [0.4, 0.6, 0.7]),
    ],
)
def test_what_the_other_weights_leave_is_a_bound(
    low: list[float], high: list[float], least: list[float], most: list[float]
) -> None:
    """No weight is above what the floors of the others leave, or below what their caps cannot take."""
    space = Within(np.array(low), np.array(high))
    assert space.low == pytest.approx(least)
    assert space.high == pytest.approx(most)


def test_mixtures_lie_between_the_experts() -> None:
    """Mixtures stay within the least and greatest weight of any expert and average to the experts' mean."""
    weights = draw(Between(10 * EXPERTS))
    assert (weights >= EXPERTS.min(axis=0)[:, None] - 1e-12).all()
    assert (weights <= EXPERTS.max(axis=0)[:, None] + 1e-12).all()
    assert weights.mean(axis=1) == pytest.approx(EXPERTS.mean(axis=0), abs=ERROR)


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (lambda: Free(0), "nothing_to_weigh"),
        (lambda: Ordered(()), "nothing_to_weigh"),
        (lambda: Between(np.empty((0, 3))), "nothing_to_weigh"),
        (lambda: Between(np.array([[1.0, 0.0], [0.0, 0.0]])), "weights_all_zero"),
        (lambda: Known(np.array([])), "nothing_to_weigh"),
        (lambda: Known(np.array([-1.0, 2.0])), "weight_negative"),
        (lambda: within([1, float("nan")], margin=0.1), "weight_not_finite"),
        (lambda: within([1, 1], margin=-0.1), "margin_negative"),
        (lambda: within([1, 1], margin=float("nan")), "margin_negative"),
        (lambda: Within(np.array([0.6, 0.6]), np.array([1.0, 1.0])), "weight_bounds_empty"),
        (lambda: Within(np.array([0.0, 0.0]), np.array([0.4, 0.4])), "weight_bounds_empty"),
        (lambda: Within(np.array([0.5, 0.4]), np.array([0.4, 0.6])), "weight_bounds_empty"),
    ],
)
def test_impossible_spaces_are_refused(make: object, key: str) -> None:
    """A space with nothing in it, or weights that are none, are refused by name."""
    with pytest.raises(InputError) as caught:
        make()  # type: ignore[operator]
    assert [problem.key for problem in caught.value.problems] == [key]
