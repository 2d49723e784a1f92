"""Leaving projects out: nobody moves on declared bounds, and who moves else is counted right."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.order import places
from appraisal.ranking.other_methods import topsis_data
from appraisal.ranking.scale import Scale, data_scale
from appraisal.ranking.topsis import rank
from appraisal.robustness.leave_out import leave_projects_out

SCALE = Scale(worst=np.array([0.0, 100.0, 1.0]), best=np.array([10.0, 0.0, 9.0]))
WEIGHTS = np.array([0.5, 0.3, 0.2])


def drawn(seed: int, n: int = 7) -> np.ndarray:
    """Return a matrix within the scale."""
    return SCALE.worst + np.random.default_rng(seed).random((n, 3)) * SCALE.span


def matrix(values: np.ndarray) -> DecisionMatrix:
    """Return a decision matrix with numbers for names."""
    n, m = values.shape
    return DecisionMatrix(projects=tuple(map(str, range(n))), criteria=tuple(map(str, range(m))), values=values)


@pytest.mark.parametrize("seed", range(20))
def test_nobody_moves_on_declared_bounds(seed: int) -> None:
    """Whoever is left out, the others keep their order (rule 3): computed anew, not assumed."""
    ranking = rank(drawn(seed), scale=SCALE, weights=WEIGHTS)
    result = leave_projects_out(ranking)
    assert tuple(each.project for each in result) == ranking.matrix.projects
    assert [each.moves for each in result] == [()] * 7


def test_moves_on_data_bounds_are_those_of_the_ranking() -> None:
    """On the projects' own bounds each move is the difference of two rankings by pymcdm, and there are some."""
    moved = 0
    for seed in range(20):
        values = drawn(seed)
        scale = data_scale(values, SCALE.directions)
        scores = topsis_data(matrix(values), scale=SCALE, weights=WEIGHTS).scores
        ranking = rank(values, scale=scale, weights=WEIGHTS)
        projects = ranking.matrix.projects
        for each in leave_projects_out(ranking):
            stay = np.delete(np.arange(7), projects.index(each.project))
            after = topsis_data(matrix(values[stay]), scale=SCALE, weights=WEIGHTS).places
            before = places(scores[stay])
            expected = [(projects[i], int(b), int(a)) for i, b, a in zip(stay, before, after, strict=True) if b != a]
            assert [(move.project, move.before, move.after) for move in each.moves] == expected
            moved += len(expected)
    assert moved > 20


def test_those_who_stay_may_be_equal() -> None:
    """If only equal projects stay, on data bounds all are tied; one project has nobody to be left out of."""
    values = np.array([[5.0, 50, 5], [5, 50, 5], [9, 20, 7]])
    result = leave_projects_out(rank(values, scale=SCALE, weights=WEIGHTS), bounds="data")
    assert result[2].moves == ()
    assert leave_projects_out(rank(values[:1], scale=SCALE, weights=WEIGHTS)) == ()
