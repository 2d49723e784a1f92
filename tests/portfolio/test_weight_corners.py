"""Corners of sets of weights."""

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.portfolio.weight_corners import weights_between, weights_within


def test_corners_are_weights() -> None:
    """Each corner is non-negative and sums to 1 (rule 5)."""
    sets = [
        weights_between([[1, 2, 3], [0, 0, 5]]),
        weights_within([3, 2, 1], share=0.3),
    ]
    for corners in sets:
        assert np.allclose(corners.sum(axis=1), 1)
        assert (corners >= 0).all()


def test_within_a_share_every_corner_is_at_the_ends_but_for_one() -> None:
    """No weight leaves its bounds, and a linear form over draws from the set never exceeds its corners."""
    centre = np.array([0.5, 0.3, 0.2])
    corners = weights_within(centre, share=0.2)
    assert (corners >= centre * 0.8 - 1e-9).all()
    assert (corners <= centre * 1.2 + 1e-9).all()
    assert (np.isclose(np.abs(corners / centre - 1), 0.2).sum(axis=1) >= 2).all()
    assert weights_within(centre, share=0.0) == pytest.approx(centre[np.newaxis])


def test_what_is_no_set_of_weights_is_refused() -> None:
    """Negative weights, all zeros, a share above one."""
    for wrong in ([[-1.0, 2.0]], [[0.0, 0.0]]):
        with pytest.raises(InputError, match="corners_need_weights"):
            weights_between(wrong)
    with pytest.raises(InputError, match="corners_need_share"):
        weights_within([1, 1], share=1.5)


def test_one_criterion_has_all_the_weight() -> None:
    """With a single criterion there is nothing to shift."""
    assert weights_within([3.0], share=0.2).tolist() == [[1.0]]
