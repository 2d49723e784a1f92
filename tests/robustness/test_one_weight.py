"""Intervals of one weight: inside the leader stays first, just beyond the named rival is."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.arrays import Floats
from appraisal.ranking.scale import Scale
from appraisal.ranking.topsis import closeness, rank
from appraisal.robustness.one_weight import _positive_roots, weight_crossings, weight_intervals
from appraisal.robustness.weight_flips import ranked_shares


def unit(m: int) -> Scale:
    """Return the scale on which values stand for themselves."""
    return Scale(worst=np.zeros(m), best=np.ones(m))


def at_weight(weights: Floats, k: int, weight: float) -> Floats:
    """Return the weights with that of criterion k set and the others keeping their proportions."""
    rest = np.delete(weights, k) if weights[k] < 1 else np.ones(len(weights) - 1)
    return np.asarray(np.insert(rest / rest.sum() * (1 - weight), k, weight))


@pytest.mark.parametrize("seed", range(40))
def test_intervals_against_a_fine_grid(seed: int) -> None:
    """On 2,001 weights of each criterion the leader is first inside its interval, and the rival is just beyond."""
    rng = np.random.default_rng(seed)
    m = int(rng.integers(2, 6))
    shares, weights = rng.random((5, m)), rng.dirichlet(np.ones(m))
    leader = int(closeness(shares, weights).argmax())
    ranking = rank(shares, scale=unit(m), weights=weights)
    for interval in weight_intervals(ranking):
        k = ranking.matrix.criteria.index(interval.criterion)
        assert interval.weight == pytest.approx(weights[k], abs=1e-15)
        assert interval.low <= interval.weight <= interval.high
        for t in np.linspace(0, 1, 2001):
            if interval.low + 1e-9 < t < interval.high - 1e-9:
                assert closeness(shares, at_weight(weights, k, t)).argmax() == leader
        for end, rival, step in (
            (interval.low, interval.loses_below, -1e-7),
            (interval.high, interval.loses_above, 1e-7),
        ):
            if rival is None:
                assert end in (0.0, 1.0)
            else:
                beyond = closeness(shares, at_weight(weights, k, end + step))
                passing = ranking.matrix.projects.index(rival)
                assert beyond[passing] > beyond[leader]
                level = closeness(shares, at_weight(weights, k, end))
                assert level[passing] == pytest.approx(level[leader], abs=1e-10)


def test_two_crossings_are_both_found() -> None:
    """A pair can change places twice as one weight grows; both weights are level to rounding."""
    twice = 0
    rng = np.random.default_rng(1)
    narrow = np.array([[0.84432755, 0.78862324, 0.07250454], [0.82565403, 0.27854817, 0.25016829]])
    cases = [(narrow, np.array([0.22, 0.27, 0.51]))] + [
        (rng.random((2, 3)), rng.dirichlet(np.ones(3))) for _ in range(30)
    ]
    for shares, weights in cases:
        now = ranked_shares(rank(shares, scale=unit(3), weights=weights))
        result = weight_crossings(now, weights, 0, 0, 1)
        twice += len(result) == 2
        for t in result:
            level = closeness(shares, at_weight(weights, 0, t))
            assert level[0] == pytest.approx(level[1], abs=1e-10)
        grid = np.array([closeness(shares, at_weight(weights, 0, t)) for t in np.linspace(0.001, 0.999, 400)])
        assert len(result) >= np.count_nonzero(np.diff(np.sign(grid[:, 0] - grid[:, 1])))
    assert twice


def test_special_standings() -> None:
    """A tied rival leaves no room; equal and dominated ones leave all; one criterion has nothing to move."""
    tied = weight_intervals(rank([[1, 0], [0, 1]], scale=unit(2), weights=[1, 1]))
    assert [(i.low, i.high, i.loses_below) for i in tied] == [(0.5, 0.5, "2")] * 2
    safe = weight_intervals(rank([[0.9, 0.8], [0.9, 0.8], [0.1, 0.8]], scale=unit(2), weights=[1, 1]))
    assert [(i.low, i.high, i.loses_below, i.loses_above) for i in safe] == [(0.0, 1.0, None, None)] * 2
    [only] = weight_intervals(rank([[0.9], [0.1]], scale=unit(1), weights=[2]))
    assert (only.weight, only.low, only.high) == (1.0, 0.0, 1.0)


def test_a_criterion_with_all_the_weight_gives_it_to_the_others_alike() -> None:
    """From weights (1, 0, 0) the second and third criterion share what the first gives up."""
    shares = np.array([[0.9, 0.1, 0.1], [0.5, 0.8, 0.8]])
    [first, *_] = weight_intervals(rank(shares, scale=unit(3), weights=[1, 0, 0]))
    level = closeness(shares, at_weight(np.array([1.0, 0, 0]), 0, first.low))
    assert first.loses_below == "2"
    assert level[0] == pytest.approx(level[1], abs=1e-12)


def test_positive_roots_are_those_of_the_polynomial() -> None:
    """Of drawn quadratics, of lines and of constants, every positive root in rising order."""
    draw = np.random.default_rng(4)
    for square, linear, constant in [*draw.normal(size=(300, 3)).tolist(), (0.0, 2.0, -3.0), (1.0, 0.0, -4.0)]:
        expected = [float(root.real) for root in np.roots([square, linear, constant]) if abs(root.imag) < 1e-12]
        positive = sorted(root for root in expected if root > 0)
        assert _positive_roots(square, linear, constant) == pytest.approx(positive)
    assert _positive_roots(0.0, 0.0, 1.0) == []
