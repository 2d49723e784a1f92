"""Pooling of ratings and weights: recusals, quorum by project, mean and median."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.council.ballots import Ballots
from appraisal.council.pooling import How, pool_ratings, pool_weights
from appraisal.errors import InputError


def ballots(
    ratings: list[list[float | None]],
    *,
    recused: list[tuple[int, int]] | None = None,
    weights: list[list[float] | None] | None = None,
) -> Ballots:
    """Make ballots on one rated criterion from rows of ratings, None being not given."""
    e, n = len(ratings), len(ratings[0])
    aside = np.zeros((e, n), dtype=bool)
    for i, j in recused or []:
        aside[i, j] = True
    rows = weights or [[1.0, 1.0]] * e
    return Ballots(
        experts=tuple(f"e{i}" for i in range(e)),
        projects=tuple(f"p{j}" for j in range(n)),
        rated=("fit",),
        weighed=("npv", "fit"),
        ratings=np.array([[[0.0 if x is None else x] for x in row] for row in ratings]),
        given=np.array([[[x is not None] for x in row] for row in ratings]),
        recused=aside,
        weights=np.array([row or [0.0, 0.0] for row in rows]),
        gave_weights=np.array([row is not None for row in rows]),
    )


@pytest.mark.parametrize(("how", "expected"), [("mean", 17 / 4), ("median", 3.5)])
def test_ratings_are_pooled_over_those_given(how: How, expected: float) -> None:
    """2, 3, 4, 8 and one who gave none."""
    pooled = pool_ratings(ballots([[8], [3], [None], [2], [4]]), how=how)
    assert pooled.values[0, 0] == expected
    assert (pooled.votes.tolist(), pooled.entitled.tolist(), pooled.quorum.tolist()) == ([[4]], [5], [3])


def test_a_median_stands_against_one_extreme() -> None:
    """Odd numbers have a middle."""
    assert pool_ratings(ballots([[5], [6], [90]]), how="median").values[0, 0] == 6


def test_recusal_lowers_the_quorum_and_silence_does_not() -> None:
    """Of four, two stood aside from p0: one of the two left suffices. From p1 nobody did, and one of four does not."""
    pooled = pool_ratings(ballots([[7, 7], [9, None], [9, None], [None, None]], recused=[(1, 0), (2, 0)]))
    assert (pooled.entitled.tolist(), pooled.quorum.tolist()) == ([2, 4], [1, 2])
    assert pooled.known[:, 0].tolist() == [True, False]
    assert pooled.values[:, 0].tolist() == [7, 0]
    assert pooled.below_quorum[:, 0].tolist() == [False, True]


def test_a_cell_without_any_rating_is_missing() -> None:
    """Also where all stood aside, or nobody gave one and no quorum was asked."""
    pooled = pool_ratings(ballots([[None, 4], [None, 4]], recused=[(0, 1), (1, 1)]), quorum_share=0)
    assert not pooled.known.any()
    assert not pooled.below_quorum.any()


def test_an_absolute_quorum_ignores_recusals() -> None:
    """At least three, whoever stood aside."""
    pooled = pool_ratings(ballots([[1, 1], [2, 2], [3, 3]], recused=[(0, 0)]), quorum_share=0, quorum_least=3)
    assert pooled.quorum.tolist() == [3, 3]
    assert pooled.known[:, 0].tolist() == [False, True]


@pytest.mark.parametrize(("share", "entitled", "needed"), [(0.6, 5, 3), (0.7, 10, 7), (0.5, 7, 4), (2 / 3, 3, 2)])
def test_a_share_is_rounded_up_without_rounding_errors(share: float, entitled: int, needed: int) -> None:
    """0.7 of 10 are 7, though their product in floats may exceed it."""
    assert pool_ratings(ballots([[1]] * entitled), quorum_share=share).quorum.tolist() == [needed]


def test_weights_are_pooled_over_those_who_gave_any() -> None:
    """Mean and median of normalised weights, brought back to the sum of 1."""
    rows = [[9.0, 1.0], [0.5, 0.5], None, [0.2, 0.8]]
    given = ballots([[1]] * 4, weights=rows)
    np.testing.assert_allclose(pool_weights(given).values, [1.6 / 3, 1.4 / 3], atol=1e-15)
    np.testing.assert_allclose(pool_weights(given, how="median").values, [0.5, 0.5], atol=1e-15)
    assert pool_weights(given).experts == ("e0", "e1", "e3")


def test_weights_that_cannot_be_pooled_are_refused() -> None:
    """Nobody gave any; every median is zero; an unknown way."""
    with pytest.raises(InputError, match="no_weights_given"):
        pool_weights(ballots([[1]], weights=[None]))
    three = Ballots(
        experts=("a", "b", "c"),
        projects=("p",),
        rated=(),
        weighed=("x", "y", "z"),
        ratings=np.zeros((3, 1, 0)),
        given=np.zeros((3, 1, 0), dtype=bool),
        recused=np.zeros((3, 1), dtype=bool),
        weights=np.eye(3),
        gave_weights=np.ones(3, dtype=bool),
    )
    with pytest.raises(InputError, match="pooled_weights_all_zero"):
        pool_weights(three, how="median")
    np.testing.assert_allclose(pool_weights(three).values, 1 / 3)
    with pytest.raises(InputError, match="pooling_unknown"):
        pool_weights(three, how="mode")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "key"),
    [({"quorum_share": 1.5}, "share_outside"), ({"quorum_share": float("nan")}, "not_finite")],
)
def test_a_share_above_one_is_no_quorum(options: dict[str, float], key: str) -> None:
    """Nor is one that is not a number."""
    with pytest.raises(InputError, match=key):
        pool_ratings(ballots([[1]]), **options)  # type: ignore[arg-type]


def test_a_quorum_of_none_is_refused() -> None:
    """A cell without a rating is missing, whatever the rules say."""
    with pytest.raises(InputError, match="quorum_unusable"):
        pool_ratings(ballots([[1]]), quorum_least=0)


def test_pooling_the_one_expert_of_a_council_is_that_expert() -> None:
    """One expert: a right answer."""
    pooled = pool_ratings(ballots([[4, 9]]))
    assert pooled.values[:, 0].tolist() == [4, 9]
