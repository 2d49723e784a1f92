"""Why a place: shares of distances, and what separates two projects."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.ranking.contributions import contributions, separation
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.scale import Scale
from appraisal.ranking.topsis import Ranking, rank


def ranked(values: list[list[float]], weights: list[float]) -> Ranking:
    """Rank on 0..10, the last criterion being a cost."""
    n, m = len(values), len(values[0])
    worst, best = np.zeros(m), np.full(m, 10.0)
    worst[-1], best[-1] = 10.0, 0.0
    matrix = DecisionMatrix(
        projects=tuple(f"p{i}" for i in range(n)), criteria=tuple(f"c{k}" for k in range(m)), values=np.array(values)
    )
    return rank(matrix, scale=Scale(worst=worst, best=best), weights=weights)


def test_shares_of_a_squared_distance_add_up() -> None:
    """Each row to 1; a project at the ideal lacks nothing, in zeros and not in NaN."""
    result = contributions(ranked([[10, 0], [4, 3]], [1, 3]))
    np.testing.assert_allclose(result.share_of_distance_to_ideal.sum(axis=1), [0, 1])
    np.testing.assert_allclose(result.share_of_distance_to_anti_ideal.sum(axis=1), [1, 1])
    np.testing.assert_allclose(result.share_of_distance_to_ideal[1], np.array([0.36, 9 * 0.09]) / (0.36 + 9 * 0.09))


def test_weighted_normalised_values_do_not_add_up_to_closeness() -> None:
    """Which is why they keep that name."""
    ranking = ranked([[8, 5], [2, 1]], [1, 1])
    sums = contributions(ranking).weighted_normalised.sum(axis=1)
    assert abs(sums - ranking.closeness).max() > 0.01


def test_separation_names_the_largest_difference_first() -> None:
    """With values, weighted differences and the effect of each on closeness, which a re-ranking confirms."""
    values = [[9.0, 5.0, 2.0], [3.0, 6.0, 2.0]]
    ranking = ranked(values, [2, 1, 1])
    result = separation(ranking, "p0", "p1")
    assert [gap.criterion for gap in result.gaps] == ["c0", "c1", "c2"]
    assert result.gaps[0].weighted_difference == pytest.approx(0.5 * 0.6)
    assert result.gaps[1].weighted_difference == pytest.approx(-0.25 * 0.1)
    assert result.gaps[2].closeness_effect == 0
    swapped = ranked([[3.0, 5.0, 2.0], values[1]], [2, 1, 1])
    assert result.gaps[0].closeness_effect == pytest.approx(ranking.closeness[0] - swapped.closeness[0], abs=1e-12)
    assert result.gaps[1].closeness_effect < 0
    assert result.closeness_difference == pytest.approx(ranking.closeness[0] - ranking.closeness[1])


def test_strangers_are_refused() -> None:
    """An unknown project is named with those that are known."""
    with pytest.raises(InputError, match="project_unknown"):
        separation(ranked([[9.0, 1.0], [5.0, 5.0]], [1, 1]), "p0", "nobody")
