"""The council without one of its experts."""

from __future__ import annotations

import numpy as np

from appraisal.council.ballots import Ballots
from appraisal.council.influence import own_weights, without_each


def ballots(gave_weights: list[bool]) -> Ballots:
    """Make three experts on one project, of whom some gave weights."""
    return Ballots(
        experts=("a", "b", "c"),
        projects=("p",),
        rated=("fit",),
        weighed=("x", "y"),
        ratings=np.array([[[1.0]], [[2.0]], [[6.0]]]),
        given=np.ones((3, 1, 1), dtype=bool),
        recused=np.zeros((3, 1), dtype=bool),
        weights=np.array([[1.0, 0.0], [1.0, 1.0], [0.0, 1.0]]),
        gave_weights=np.array(gave_weights),
    )


def test_each_expert_is_left_out_once() -> None:
    """Pooled ratings and weights of the other two."""
    result = without_each(ballots([True, True, True]))
    assert [each.expert for each in result] == ["a", "b", "c"]
    assert [each.ratings.values[0, 0] for each in result] == [4.0, 3.5, 1.5]
    weights = [each.weights.values.tolist() for each in result if each.weights is not None]
    assert weights == [[0.25, 0.75], [0.5, 0.5], [0.75, 0.25]]


def test_without_the_only_one_who_gave_weights_there_are_none() -> None:
    """Missing, not invented."""
    result = without_each(ballots([False, True, False]))
    assert [each.weights is None for each in result] == [False, True, False]


def test_without_one_a_cell_may_fall_below_its_quorum() -> None:
    """Three of three were needed; two are too few."""
    [first, *_] = without_each(ballots([True] * 3), quorum_share=0, quorum_least=3)
    assert not first.ratings.known.any()


def test_one_expert_has_no_alternative() -> None:
    """There is nobody to speak instead."""
    assert without_each(ballots([True] * 3).without("a").without("b")) == ()


def test_own_weights_are_those_given() -> None:
    """By name, of those who gave any."""
    assert {name: each.tolist() for name, each in own_weights(ballots([True, False, True])).items()} == {
        "a": [1.0, 0.0],
        "c": [0.0, 1.0],
    }
