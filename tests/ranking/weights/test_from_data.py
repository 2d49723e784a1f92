"""Weights read off the data: what carries no information weighs nothing."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.ranking.weights.from_data import critic_weights, entropy_weights


def test_an_even_column_has_no_entropy_weight() -> None:
    """Equal shares tell nobody apart; a column of zeros neither."""
    result = entropy_weights(np.array([[1.0, 5.0, 0.0], [9.0, 5.0, 0.0]]))
    np.testing.assert_allclose(result, [1, 0, 0], atol=1e-12)


def test_entropy_by_hand() -> None:
    """Shares p = (1/4, 3/4) and (1/2, 1/2) and (0, 1) over ln 2."""
    result = entropy_weights(np.array([[1.0, 1.0, 0.0], [3.0, 1.0, 2.0]]))
    spread = 1 + (0.25 * np.log(0.25) + 0.75 * np.log(0.75)) / np.log(2)
    np.testing.assert_allclose(result, np.array([spread, 0, 1]) / (spread + 1), atol=1e-12)


def test_critic_gives_nothing_to_a_flat_criterion() -> None:
    """Where libraries answer NaN."""
    values = np.array([[1.0, 5.0, 9.0], [2.0, 5.0, 4.0], [4.0, 5.0, 6.0]])
    result = critic_weights(values, ["more"] * 3)
    assert result[1] == 0
    np.testing.assert_allclose(result[[0, 2]], critic_weights(values[:, [0, 2]], ["more"] * 2), atol=1e-12)


def test_one_varying_criterion_carries_all() -> None:
    """There is nothing else to weigh."""
    assert critic_weights(np.array([[1.0, 5.0], [2.0, 5.0]]), ["more", "less"]).tolist() == [1, 0]


def test_turning_a_criterion_turns_its_conflicts() -> None:
    """Two criteria that agree conflict when one of them is a cost."""
    values = np.array([[1.0, 1.1, 3.0], [2.0, 1.9, 1.0], [3.0, 3.2, 2.0]])
    agreeing = critic_weights(values, ["more", "more", "more"])
    conflicting = critic_weights(values, ["more", "less", "more"])
    assert conflicting[0] > agreeing[0]


@pytest.mark.parametrize("values", [np.ones((3, 2)), np.array([[1.0, 2.0]])])
def test_equal_projects_or_one_give_no_weights(values: np.ndarray) -> None:
    """A plain refusal, not a NaN."""
    with pytest.raises(InputError, match="data_weights_undefined"):
        entropy_weights(values)
    with pytest.raises(InputError, match="data_weights_undefined"):
        critic_weights(values, ["more", "more"])


def test_two_criteria_that_say_the_same_give_no_critic_weights() -> None:
    """No conflict at all."""
    with pytest.raises(InputError, match="data_weights_undefined"):
        critic_weights(np.array([[1.0, 2.0], [2.0, 4.0], [4.0, 8.0]]), ["more", "more"])


def test_entropy_refuses_negative_values() -> None:
    """A negative NPV has no share of a sum."""
    with pytest.raises(InputError, match="entropy_negative"):
        entropy_weights(np.array([[-1.0], [2.0]]))
