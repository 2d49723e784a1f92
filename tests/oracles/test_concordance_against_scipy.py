"""Kendall's W against scipy's Friedman statistic, its chi-squared tail and its mean ranks."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from appraisal.council.concordance import concordance


@pytest.mark.parametrize("seed", range(40))
def test_w_is_friedmans_statistic_over_judges_and_items(seed: int) -> None:
    """W = chi^2 / (k (n - 1)) with ties, and p is the same tail."""
    rng = np.random.default_rng(seed)
    k, n = int(rng.integers(3, 9)), int(rng.integers(3, 15))
    scores = rng.integers(1, 6, (k, n)).astype(float)
    friedman = stats.friedmanchisquare(*scores.T)
    result = concordance(scores)
    assert result.w == pytest.approx(friedman.statistic / (k * (n - 1)), abs=1e-12)
    assert result.chi2 == pytest.approx(friedman.statistic, abs=1e-9)
    assert result.p == pytest.approx(friedman.pvalue, abs=1e-12)


@pytest.mark.parametrize("seed", range(10))
def test_w_of_two_judges_is_spearmans_correlation_moved_to_0_1(seed: int) -> None:
    """Without ties W = (1 + r) / 2 for two judges."""
    rng = np.random.default_rng(seed)
    scores = rng.random((2, int(rng.integers(2, 12))))
    spearman = stats.spearmanr(*scores).statistic
    assert concordance(scores).w == pytest.approx((1 + spearman) / 2, abs=1e-12)
