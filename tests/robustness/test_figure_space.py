"""Draws of figures: within their ranges, of the stated distributions, and refused when a range cannot be."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import ArrayLike

from appraisal.errors import DefectError, InputError
from appraisal.figures import Figure, Status
from appraisal.ranking.scale import Scale
from appraisal.robustness.figure_space import FigureSpace, figure_space, known_figures

DRAWS = 40_000
SCALE = Scale(worst=np.array([0, 100]), best=np.array([10, 0]))


def figure(value: float | None, low: float | None = None, high: float | None = None) -> Figure:
    """Return a figure of jobs."""
    status = Status.MISSING if value is None else Status.ASSUMED
    return Figure(value=value, unit="jobs", status=status, low=low, high=high)


def test_each_kind_of_figure_has_its_distribution() -> None:
    """A ranged figure is triangular, a missing one uniform over its range or its bounds, a plain one is fixed."""
    space = figure_space(
        [[figure(3, 1, 9), figure(None)], [figure(None, 2, 4), figure(7)], [figure(5, 5, 8), figure(9, 1, 9)]],
        scale=SCALE,
    )
    drawn = {(i, k): cell for i, k, cell in space.draw(np.random.default_rng(1), DRAWS)}
    assert sorted(drawn) == [(0, 0), (0, 1), (1, 0), (2, 0), (2, 1)]
    for (low, mode, high), cell in (((1, 3, 9), (0, 0)), ((5, 5, 8), (2, 0)), ((1, 9, 9), (2, 1))):
        result = drawn[cell]
        assert low <= result.min() <= result.max() <= high
        variance = (low**2 + mode**2 + high**2 - low * mode - low * high - mode * high) / 18
        assert result.mean() == pytest.approx((low + mode + high) / 3, abs=5 * (variance / DRAWS) ** 0.5)
        assert result.var() == pytest.approx(variance, rel=0.03)
        below_mode = (result < mode).mean()
        assert below_mode == pytest.approx((mode - low) / (high - low), abs=0.0125)
    for (low, high), cell in (((0, 100), (0, 1)), ((2, 4), (1, 0))):
        result = drawn[cell]
        assert low <= result.min() <= result.max() <= high
        assert np.quantile(result, [0.25, 0.5, 0.75]) == pytest.approx(
            low + (high - low) * np.array([1, 2, 3]) / 4, rel=0.03
        )


def test_the_generator_alone_decides() -> None:
    """The same generator gives the same bytes, and a fixed matrix draws nothing."""
    space = figure_space([[figure(3, 1, 9), figure(4)]], scale=SCALE)
    one, other = (next(space.draw(np.random.default_rng(7), 100))[2].tobytes() for _ in range(2))
    assert one == other
    assert not list(known_figures([[1.0, 2.0]]).draw(np.random.default_rng(7), 100))


def test_every_range_without_its_value_is_named() -> None:
    """All cells whose range does not hold their value are refused at once, with row, column and numbers."""
    with pytest.raises(InputError) as caught:
        figure_space([[figure(3, 4, 9), figure(4)], [figure(1, 0, 2), figure(50, 10, 20)]], scale=SCALE)
    assert [dict(problem.facts) for problem in caught.value.problems] == [
        {"row": 1, "column": 1, "value": 3.0, "low": 4.0, "high": 9.0},
        {"row": 2, "column": 2, "value": 50.0, "low": 10.0, "high": 20.0},
    ]
    assert {problem.key for problem in caught.value.problems} == {"range_without_its_value"}


@pytest.mark.parametrize(
    ("low", "mode", "high", "key"),
    [
        ([[2.0]], [[1.0]], [[0.0]], "range_reversed"),
        ([[0.0]], [[float("nan")]], [[1.0]], "not_finite"),
        ([[0.0]], [[1.0, 2.0]], [[1.0]], "wrong_shape"),
        ([[-1e308]], [[0.0]], [[1e308]], "range_too_wide"),
        (np.empty((0, 2)), np.empty((0, 2)), np.empty((0, 2)), "nothing_to_weigh"),
    ],
)
def test_impossible_ranges_are_refused(low: ArrayLike, mode: ArrayLike, high: ArrayLike, key: str) -> None:
    """Reversed, endless, misshapen and empty tables of figures are refused by name."""
    missing = np.zeros(np.shape(mode), dtype=np.bool_)
    with pytest.raises(InputError) as caught:
        FigureSpace(low=np.asarray(low), mode=np.asarray(mode), high=np.asarray(high), missing=missing)
    assert [problem.key for problem in caught.value.problems] == [key]


def test_a_missing_figure_needs_declared_bounds_or_a_range() -> None:
    """On bounds read off the data nothing says what a missing figure may be, so it is refused."""
    read_off = Scale(worst=np.array([0, 100]), best=np.array([10, 0]), bounds="data")
    with pytest.raises(InputError, match="bounds_must_be_declared"):
        figure_space([[figure(None), figure(1)]], scale=read_off)
    assert figure_space([[figure(None, 1, 2), figure(1)]], scale=read_off).cells.tolist() == [[0, 0]]


def test_a_table_with_a_cell_too_few_is_a_defect() -> None:
    """Marks and figures are for every project and criterion."""
    mode = np.zeros((2, 2))
    with pytest.raises(DefectError, match="a mark for each"):
        FigureSpace(low=mode, mode=mode, high=mode, missing=np.zeros((2, 1), dtype=np.bool_))
    with pytest.raises(DefectError, match="a figure for each"):
        figure_space([[figure(1), figure(2)], [figure(1)]], scale=SCALE)


def test_one_reversed_range_among_sound_ones_is_refused() -> None:
    """Each cell has its own ends."""
    ends = np.array([[0.0, 2.0]]), np.array([[1.0, 1.0]])
    with pytest.raises(InputError, match="range_reversed"):
        FigureSpace(low=ends[0], mode=ends[0], high=ends[1], missing=np.ones((1, 2), dtype=np.bool_))
