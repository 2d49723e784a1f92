"""Leaving projects and experts out: nobody moves on declared bounds, and who moves else is counted right."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.council.ballots import Ballots
from appraisal.council.influence import without_each
from appraisal.council.pooling import pool_ratings, pool_weights
from appraisal.errors import DefectError, InputError
from appraisal.ranking.intervals import place_intervals
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.order import places
from appraisal.ranking.other_methods import topsis_data
from appraisal.ranking.scale import Scale, data_scale
from appraisal.ranking.topsis import rank
from appraisal.robustness.leave_out import leave_experts_out, leave_projects_out

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


def ballots(experts: int = 3) -> Ballots:
    """Return ballots on 4 projects with one rated criterion: the third of three."""
    rng = np.random.default_rng(6)
    given = np.ones((experts, 4, 1), dtype=bool)
    given[1:, 3] = False  # of the last project only the first expert knows anything
    return Ballots(
        experts=tuple(f"e{i}" for i in range(experts)),
        projects=tuple("abcd"),
        rated=("fit",),
        weighed=("npv", "waste", "fit"),
        ratings=rng.integers(1, 10, (experts, 4, 1)).astype(float),
        given=given,
        recused=np.zeros((experts, 4), dtype=bool),
        weights=rng.dirichlet(np.ones(3), experts),
        gave_weights=np.ones(experts, dtype=bool),
    )


def test_places_without_each_expert() -> None:
    """Each expert's absence gives the places of a council pooled without them; a rating then missing is an interval."""
    council = ballots()
    values = drawn(3, 4)
    values[:, 2] = pool_ratings(council, quorum_share=0).values[:, 0]
    weights = pool_weights(council).values
    result = leave_experts_out(
        values,
        values,
        scale=SCALE,
        weights=weights,
        rated=[2],
        without=without_each(council, quorum_share=0),
    )
    together = rank(matrix(values), scale=SCALE, weights=weights).places
    assert [each.expert for each in result] == ["e0", "e1", "e2"]
    for each in result:
        others = council.without(each.expert)
        ratings = pool_ratings(others, quorum_share=0)
        low, high = values.copy(), values.copy()
        low[:, 2] = np.where(ratings.known[:, 0], ratings.values[:, 0], 1)
        high[:, 2] = np.where(ratings.known[:, 0], ratings.values[:, 0], 9)
        expected = place_intervals(low, high, scale=SCALE, weights=pool_weights(others).values)
        assert each.without is not None
        assert each.without.tolist() == expected.tolist()
        assert each.all_experts.tolist() == [[p, p] for p in together]
        assert each.moves == tuple(i for i in range(4) if each.without[i].tolist() != [together[i]] * 2)
    assert result[0].without is not None
    assert result[0].without[3, 0] < result[0].without[3, 1]
    assert result[1].without is not None
    assert (result[1].without[:, 0] == result[1].without[:, 1]).all()


def test_nobody_else_gave_weights() -> None:
    """Where only one expert gave weights there is no ranking without that one; a council of one has no alternative."""
    council = ballots()
    alone = Ballots(
        experts=council.experts,
        projects=council.projects,
        rated=council.rated,
        weighed=council.weighed,
        ratings=council.ratings,
        given=council.given,
        recused=council.recused,
        weights=council.weights,
        gave_weights=np.array([True, False, False]),
    )
    values = drawn(3, 4)
    result = leave_experts_out(
        values, values, scale=SCALE, weights=WEIGHTS, rated=[2], without=without_each(alone, quorum_share=0)
    )
    assert result[0].weights is None
    assert result[0].without is None
    assert result[0].moves == ()
    assert result[1].without is not None
    one = leave_experts_out(values, values, scale=SCALE, weights=WEIGHTS, rated=[2], without=without_each(ballots(1)))
    assert one == ()


def test_arguments_must_fit() -> None:
    """Data bounds cannot say what a lost rating may be, and each column of the ballots needs its criterion."""
    values = drawn(3, 4)
    without = without_each(ballots())
    with pytest.raises(InputError, match="bounds_must_be_declared"):
        leave_experts_out(
            values, values, scale=data_scale(values, SCALE.directions), weights=WEIGHTS, rated=[2], without=without
        )
    with pytest.raises(DefectError):
        leave_experts_out(values, values, scale=SCALE, weights=WEIGHTS, rated=[1, 2], without=without)
