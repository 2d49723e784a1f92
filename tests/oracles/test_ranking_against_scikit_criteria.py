"""TOPSIS, VIKOR and weights against scikit-criteria, a second and independent implementation."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.other_methods import topsis_data, topsis_vector
from appraisal.ranking.scale import Scale
from appraisal.ranking.vikor import compromise
from appraisal.ranking.weights.from_data import critic_weights, entropy_weights

SEEDS = range(12)


@pytest.fixture(scope="module")
def skcriteria() -> object:
    """Import the oracle once; it warns while importing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import skcriteria
        import skcriteria.agg.topsis
        import skcriteria.agg.vikor
        import skcriteria.preprocessing.scalers
        import skcriteria.preprocessing.weighters
    return skcriteria


def problem(seed: int) -> tuple[DecisionMatrix, Scale, np.ndarray]:
    """Draw a positive matrix with both directions."""
    rng = np.random.default_rng(1000 + seed)
    n, m = int(rng.integers(3, 12)), int(rng.integers(2, 6))
    values = rng.uniform(1, 100, (n, m))
    more = rng.random(m) < 0.6
    scale = Scale(worst=np.where(more, 0.0, 100.0), best=np.where(more, 100.0, 0.0))
    rows = DecisionMatrix(
        projects=tuple(f"p{i}" for i in range(n)), criteria=tuple(f"c{k}" for k in range(m)), values=values
    )
    return rows, scale, rng.dirichlet(np.ones(m))


@pytest.mark.parametrize("seed", SEEDS)
def test_topsis_on_normalised_data_is_theirs(seed: int, skcriteria: object) -> None:
    """Vector and data-bound TOPSIS: their bare function on a matrix normalised by hand, all criteria as profit."""
    from skcriteria.agg.topsis import topsis as theirs

    rows, scale, weights = problem(seed)
    more = scale.types == 1
    values = rows.values
    on_data = (values - values.min(axis=0)) / np.ptp(values, axis=0)
    on_data = np.where(more, on_data, 1 - on_data)
    vector = values / np.sqrt((values**2).sum(axis=0))
    vector = np.where(more, vector, 1 - vector)
    profit = np.ones(len(weights))
    for method, normalised in ((topsis_data, on_data), (topsis_vector, vector)):
        *_, expected = theirs(normalised, profit, weights)
        np.testing.assert_allclose(method(rows, scale=scale, weights=weights).scores, expected, atol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_vikor_conditions_and_compromise_are_theirs(seed: int, skcriteria: object) -> None:
    """S, R, Q, acceptable advantage, acceptable stability and the compromise set."""
    from skcriteria import mkdm
    from skcriteria.agg.vikor import VIKOR

    rows, scale, weights = problem(seed)
    theirs = VIKOR(v=0.5).evaluate(mkdm(rows.values, scale.types.tolist(), weights=weights)).e_
    result = compromise(rows, scale=scale, weights=weights)
    np.testing.assert_allclose(result.group_regret, theirs.s_k, atol=1e-12)
    np.testing.assert_allclose(result.greatest_regret, theirs.r_k, atol=1e-12)
    np.testing.assert_allclose(result.q, theirs.q_k, atol=1e-12)
    assert result.acceptable_advantage == bool(theirs.acceptable_advantage)
    assert result.acceptable_stability == bool(theirs.acceptable_stability)
    assert sorted(result.compromise) == sorted(theirs.compromise_set.tolist())


@pytest.mark.parametrize("seed", SEEDS)
def test_weights_from_data_are_theirs(seed: int, skcriteria: object) -> None:
    """Entropy and direction-aware CRITIC."""
    from skcriteria.preprocessing.weighters import critic_weights as their_critic
    from skcriteria.preprocessing.weighters import entropy_weights as their_entropy

    rows, scale, _ = problem(seed)
    np.testing.assert_allclose(entropy_weights(rows.values), their_entropy(rows.values), atol=1e-12)
    np.testing.assert_allclose(
        critic_weights(rows.values, scale.directions), their_critic(rows.values, scale.types), atol=1e-12
    )
