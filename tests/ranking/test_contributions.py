"""Why a place: shares of distances, what separates two projects, how far to the next place."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.ranking.contributions import contributions, separation, steps_to_next_place
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.scale import Scale, data_scale
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
    found = contributions(ranked([[10, 0], [4, 3]], [1, 3]))
    np.testing.assert_allclose(found.share_of_distance_to_ideal.sum(axis=1), [0, 1])
    np.testing.assert_allclose(found.share_of_distance_to_anti_ideal.sum(axis=1), [1, 1])
    np.testing.assert_allclose(found.share_of_distance_to_ideal[1], np.array([0.36, 9 * 0.09]) / (0.36 + 9 * 0.09))


def test_weighted_normalised_values_do_not_add_up_to_closeness() -> None:
    """Which is why they keep that name."""
    ranking = ranked([[8, 5], [2, 1]], [1, 1])
    sums = contributions(ranking).weighted_normalised.sum(axis=1)
    assert abs(sums - ranking.closeness).max() > 0.01


def test_separation_names_the_largest_difference_first() -> None:
    """With values, weighted differences and the effect of each on closeness, which a re-ranking confirms."""
    values = [[9.0, 5.0, 2.0], [3.0, 6.0, 2.0]]
    ranking = ranked(values, [2, 1, 1])
    found = separation(ranking, "p0", "p1")
    assert [gap.criterion for gap in found.gaps] == ["c0", "c1", "c2"]
    assert found.gaps[0].weighted_difference == pytest.approx(0.5 * 0.6)
    assert found.gaps[1].weighted_difference == pytest.approx(-0.25 * 0.1)
    assert found.gaps[2].closeness_effect == 0
    swapped = ranked([[3.0, 5.0, 2.0], values[1]], [2, 1, 1])
    assert found.gaps[0].closeness_effect == pytest.approx(ranking.closeness[0] - swapped.closeness[0], abs=1e-12)
    assert found.gaps[1].closeness_effect < 0
    assert found.closeness_difference == pytest.approx(ranking.closeness[0] - ranking.closeness[1])


@pytest.mark.parametrize("seed", range(10))
def test_a_step_gains_the_place_and_a_shorter_one_does_not(seed: int) -> None:
    """Ranked again with the value needed the project has the place; a billionth of the scale before it, not."""
    rng = np.random.default_rng(seed)
    values = rng.uniform(0, 10, (6, 3))
    weights = rng.dirichlet(np.ones(3)).tolist()
    ranking = ranked(values.tolist(), weights)
    reachable = 0
    for project in range(6):
        for k, step in enumerate(steps_to_next_place(ranking, f"p{project}")):
            moved = values.copy()
            if step.value_needed is None:
                moved[project, k] = ranking.scale.best[k]
                assert ranked(moved.tolist(), weights).places[project] == ranking.places[project]
                continue
            reachable += 1
            moved[project, k] = step.value_needed
            assert ranked(moved.tolist(), weights).places[project] == step.place_gained == step.place - 1
            assert step.change == pytest.approx(step.value_needed - values[project, k])
            moved[project, k] -= 1e-6 * ranking.scale.span[k]
            assert ranked(moved.tolist(), weights).places[project] == step.place
    assert reachable


def test_step_is_the_root_of_the_quadratic() -> None:
    """w^2 (1 - r^2) x^2 + 2 r^2 w^2 x + A - r^2 (B + w^2) = 0 with r = c / (1 - c), solved apart from the engine."""
    ranking = ranked([[6.0, 2.0], [3.0, 3.0]], [1, 1])
    [step, _] = steps_to_next_place(ranking, "p1")
    target, w2 = ranking.closeness[0], 0.25
    r2 = (target / (1 - target)) ** 2
    a, b = w2 * 0.7**2, w2 * 0.3**2
    roots = np.roots([w2 * (1 - r2), 2 * r2 * w2, a - r2 * (b + w2)])
    share = next(root.real for root in roots if 0 <= root.real <= 1)
    assert step.value_needed == pytest.approx(10 * share, abs=1e-9)


def test_a_tie_ahead_is_gained_as_a_shared_place() -> None:
    """Drawing level with two in the second place gives the second place."""
    ranking = ranked([[9.0, 1.0], [5.0, 5.0], [5.0, 5.0], [4.0, 5.0]], [1, 1])
    [step, _] = steps_to_next_place(ranking, "p3")
    assert (step.place, step.place_gained) == (4, 2)
    assert step.value_needed == pytest.approx(5.0)


def test_the_first_has_no_step_and_strangers_are_refused() -> None:
    """Nothing to gain; an unknown project is named with those that are known."""
    ranking = ranked([[9.0, 1.0], [5.0, 5.0]], [1, 1])
    assert steps_to_next_place(ranking, "p0") == ()
    with pytest.raises(InputError, match="project_unknown"):
        steps_to_next_place(ranking, "nobody")
    with pytest.raises(InputError, match="project_unknown"):
        separation(ranking, "p0", "nobody")


def test_steps_need_declared_bounds() -> None:
    """On data bounds everybody would move."""
    values = np.array([[1.0], [2.0]])
    matrix = DecisionMatrix(projects=("a", "b"), criteria=("x",), values=values)
    with pytest.raises(InputError, match="bounds_must_be_declared"):
        steps_to_next_place(rank(matrix, scale=data_scale(values, ["more"]), weights=[1]), "a")
