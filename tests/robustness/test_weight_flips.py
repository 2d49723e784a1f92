"""Weight flips: who passes whom, at which weights, in the words of the ranking."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.scale import Scale, data_scale
from appraisal.ranking.topsis import rank
from appraisal.robustness.weight_flips import first_place_flip, pair_flips

SCALE = Scale(worst=np.array([0.0, 100.0, -5.0]), best=np.array([10.0, 0.0, 5.0]))
VALUES = np.array([[9.0, 60.0, 1.0], [5.0, 20.0, 2.0], [6.0, 50.0, 4.0], [1.0, 95.0, -4.0]])
WEIGHTS = np.array([3.0, 1.0, 1.0])


def ranked(values: np.ndarray, scale: Scale, weights: np.ndarray) -> list[int]:
    """Rank by the ranking's own door."""
    n, m = values.shape
    matrix = DecisionMatrix(projects=tuple(map(str, range(n))), criteria=tuple(map(str, range(m))), values=values)
    return list(rank(matrix, scale=scale, weights=weights).order)


def test_the_first_place_falls_to_the_nearest_rival() -> None:
    """With the weights found the ranking has another first, and the smallest of all pairs' flips is this one."""
    flip = first_place_flip(VALUES, scale=SCALE, weights=WEIGHTS)
    assert flip.leader == ranked(VALUES, SCALE, WEIGHTS)[0]
    assert flip.weights is not None
    assert flip.distance is not None
    assert ranked(VALUES, SCALE, flip.weights)[0] == flip.rival
    pairs = [(flip.leader, other) for other in range(4) if other != flip.leader]
    singly = [each.distance for each in pair_flips(VALUES, scale=SCALE, weights=WEIGHTS, pairs=pairs)]
    assert flip.distance == pytest.approx(min(d for d in singly if d is not None), abs=1e-6)


def test_pairs_may_be_named_in_either_order() -> None:
    """A pair swaps at the same weights whoever is named first; without pairs neighbours in the ranking are taken."""
    one, other = (pair_flips(VALUES, scale=SCALE, weights=WEIGHTS, pairs=[pair])[0] for pair in ((0, 2), (2, 0)))
    assert (one.leader, one.rival, one.distance) == (other.leader, other.rival, other.distance)
    order = ranked(VALUES, SCALE, WEIGHTS)
    flips = pair_flips(VALUES, scale=SCALE, weights=WEIGHTS)
    assert [flip.leader for flip in flips] == order[:-1]
    assert all(flip.rival in (None, after) for flip, after in zip(flips, order[1:], strict=True))


def test_tied_projects_are_at_no_distance() -> None:
    """Two that are tied, each better somewhere, swap at once; two that are equal everywhere never do."""
    unit = Scale(worst=np.zeros(2), best=np.ones(2))
    tied = first_place_flip([[1, 0], [0, 1]], scale=unit, weights=[1, 1])
    assert (tied.distance, tied.proven, tied.rival) == (0.0, 0.0, 1)
    equal = first_place_flip([[0.3, 0.4], [0.3, 0.4]], scale=unit, weights=[1, 1])
    assert (equal.distance, equal.proven, equal.rival) == (None, 2.0, None)


def test_the_smallest_cases_are_answered() -> None:
    """One project has no rival, and on one criterion no weights can change anything."""
    assert first_place_flip([[1.0, 2.0]], scale=Scale(worst=np.zeros(2), best=np.ones(2)), weights=[1, 1]).rival is None
    one = first_place_flip([[0.9], [0.1]], scale=Scale(worst=np.zeros(1), best=np.ones(1)), weights=[1])
    assert (one.leader, one.rival, one.proven) == (0, None, 2.0)


def test_flat_criteria_decide_nothing() -> None:
    """On data bounds a criterion on which all are equal is left out, as the ranking leaves it out."""
    values = np.array([[1.0, 7.0, 0.2], [0.0, 7.0, 0.9], [0.4, 7.0, 0.5]])
    scale = data_scale(values, ["more", "more", "more"])
    flip = first_place_flip(values, scale=scale, weights=[0.5, 0.3, 0.2])
    assert flip.weights is not None
    assert ranked(values, scale, flip.weights)[0] == flip.rival


@pytest.mark.parametrize(
    ("values", "weights", "key"),
    [
        (np.zeros((2, 3)), np.zeros(3), "weights_all_zero"),
        (np.zeros((2, 2)), np.ones(3), "weights_wrong_count"),
        (np.full((2, 3), np.nan), np.ones(3), "not_finite"),
    ],
)
def test_unusable_arguments_are_refused(values: np.ndarray, weights: np.ndarray, key: str) -> None:
    """No weights, too many of them and no numbers are refused by name."""
    m = values.shape[1]
    with pytest.raises(InputError) as caught:
        first_place_flip(values, scale=Scale(worst=np.zeros(m), best=np.ones(m)), weights=weights)
    assert [problem.key for problem in caught.value.problems] == [key]


def test_a_scale_of_other_criteria_is_refused() -> None:
    """Two criteria in the matrix and three in the scale."""
    with pytest.raises(InputError, match="scale_other_criteria"):
        first_place_flip(np.eye(2), scale=Scale(worst=np.zeros(3), best=np.ones(3)), weights=[1, 1])
