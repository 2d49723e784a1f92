"""Triangular and PERT ranges."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from appraisal.finance.ranges import Range, drawn, normal_probability, range_problems

SCORES = np.linspace(-4, 4, 401)
PEAKS = [(10.0, 10.0, 30.0), (10.0, 14.0, 30.0), (10.0, 30.0, 30.0), (-5.0, 0.0, 1.0)]


def test_probabilities_are_scipys_in_the_middle_and_in_the_tails() -> None:
    """Between knots the normal probability is right to 1e-12, and its small tail to 1e-8 of itself; beyond, 0 and 1."""
    scores = np.random.default_rng(1).standard_normal(100_000) * 1.5
    exact = stats.norm.cdf(scores)
    assert np.abs(normal_probability(scores) / exact - 1.0)[np.abs(scores) < 4].max() < 1e-8
    assert normal_probability(scores) == pytest.approx(exact, abs=1e-12, rel=0)
    assert normal_probability(np.array([-40.0, 40.0])) == pytest.approx([0.0, 1.0], abs=1e-16)


@pytest.mark.parametrize(("low", "mode", "high"), PEAKS)
def test_triangular_quantiles_are_scipys(low: float, mode: float, high: float) -> None:
    """Each score's probability is turned into the quantile of the triangular distribution."""
    ours = drawn(Range(driver="x", low=low, mode=mode, high=high), SCORES)
    theirs = stats.triang.ppf(stats.norm.cdf(SCORES), (mode - low) / (high - low), loc=low, scale=high - low)
    assert ours == pytest.approx(theirs, abs=1e-6 * (high - low))


@pytest.mark.parametrize(("low", "mode", "high"), PEAKS)
def test_pert_quantiles_are_those_of_the_beta_distribution(low: float, mode: float, high: float) -> None:
    """Weight 4 on the mode: beta with 1 + 4p and 5 − 4p, within 1e-5 of the range."""
    ours = drawn(Range(driver="x", low=low, mode=mode, high=high, shape="pert"), SCORES)
    peak = (mode - low) / (high - low)
    theirs = stats.beta.ppf(stats.norm.cdf(SCORES), 1 + 4 * peak, 5 - 4 * peak, loc=low, scale=high - low)
    assert ours == pytest.approx(theirs, abs=1e-5 * (high - low))


@pytest.mark.parametrize("shape", ["triangular", "pert"])
def test_draws_stay_within_the_range_and_rise_with_the_score(shape: str) -> None:
    """Scores far beyond what is ever drawn still give the ends."""
    far = np.array([-40.0, -8.5, -1.0, 0.0, 1.0, 8.5, 40.0])
    result = drawn(Range(driver="x", low=2.0, mode=3.0, high=7.0, shape=shape), far)  # type: ignore[arg-type]
    assert result.min() >= 2.0
    assert result.max() <= 7.0
    assert (np.diff(result) >= 0).all()


def test_a_range_without_width_is_its_value() -> None:
    """A driver that is known does not vary."""
    assert drawn(Range(driver="x", low=2.0, mode=2.0, high=2.0), np.array([-1.0, 1.0])).tolist() == [2.0, 2.0]


def test_means_are_those_of_the_textbooks() -> None:
    """(a + m + b) / 3 and (a + 4m + b) / 6."""
    assert Range(driver="x", low=0.0, mode=3.0, high=9.0).mean == 4.0
    assert Range(driver="x", low=0.0, mode=3.0, high=9.0, shape="pert").mean == 3.5


def test_all_that_is_wrong_with_ranges_is_told() -> None:
    """A value outside its range, a driver twice, a market beyond one, a range without end."""
    result = range_problems(
        [
            Range(driver="a", low=2.0, mode=1.0, high=3.0),
            Range(driver="a", low=0.0, mode=1.0, high=3.0, market=1.5),
            Range(driver="b", low=0.0, mode=1.0, high=np.inf),
        ]
    )
    assert [each.key for each in result] == [
        "range_without_mode",
        "correlation_impossible",
        "not_finite",
        "range_twice",
    ]
