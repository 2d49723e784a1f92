"""Places: ties within 1e-9 share the best place and stand in the order of the case (rule 6)."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.ranking.order import order, places, places_many


def plain_places(scores: np.ndarray) -> list[int]:
    """Rank one row by walking down it: a place of its own where the step from the one above exceeds the tolerance."""
    down = sorted(range(len(scores)), key=lambda i: -scores[i])
    result = [0] * len(scores)
    for position, i in enumerate(down):
        tied = position > 0 and scores[down[position - 1]] - scores[i] <= 1e-9
        result[i] = result[down[position - 1]] if tied else position + 1
    return result


def test_tied_projects_share_the_best_place() -> None:
    """1, 2, 2, 4; scores apart by 1e-16 are no two places."""
    assert places(np.array([0.9, 0.5, 0.5 + 1e-16, 0.1])).tolist() == [1, 2, 2, 4]
    assert order(np.array([0.1, 0.5, 0.5, 0.9])) == (3, 1, 2, 0)


def test_ties_chain() -> None:
    """Nobody within the tolerance of another stands on another place."""
    assert places(np.array([0.0, 0.8e-9, 1.6e-9])).tolist() == [1, 1, 1]
    assert places(np.array([0.0, 0.8e-9, 2.6e-9])).tolist() == [2, 2, 1]


@pytest.mark.parametrize("n", [1, 2, 5, 12, 20, 21, 60])
def test_many_rows_are_ranked_as_one_by_one(n: int) -> None:
    """Counting, sorting and the walk agree, with and without ties."""
    rng = np.random.default_rng(n)
    free = rng.random((300, n))
    tied = rng.integers(0, 4, (300, n)) / 3 + rng.choice([0, 4e-10], (300, n))
    scores = np.vstack([free, tied])
    result = places_many(scores)
    assert result.dtype == np.int64
    assert result.tolist() == [plain_places(row) for row in scores]


def test_more_draws_than_a_block_are_ranked() -> None:
    """The blocks join without a seam."""
    scores = np.random.default_rng(3).random((9000, 4))
    assert (np.sort(places_many(scores), axis=1) == [1, 2, 3, 4]).all()


def test_no_draws_give_no_places() -> None:
    """An empty run is empty."""
    assert places_many(np.empty((0, 5))).shape == (0, 5)
