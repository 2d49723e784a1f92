"""The search for the nearest swap: what it finds swaps, and nothing nearer does."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.arrays import Floats
from appraisal.ranking.topsis import closeness
from tests.oracles.proven_swaps import PRECISION, Nearest, first_crossings, nearest_swap, triangulated_directions
from tests.oracles.tried_weights import STEP, drawn_swaps, nearest_on_a_grid


def search(shares: Floats, weights: Floats, pairs: list[tuple[int, int]], **limit: int) -> Nearest:
    """Search among shares of the scale."""
    return nearest_swap(shares**2, (1 - shares) ** 2, weights, pairs, **limit)


@pytest.mark.parametrize(("m", "cells"), [(1, 0), (2, 2), (3, 6), (4, 20), (5, 70)])
def test_directions_are_covered_once(m: int, cells: int) -> None:
    """Every direction of weights lies in exactly one simplex (or on a common face), and all have length 1."""
    simplices = triangulated_directions(np.full(m, 1 / m))
    assert len(simplices) == cells
    if m == 1:
        return
    assert np.abs(simplices.sum(axis=2)).max() < 1e-15
    assert np.abs(np.abs(simplices).sum(axis=2) - 1).max() < 1e-15
    rng = np.random.default_rng(m)
    for _ in range(50):
        direction = rng.normal(size=m)
        direction -= direction.mean()
        direction /= np.abs(direction).sum()
        inside = 0
        for corners in simplices:
            shares, *_ = np.linalg.lstsq(corners.T, direction, rcond=None)
            inside += bool((shares > -1e-12).all() and np.abs(shares @ corners - direction).max() < 1e-12)
        assert inside == 1


def test_nothing_is_taken_where_there_is_nothing() -> None:
    """No direction takes weight from a criterion that has none."""
    assert triangulated_directions(np.array([0.5, 0.0, 0.5]))[:, :, 1].min() == 0


def test_first_crossings_are_first() -> None:
    """The first root at which a polynomial turns negative is found, not a touch, not one beyond the limit."""
    cross = np.polynomial.polynomial.polyfromroots([0.3, 0.7, 2, 3])
    touch = np.polynomial.polynomial.polyfromroots([0.3, 0.3, 0.8, 5])
    none = np.array([1.0, 0, 0, 0, 0])
    line = np.array([1.0, -2, 0, 0, 0])
    result = first_crossings(np.stack([cross, touch, none, line, line]), np.array([1.0, 1, 1, 1, 0.4]))
    assert result[:4] == pytest.approx([0.3, 0.8, np.inf, 0.5], abs=1e-6)
    assert result[4] == np.inf


@pytest.mark.parametrize("m", [2, 3, 4, 5, 6])
def test_what_is_found_swaps_and_nothing_nearer_does(m: int) -> None:
    """Against thousands of weights at random around the start: the found ones swap, and no random nearer ones do."""
    for seed in range(12 if m < 6 else 2):
        rng = np.random.default_rng(100 * m + seed)
        shares = rng.random((4, m)).round(1 if seed % 2 else 3)
        weights = rng.dirichlet(np.ones(m))
        now = closeness(shares, weights)
        first, *others = np.argsort(-now).tolist()
        pairs = [(first, other) for other in others if now[first] - now[other] > 1e-9]
        result = search(shares, weights, pairs)
        distances = drawn_swaps(rng, shares, weights, pairs)
        assert not distances.size or distances.min() >= result.proven
        if result.weights is None:
            assert result.proven == 2.0
            continue
        assert result.distance is not None
        assert result.distance - result.proven == pytest.approx(PRECISION, rel=1e-6)
        assert np.abs(result.weights - weights).sum() == pytest.approx(result.distance, abs=1e-12)
        assert result.weights.sum() == pytest.approx(1, abs=1e-12)
        assert result.weights.min() >= 0
        assert result.pair is not None
        reached = closeness(shares, result.weights)
        assert reached[result.pair[1]] > reached[result.pair[0]]


def test_two_criteria_by_hand() -> None:
    """Closeness of (1, 0) is w1 and that of (a, a) is a: they swap where w1 = a, at distance 2 (w1 - a)."""
    result = search(np.array([[1, 0], [0.4, 0.4]]), np.array([0.7, 0.3]), [(0, 1)])
    assert result.distance == pytest.approx(0.6, abs=PRECISION)
    assert result.weights == pytest.approx([0.4, 0.6], abs=PRECISION)


def test_an_interior_optimum_is_found() -> None:
    """Where the nearest weights take from two criteria at once, a fine grid of all weights agrees."""
    shares = np.array([[0.9, 0.2, 0.5], [0.3, 0.6, 0.6]])
    weights = np.array([0.6, 0.2, 0.2])
    result = search(shares, weights, [(0, 1)])
    nearest = nearest_on_a_grid(shares, weights)
    assert result.proven <= nearest <= result.distance + 4 * STEP  # type: ignore[operator]


def test_a_proof_cut_short_says_how_far_it_goes() -> None:
    """With too few cells allowed the answer stays true: less is proven, and what is found still swaps."""
    rng = np.random.default_rng(1)
    shares, weights = rng.random((2, 6)), rng.dirichlet(np.ones(6))
    now = closeness(shares, weights)
    pair = (int(now.argmax()), int(now.argmin()))
    whole = search(shares, weights, [pair])
    short = search(shares, weights, [pair], most_cells=1)
    assert whole.distance is not None
    assert short.distance is not None
    assert short.proven <= whole.proven <= whole.distance <= short.distance + PRECISION


def test_who_is_nowhere_better_never_passes() -> None:
    """A dominated project is proven never to pass, also where both are level on a whole face of the weights."""
    result = search(np.array([[0.5, 0.7, 0.9], [0.5, 0.3, 0.9]]), np.array([0.45, 0.1, 0.45]), [(0, 1)])
    assert result.weights is None
    assert result.proven == 2.0
