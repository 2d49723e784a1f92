"""Places in columns are the places of `ranking.order`, counted right."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.arrays import Floats
from appraisal.ranking.order import places_many
from appraisal.robustness.places import count_places, count_wins, places_in_columns


def scores(n: int, draws: int, kind: str) -> Floats:
    """Return scores that differ, or that tie and chain."""
    rng = np.random.default_rng(n)
    if kind == "distinct":
        return rng.random((n, draws))
    return rng.integers(0, max(2, n // 2), (n, draws)) / n + rng.random((n, draws)) * 4e-10  # ties, and chains of them


@pytest.mark.parametrize("kind", ["distinct", "tied"])
@pytest.mark.parametrize("n", [1, 2, 12, 64, 65, 255, 256, 257, 300])
def test_places_are_those_of_the_ranking(n: int, kind: str) -> None:
    """By counting or by sorting, with ties or without, columns give the places that rows give."""
    drawn = scores(n, 50, kind)
    assert np.array_equal(places_in_columns(drawn), places_many(drawn.T).T)


@pytest.mark.parametrize("n", [12, 70])
def test_scores_next_to_the_tolerance(n: int) -> None:
    """The tie rule holds to the last bit: pairs just within and just beyond 1e-9, at every size of score."""
    rng = np.random.default_rng(8)
    drawn = rng.random((n, 400)) * 10.0 ** rng.integers(-8, 1, (1, 400))
    gaps = np.array([0.0, 1e-16, 0.999e-9, 1e-9, 1.0000001e-9, 1.001e-9, 1.1e-9])
    drawn[n // 2 :] = drawn[: n // 2] + rng.choice(gaps, (n // 2, 400))
    assert np.array_equal(places_in_columns(drawn), places_many(drawn.T).T)


@pytest.mark.parametrize("kind", ["distinct", "tied"])
def test_counts_are_plain_counts(kind: str) -> None:
    """Counts of places and of wins are those of a loop over the draws."""
    places = places_in_columns(scores(7, 2100, kind))
    took, won = np.zeros((7, 7), dtype=int), np.zeros((7, 7), dtype=int)
    for column in places.T.astype(int):
        for i in range(7):
            took[i, column[i] - 1] += 1
            for j in range(7):
                won[i, j] += column[i] < column[j]
    assert np.array_equal(count_places(places), took)
    assert np.array_equal(count_wins(places), won)
