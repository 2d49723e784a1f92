"""Ballots as arrays: what is not given is not read, and weights are usable or refused by name."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from appraisal.council.ballots import Ballots
from appraisal.errors import InputError


def council(**changes: Any) -> Ballots:
    """Return three experts on two projects with one rated criterion and two weighed ones, with changes."""
    arguments: dict[str, Any] = {
        "experts": ("chemist", "ecologist", "economist"),
        "projects": ("a", "b"),
        "rated": ("fit",),
        "weighed": ("npv", "fit"),
        "ratings": np.array([[[5.0], [7.0]], [[3.0], [8.0]], [[4.0], [1.0]]]),
        "given": np.ones((3, 2, 1), dtype=bool),
        "recused": np.zeros((3, 2), dtype=bool),
        "weights": np.array([[3.0, 1.0], [1.0, 1.0], [0.0, 2.0]]),
        "gave_weights": np.ones(3, dtype=bool),
    }
    return Ballots(**(arguments | changes))


def test_each_experts_weights_sum_to_one() -> None:
    """Rule 5, expert by expert, so that big points do not make a big say."""
    assert council().weights.tolist() == [[0.75, 0.25], [0.5, 0.5], [0, 1]]


def test_what_is_not_given_is_not_read() -> None:
    """NaN behind a mask does no harm; a rating by a recused expert is dropped."""
    result = council(
        ratings=np.array([[[np.nan], [7.0]], [[3.0], [8.0]], [[4.0], [1.0]]]),
        given=np.array([[[False], [True]], [[True], [True]], [[True], [True]]]),
        recused=np.array([[False, False], [False, True], [False, False]]),
        weights=np.array([[3.0, 1.0], [np.nan, 1.0], [0.0, 2.0]]),
        gave_weights=np.array([True, False, True]),
    )
    assert result.given[:, :, 0].tolist() == [[False, True], [True, False], [True, True]]
    assert result.ratings[:, :, 0].tolist() == [[0, 7], [3, 0], [4, 1]]
    assert result.weights[1].tolist() == [0, 0]


@pytest.mark.parametrize("row", [[0.0, 0.0], [-1.0, 2.0], [np.nan, 1.0], [np.inf, 1.0]])
def test_unusable_weights_name_their_expert(row: list[float]) -> None:
    """All zero, negative, not finite."""
    with pytest.raises(InputError) as caught:
        council(weights=np.array([[1.0, 1.0], row, [1.0, 0.0]]))
    assert [dict(problem.facts) for problem in caught.value.problems] == [{"expert": "ecologist"}]


def test_problems_come_at_once() -> None:
    """A name twice and weights that cannot be used."""
    with pytest.raises(InputError) as caught:
        council(experts=("a", "a", "b"), weights=np.zeros((3, 2)))
    assert [problem.key for problem in caught.value.problems] == ["ids_repeated", *["ballot_weights_unusable"] * 3]
    assert caught.value.problems[0].facts["ids"] == ["a"]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"ratings": np.zeros((3, 2))}, "wrong_shape"),
        ({"given": np.ones((2, 2, 1))}, "wrong_shape"),
        ({"ratings": np.full((3, 2, 1), np.nan)}, "not_finite"),
    ],
)
def test_misshapen_or_missing_ratings_are_refused(changes: dict[str, Any], key: str) -> None:
    """A rating said to be given must be a number."""
    with pytest.raises(InputError, match=key):
        council(**changes)


def test_an_empty_council_is_refused() -> None:
    """No expert, no answer."""
    with pytest.raises(InputError, match="council_empty"):
        council().without("chemist").without("ecologist").without("economist")


def test_without_takes_one_expert_away() -> None:
    """And nothing else; a stranger is named."""
    result = council().without("ecologist")
    assert result.experts == ("chemist", "economist")
    assert result.ratings[:, 1, 0].tolist() == [7, 1]
    with pytest.raises(InputError, match="expert_unknown"):
        council().without("poet")


def test_arrays_cannot_change() -> None:
    """Read-only, all of them."""
    result = council()
    for array in (result.ratings, result.given, result.recused, result.weights, result.gave_weights):
        assert not array.flags.writeable


def test_a_council_that_rates_nothing_may_still_weigh() -> None:
    """A criteria set of measures only."""
    result = council(rated=(), ratings=np.zeros((3, 2, 0)), given=np.zeros((3, 2, 0)))
    assert result.ratings.shape == (3, 2, 0)
