"""Weight flips: who passes whom, at which weights, in the words of the ranking."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.ranking.scale import Scale, data_scale
from appraisal.ranking.topsis import Ranking, rank
from appraisal.robustness.weight_flips import WeightFlip, first_place_flip, pair_flips

SCALE = Scale(worst=np.array([0.0, 100.0, -5.0]), best=np.array([10.0, 0.0, 5.0]))
VALUES = np.array([[9.0, 60.0, 1.0], [5.0, 20.0, 2.0], [6.0, 50.0, 4.0], [1.0, 95.0, -4.0]])
RANKING = rank(VALUES, scale=SCALE, weights=[3, 1, 1], projects=["a", "b", "c", "d"])


def ordered(ranking: Ranking) -> list[str]:
    """Return the projects from the first to the last."""
    return [ranking.matrix.projects[row] for row in ranking.order]


def first_after(flip: WeightFlip, ranking: Ranking) -> str:
    """Return who is first with the weights of a flip."""
    assert flip.weights is not None
    return ordered(rank(ranking.matrix, scale=ranking.scale, weights=flip.weights))[0]


def test_the_first_place_falls_to_the_nearest_rival() -> None:
    """With the weights found the ranking has another first, and the smallest of all pairs' flips is this one."""
    flip = first_place_flip(RANKING)
    assert flip.leader == ordered(RANKING)[0]
    assert first_after(flip, RANKING) == flip.rival
    pairs = [(flip.leader, other) for other in ordered(RANKING)[1:]]
    singly = [each.distance for each in pair_flips(RANKING, pairs)]
    assert flip.distance == pytest.approx(min(d for d in singly if d is not None), abs=1e-6)


def test_pairs_may_be_named_in_either_order() -> None:
    """A pair swaps at the same weights whoever is named first; without pairs neighbours in the ranking are taken."""
    assert pair_flips(RANKING, [("a", "c")]) == pair_flips(RANKING, [("c", "a")])
    order = ordered(RANKING)
    flips = pair_flips(RANKING)
    assert [flip.leader for flip in flips] == order[:-1]
    assert all(flip.rival in (None, after) for flip, after in zip(flips, order[1:], strict=True))


def test_tied_projects_are_at_no_distance() -> None:
    """Two that are tied, each better somewhere, swap at once; two that are equal everywhere never do."""
    unit = Scale(worst=np.zeros(2), best=np.ones(2))
    tied = first_place_flip(rank([[1, 0], [0, 1]], scale=unit, weights=[1, 1]))
    assert (tied.distance, tied.proven, tied.rival, tied.weights) == (0.0, 0.0, "2", {"1": 0.5, "2": 0.5})
    equal = first_place_flip(rank([[0.3, 0.4], [0.3, 0.4]], scale=unit, weights=[1, 1]))
    assert (equal.distance, equal.proven, equal.rival, equal.weights) == (None, 2.0, None, None)


def test_the_smallest_cases_are_answered() -> None:
    """One project has no rival, and on one criterion no weights can change anything."""
    alone = rank([[1.0, 2.0]], scale=Scale(worst=np.zeros(2), best=np.ones(2)), weights=[1, 1])
    assert first_place_flip(alone).rival is None
    one = first_place_flip(rank([[0.9], [0.1]], scale=Scale(worst=np.zeros(1), best=np.ones(1)), weights=[1]))
    assert (one.leader, one.rival, one.proven) == ("1", None, 2.0)


def test_flat_criteria_decide_nothing() -> None:
    """On data bounds a criterion on which all are equal is left out, as the ranking leaves it out."""
    values = np.array([[1.0, 7.0, 0.2], [0.0, 7.0, 0.9], [0.4, 7.0, 0.5]])
    ranking = rank(values, scale=data_scale(values, ["more", "more", "more"]), weights=[0.5, 0.3, 0.2])
    flip = first_place_flip(ranking)
    assert first_after(flip, ranking) == flip.rival
