"""AHP: priorities, consistency and groups."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.ranking.weights.ahp import (
    ahp_priorities,
    group_judgements,
    group_priorities,
    judgement_matrix,
)


def consistent(weights: list[float]) -> np.ndarray:
    """Return the judgements of a person who has these weights in mind and never errs."""
    return np.divide.outer(weights, weights)


@pytest.mark.parametrize("weights", [[1.0], [0.7, 0.3], [0.5, 0.3, 0.2], [0.05] * 20])
def test_consistent_judgements_give_back_the_weights(weights: list[float]) -> None:
    """With a consistency index of 0; above 15 criteria without a ratio, since no random index is tabled."""
    result = ahp_priorities(consistent(weights))
    np.testing.assert_allclose(result.weights, weights, atol=1e-12)
    assert result.consistency_index == pytest.approx(0, abs=1e-12)
    if len(weights) > 15:
        assert (result.consistency_ratio, result.consistent) == (None, None)
    else:
        assert result.consistency_ratio == pytest.approx(0, abs=1e-12)
        assert result.consistent


def test_contradicting_judgements_are_inconsistent() -> None:
    """One over two, two over three, three over one."""
    result = ahp_priorities(judgement_matrix([9, 1 / 9, 9], count=3))
    assert result.consistent is False
    assert result.largest_eigenvalue == pytest.approx(9 + 1 + 1 / 9)


def test_weights_are_an_eigenvector() -> None:
    """A w = lambda w, on judgements nobody made up to fit."""
    matrix = judgement_matrix([3, 5, 7, 2, 4, 3], count=4)
    result = ahp_priorities(matrix)
    np.testing.assert_allclose(matrix @ result.weights, result.largest_eigenvalue * result.weights, atol=1e-12)


def test_typed_fractions_are_taken() -> None:
    """0.33 for 1/3 is a person's reciprocal."""
    typed = np.array([[1, 3, 7], [0.33, 1, 2], [0.14, 0.5, 1]])
    assert ahp_priorities(typed).weights.argmax() == 0


def test_group_of_consistent_experts_is_the_geometric_mean_either_way() -> None:
    """Judgements first or priorities first: the same for consistent experts, a classic of the field."""
    one, other = [0.6, 0.3, 0.1], [0.2, 0.5, 0.3]
    judged = group_judgements([consistent(one), consistent(other)])
    np.testing.assert_allclose(judged * judged.T, 1, atol=1e-12)
    first = ahp_priorities(judged).weights
    np.testing.assert_allclose(first, group_priorities([np.array(one), np.array(other)]), atol=1e-12)
    geometric = np.sqrt(np.multiply(one, other))
    np.testing.assert_allclose(first, geometric / geometric.sum(), atol=1e-12)


def test_an_expert_without_a_say_changes_nothing() -> None:
    """A say of 1 and 0 is the first alone."""
    one, other = consistent([0.6, 0.4]), consistent([0.1, 0.9])
    np.testing.assert_allclose(group_judgements([one, other], say=[1, 0]), one, atol=1e-15)


def test_judgements_that_contradict_each_other_are_named_in_their_cells() -> None:
    """Row and column are counted from one, with both judgements."""
    with pytest.raises(InputError) as caught:
        ahp_priorities(np.array([[1, 2, 3], [0.5, 1, 4], [1 / 3, 1, 1]]))
    assert [dict(each.facts) for each in caught.value.problems] == [{"row": 2, "column": 3, "one": 4.0, "other": 1.0}]


@pytest.mark.parametrize(
    ("matrix", "key"),
    [
        ([[1, 2]], "judgements_not_square"),
        ([[1, 2], [2, 1]], "judgements_not_reciprocal"),
        ([[1, -2], [-0.5, 1]], "judgement_not_positive"),
        ([[2]], "judgements_not_reciprocal"),
        ([[1, np.nan], [1, 1]], "not_finite"),
    ],
)
def test_what_is_no_judgement_is_refused(matrix: list[list[float]], key: str) -> None:
    """Not square, not reciprocal, not positive, a diagonal that is not 1, not a number."""
    with pytest.raises(InputError, match=key):
        ahp_priorities(np.array(matrix))


def test_groups_that_cannot_be_pooled_are_refused() -> None:
    """Nobody, different criteria, no say at all."""
    with pytest.raises(InputError, match="nobody_judged"):
        group_judgements([])
    with pytest.raises(InputError, match="wrong_shape"):
        group_judgements([np.ones((2, 2)), np.ones((3, 3))])
    with pytest.raises(InputError, match="say_unusable"):
        group_priorities([np.array([0.5, 0.5])], say=[0])
    with pytest.raises(InputError, match="judgements_wrong_count"):
        judgement_matrix([1, 2], count=3)
    with pytest.raises(InputError, match="judgement_not_positive"):
        judgement_matrix([0, 1, 1], count=3)
