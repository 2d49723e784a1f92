"""Our bare formulas against pymcdm's methods, and pymcdm's behind our door against formulas written out here."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from appraisal.ranking import pymcdm_door, topsis
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.other_methods import promethee_ii, topsis_data, weighted_sum
from appraisal.ranking.scale import Scale, normalise
from appraisal.ranking.vikor import compromise

SEEDS = range(25)


def problem(seed: int) -> tuple[DecisionMatrix, Scale, np.ndarray]:
    """Draw a problem with values inside and outside its bounds and both directions."""
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(2, 15)), int(rng.integers(1, 7))
    worst, best = rng.normal(0, 100, m), rng.normal(0, 100, m)
    values = rng.uniform(np.minimum(worst, best) - 10, np.maximum(worst, best) + 10, (n, m))
    rows = DecisionMatrix(
        projects=tuple(f"p{i}" for i in range(n)), criteria=tuple(f"c{k}" for k in range(m)), values=values
    )
    return rows, Scale(worst=worst, best=best), rng.dirichlet(np.ones(m))


@pytest.mark.parametrize("seed", SEEDS)
def test_bare_closeness_is_that_of_pymcdm(seed: int) -> None:
    """The two matrix products give what the named method gives, to rounding."""
    rows, scale, weights = problem(seed)
    ranked = topsis.rank(rows, scale=scale, weights=weights)
    bare = topsis.closeness(normalise(rows.values, scale), weights)
    np.testing.assert_allclose(bare, ranked.closeness, atol=2e-14)
    np.testing.assert_allclose(
        ranked.distance_to_anti_ideal / (ranked.distance_to_ideal + ranked.distance_to_anti_ideal),
        ranked.closeness,
        atol=2e-14,
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_data_bounds_are_pymcdms_default(seed: int) -> None:
    """On data bounds we give what `TOPSIS()` with all its checks gives."""
    rows, scale, weights = problem(seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # it advises to drop dominated projects
        expected = pymcdm_door.pymcdm().methods.TOPSIS()(rows.values, weights, scale.types)
    ranked = topsis_data(rows, scale=scale, weights=weights)
    np.testing.assert_allclose(ranked.scores, expected, atol=2e-14)


@pytest.mark.parametrize("seed", SEEDS)
def test_vikor_measures_are_our_formulas(seed: int) -> None:
    """S, R and Q computed here in the order of the paper are those of the engine, whose Q is pymcdm's."""
    rows, scale, weights = problem(seed)
    result = compromise(rows, scale=scale, weights=weights)
    best = np.where(scale.types == 1, rows.values.max(axis=0), rows.values.min(axis=0))
    worst = np.where(scale.types == 1, rows.values.min(axis=0), rows.values.max(axis=0))
    regret = weights * (best - rows.values) / (best - worst)
    s, r = regret.sum(axis=1), regret.max(axis=1)
    np.testing.assert_allclose(result.group_regret, s, atol=1e-12)
    np.testing.assert_allclose(result.greatest_regret, r, atol=1e-12)
    if np.ptp(s) > 1e-9 and np.ptp(r) > 1e-9:
        q = 0.5 * (s - s.min()) / np.ptp(s) + 0.5 * (r - r.min()) / np.ptp(r)
        np.testing.assert_allclose(result.q, q, atol=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_weighted_sum_is_the_product_of_weights_and_shares(seed: int) -> None:
    """WSM of pymcdm between two virtual rows is the additive value on declared bounds."""
    rows, scale, weights = problem(seed)
    ranked = weighted_sum(rows, scale=scale, weights=weights)
    np.testing.assert_allclose(ranked.scores, normalise(rows.values, scale) @ weights, atol=1e-13)


@pytest.mark.parametrize(("indifference", "preference"), [(0.0, 0.0), (0.1, 0.1), (0.0, 0.3), (0.05, 0.4)])
@pytest.mark.parametrize("seed", range(8))
def test_promethee_flows_are_those_of_a_double_loop(seed: int, indifference: float, preference: float) -> None:
    """Net flow of Brans & Vincke, written out pair by pair."""
    rows, scale, weights = problem(seed)
    shares = normalise(rows.values, scale)
    n, m = shares.shape

    def prefers(difference: float) -> float:
        if difference <= max(indifference, 1e-9):
            return 0.0
        if difference > preference or preference == indifference:
            return 1.0
        return (difference - max(indifference, 1e-9)) / (preference - max(indifference, 1e-9))

    flows = np.zeros(n)
    for i in range(n):
        for j in range(n):
            lead = sum(weights[k] * prefers(shares[i, k] - shares[j, k]) for k in range(m))
            flows[i] += lead / (n - 1)
            flows[j] -= lead / (n - 1)
    ranked = promethee_ii(rows, scale=scale, weights=weights, indifference=indifference, preference=preference)
    np.testing.assert_allclose(ranked.scores, flows, atol=1e-9)
