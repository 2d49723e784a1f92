"""Intervals of places for projects with missing figures."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.ranking.intervals import closeness_intervals, place_intervals
from appraisal.ranking.order import places
from appraisal.ranking.scale import Scale, data_scale, normalise
from appraisal.ranking.topsis import closeness

SCALE = Scale(worst=np.array([0.0, 10.0, 0.0]), best=np.array([10.0, 0.0, 1.0]))


def register(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Draw five projects of which some figures are ranges, some missing over the whole of their bounds."""
    rng = np.random.default_rng(seed)
    values = rng.uniform(SCALE.lower, SCALE.upper, (5, 3))
    low, high = values.copy(), values.copy()
    for i, k in rng.permutation([(i, k) for i in range(5) for k in range(3)])[:4]:
        ends = np.sort(rng.uniform(SCALE.lower[k], SCALE.upper[k], 2))
        low[i, k], high[i, k] = ends if rng.random() < 0.5 else (SCALE.lower[k], SCALE.upper[k])
    return low, high, rng.dirichlet(np.ones(3))


@pytest.mark.parametrize("seed", range(30))
def test_ends_are_the_least_and_greatest_of_every_corner(seed: int) -> None:
    """All corners of the box of ranges, ranked one by one, reach exactly the interval."""
    low, high, weights = register(seed)
    open_cells = np.argwhere(low < high)
    reached = []
    for ends in itertools.product((0, 1), repeat=len(open_cells)):
        values = low.copy()
        for (i, k), end in zip(open_cells, ends, strict=True):
            values[i, k] = (low, high)[end][i, k]
        reached.append(places(closeness(normalise(values, SCALE), weights)))
    expected = np.column_stack([np.min(reached, axis=0), np.max(reached, axis=0)])
    result = place_intervals(low, high, scale=SCALE, weights=weights)
    assert result.tolist() == expected.tolist()


@pytest.mark.parametrize("seed", range(10))
def test_no_draw_inside_the_ranges_leaves_the_interval(seed: int) -> None:
    """1,000 draws of the missing figures: places and closeness stay within the ends."""
    low, high, weights = register(seed)
    rng = np.random.default_rng(seed)
    values = rng.uniform(low, high, (1000, *low.shape))
    scores = closeness(normalise(values, SCALE), weights)
    ends = closeness_intervals(low, high, scale=SCALE, weights=weights)
    assert (scores >= ends[:, 0] - 1e-15).all()
    assert (scores <= ends[:, 1] + 1e-15).all()
    span = place_intervals(low, high, scale=SCALE, weights=weights)
    standing = np.array([places(row) for row in scores])
    assert (standing >= span[:, 0]).all()
    assert (standing <= span[:, 1]).all()


def test_known_figures_give_the_place_itself() -> None:
    """Without a range, best and worst place are the place; ties share it."""
    values = np.array([[5.0, 5.0, 0.5], [5.0, 5.0, 0.5], [1.0, 9.0, 0.1]])
    result = place_intervals(values, values, scale=SCALE, weights=np.full(3, 1 / 3))
    assert result.tolist() == [[1, 1], [1, 1], [3, 3]]


def test_a_project_without_any_figure_may_stand_anywhere() -> None:
    """And it opens the interval of the others by one place."""
    low = np.array([[9.0, 1.0, 0.9], [5.0, 5.0, 0.5], SCALE.lower])
    high = np.array([[9.0, 1.0, 0.9], [5.0, 5.0, 0.5], SCALE.upper])
    result = place_intervals(low, high, scale=SCALE, weights=np.full(3, 1 / 3))
    assert result.tolist() == [[1, 2], [2, 3], [1, 3]]


def test_reversed_ranges_and_data_bounds_are_refused() -> None:
    """A range is [low, high]; with data bounds a missing figure would move everybody's scale."""
    ones, weights = np.ones((2, 3)), np.full(3, 1 / 3)
    with pytest.raises(InputError, match="range_reversed"):
        place_intervals(ones, ones - 0.5, scale=SCALE, weights=weights)
    with pytest.raises(InputError, match="not_finite"):
        place_intervals(ones * np.nan, ones, scale=SCALE, weights=weights)
    on_data = data_scale(np.array([[0.0, 1.0, 2.0], [1.0, 2.0, 3.0]]), ["more"] * 3)
    with pytest.raises(InputError, match="bounds_must_be_declared"):
        place_intervals(ones, ones, scale=on_data, weights=weights)
