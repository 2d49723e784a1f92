"""Closeness and value above doing nothing (rule 13)."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.ranking.above_nothing import closeness_above_nothing, shares_above_nothing
from appraisal.ranking.scale import Scale, normalise
from appraisal.ranking.topsis import closeness

SCALE = Scale(worst=np.array([-1000.0, 0.0, 1.0]), best=np.array([3000.0, 8000.0, 9.0]))
NOTHING = np.array([0.0, 0.0, 1.0])
SIZELESS = np.array([False, False, True])
WEIGHTS = np.array([0.5, 0.3, 0.2])


def test_doing_nothing_scores_zero_and_worse_scores_below() -> None:
    """A project of negative NPV without jobs lowers a portfolio, by both readings."""
    values = np.array([[0.0, 0.0, 1.0], [-500.0, 0.0, 1.0], [500.0, 100.0, 2.0]])
    near = closeness_above_nothing(values, scale=SCALE, weights=WEIGHTS, nothing=NOTHING)
    additive = shares_above_nothing(
        values,
        scale=SCALE,
        nothing=NOTHING,
        sizeless=SIZELESS,
        costs=np.full(3, 70.0),
        reference_cost=70.0,
    )
    for scores in (near, additive @ WEIGHTS):
        assert scores[0] == 0
        assert scores[1] < 0 < scores[2]


def test_value_is_the_formula_of_rule_13() -> None:
    """0.5 * 1500/4000 + 0.3 * 1000/8000 + 0.2 * (5 - 1)/8 * 35/70."""
    result = shares_above_nothing(
        np.array([[1500.0, 1000.0, 5.0]]),
        scale=SCALE,
        nothing=NOTHING,
        sizeless=SIZELESS,
        costs=np.array([35.0]),
        reference_cost=70.0,
    )
    assert result[0] @ WEIGHTS == pytest.approx(0.5 * 1500 / 4000 + 0.3 * 1000 / 8000 + 0.2 * 0.5 * 35 / 70)


def test_a_quantity_of_which_less_is_better_counts_from_zero() -> None:
    """Emissions of 50 on the scale [200, -200] are worse than nothing."""
    scale = Scale(worst=np.array([200.0]), best=np.array([-200.0]))
    result = shares_above_nothing(
        np.array([[50.0], [-100.0]]),
        scale=scale,
        nothing=np.zeros(1),
        sizeless=np.array([False]),
        costs=np.ones(2),
        reference_cost=1.0,
    )
    np.testing.assert_allclose(result, [[-0.125], [0.25]])


def test_draws_are_the_single_answers_stacked() -> None:
    """Drawn figures and weights, one of them or both."""
    rng = np.random.default_rng(2)
    values = rng.uniform(SCALE.lower, SCALE.upper, (6, 4, 3))
    weights, costs = rng.dirichlet(np.ones(3), 6), rng.uniform(1, 9, 4)
    nothing = normalise(NOTHING[np.newaxis], SCALE)
    both = closeness_above_nothing(values, scale=SCALE, weights=weights, nothing=NOTHING)
    one_matrix = closeness_above_nothing(values[0], scale=SCALE, weights=weights, nothing=NOTHING)
    drawn = shares_above_nothing(
        values, scale=SCALE, nothing=NOTHING, sizeless=SIZELESS, costs=costs, reference_cost=7.0
    )
    for draw in range(6):
        alone = closeness(normalise(values[draw], SCALE), weights[draw]) - closeness(nothing, weights[draw])
        np.testing.assert_allclose(both[draw], alone, atol=1e-15)
        first = closeness(normalise(values[0], SCALE), weights[draw]) - closeness(nothing, weights[draw])
        np.testing.assert_allclose(one_matrix[draw], first, atol=1e-15)
        shares = shares_above_nothing(
            values[draw], scale=SCALE, nothing=NOTHING, sizeless=SIZELESS, costs=costs, reference_cost=7.0
        )
        np.testing.assert_allclose(drawn[draw], shares, atol=1e-15)


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        (0.0, "reference_cost_not_positive"),
        (-1.0, "reference_cost_not_positive"),
        (float("inf"), "not_finite"),
        (float("nan"), "not_finite"),
    ],
)
def test_reference_cost_is_money_above_zero(reference: float, key: str) -> None:
    """Otherwise a rating would have no size."""
    with pytest.raises(InputError, match=key):
        shares_above_nothing(
            np.zeros((1, 3)),
            scale=SCALE,
            nothing=NOTHING,
            sizeless=SIZELESS,
            costs=np.ones(1),
            reference_cost=reference,
        )
