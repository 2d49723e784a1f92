"""Rank correlations against scipy's tau-b and pymcdm's weighted Spearman."""

from __future__ import annotations

import numpy as np
import pytest
from pymcdm.correlations import weighted_spearman
from scipy.stats import kendalltau

from appraisal.ranking.order import places
from appraisal.robustness.correlation import kendall_tau_b, weighted_rank_correlation


@pytest.mark.parametrize("seed", range(20))
def test_tau_b_is_scipys(seed: int) -> None:
    """With and without ties tau-b of two tables of places is scipy's."""
    rng = np.random.default_rng(seed)
    one, other = (places(rng.integers(0, 3 + seed, 12).astype(float)) for _ in range(2))
    assert kendall_tau_b(one, other) == pytest.approx(kendalltau(one, other).statistic, abs=1e-12)


@pytest.mark.parametrize("seed", range(20))
def test_r_w_is_pymcdms(seed: int) -> None:
    """Without ties r_w of two orders is pymcdm's."""
    rng = np.random.default_rng(seed)
    one, other = (rng.permutation(9) + 1 for _ in range(2))
    assert weighted_rank_correlation(one, other) == pytest.approx(weighted_spearman(one, other), abs=1e-12)
