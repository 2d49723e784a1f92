"""The nearest swap: what is found swaps, nobody at random does better, and what is proven is true."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.arrays import Floats
from appraisal.ranking.topsis import closeness
from appraisal.robustness.nearest_swap import Nearest, nearest_swap, ray_crossings
from tests.oracles.tried_weights import STEP, drawn_swaps, nearest_on_a_grid


def search(shares: Floats, weights: Floats, pairs: list[tuple[int, int]]) -> Nearest:
    """Search among shares of the scale."""
    return nearest_swap(shares**2, (1 - shares) ** 2, weights, pairs)


@pytest.mark.parametrize("m", [2, 5, 9, 12])
def test_what_is_found_swaps_and_nobody_at_random_is_nearer(m: int) -> None:
    """Against thousands of weights at random around the start, whatever the number of criteria."""
    for seed in range(6):
        rng = np.random.default_rng(100 * m + seed)
        shares = rng.random((4, m)).round(1 if seed % 2 else 3)
        weights = rng.dirichlet(np.ones(m))
        now = closeness(shares, weights)
        first, *others = np.argsort(-now).tolist()
        pairs = [(first, other) for other in others if now[first] - now[other] > 1e-9]
        result = search(shares, weights, pairs)
        if result.pair is None:
            assert all((shares[other] <= shares[first]).all() for _, other in pairs)
            continue
        assert result.weights is not None
        assert result.distance is not None
        reached = closeness(shares, result.weights)
        assert reached[result.pair[1]] > reached[result.pair[0]]
        assert np.abs(result.weights - weights).sum() == pytest.approx(result.distance, abs=1e-9)
        assert result.weights.sum() == pytest.approx(1, abs=1e-12)
        distances = drawn_swaps(rng, shares, weights, pairs)
        assert 0 < result.proven <= result.distance <= distances.min(initial=2.0) + 2e-6


def test_two_criteria_by_hand() -> None:
    """Closeness of (1, 0) is w1 and that of (a, a) is a: they swap where w1 = a, at distance 2 (w1 - a)."""
    result = search(np.array([[1, 0], [0.4, 0.4]]), np.array([0.7, 0.3]), [(0, 1)])
    assert result.distance == pytest.approx(0.6, abs=1e-6)
    assert result.weights == pytest.approx([0.4, 0.6], abs=1e-6)


def test_an_optimum_beside_all_rays_is_found() -> None:
    """Where the nearest weights take from two criteria at once, SLSQP leaves the rays it starts from."""
    shares = np.array([[0.8, 0.5, 0.9], [0.1, 0.8, 0.1]])
    weights = np.array([0.4, 0.3, 0.3])
    result = search(shares, weights, [(0, 1)])
    nearest = nearest_on_a_grid(shares, weights)
    assert result.weights is not None
    assert result.distance is not None
    assert result.proven <= nearest <= result.distance + 4 * STEP
    assert result.distance <= nearest + 2e-6
    assert np.count_nonzero(np.abs(result.weights - weights) > 1e-3) == 3


def test_who_is_nowhere_better_never_passes() -> None:
    """A dominated project is proven never to pass, also where both are level on a whole face of the weights."""
    result = search(np.array([[0.5, 0.7, 0.9], [0.5, 0.3, 0.9]]), np.array([0.45, 0.1, 0.45]), [(0, 1)])
    assert (result.pair, result.weights, result.distance, result.proven) == (None, None, None, 2.0)


def test_a_ray_that_ends_before_the_crossing_has_none() -> None:
    """Weights do not fall below zero: what lies beyond is no answer."""
    ray = np.array([[-0.5, 0.5], [0.5, -0.5]])
    form = [np.array(each) for each in ([1.0, 0.0], [0.36, 0.36], [0.16, 0.16], [0.0, 1.0])]
    assert ray_crossings(form, np.array([0.7, 0.3]), ray) == pytest.approx([0.6, np.inf], abs=1e-6)


def test_what_is_proven_by_hand() -> None:
    """With two criteria the bound is where the least that the form can be within it turns negative."""
    result = search(np.array([[1, 0], [0.4, 0.4]]), np.array([0.7, 0.3]), [(0, 1)])
    # The form is 0.36 w1^4 + 0.2 w1^2 w2^2 - 0.16 w2^4, and no weight moves by more than half of the distance.
    moved = np.linspace(0, 0.3, 300_001)
    low, least, most = 0.7 - moved, 0.3 - moved, 0.3 + moved
    form = 0.36 * low**4 + 0.2 * low**2 * least**2 - 0.16 * most**4
    assert result.proven == pytest.approx(2 * moved[form > 0].max(), abs=1e-5)
