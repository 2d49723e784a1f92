"""VIKOR where its formula would divide by zero, and its compromise."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.scale import Scale
from appraisal.ranking.vikor import Compromise, compromise


def run(values: Sequence[Sequence[float]], weights: list[float], v: float = 0.5) -> Compromise:
    """Run VIKOR where more is better on all criteria."""
    m = len(values[0])
    matrix = DecisionMatrix(
        projects=tuple(f"p{i}" for i in range(len(values))),
        criteria=tuple(f"c{k}" for k in range(m)),
        values=np.array(values),
    )
    return compromise(matrix, scale=Scale(worst=np.zeros(m), best=np.ones(m)), weights=weights, v=v)


def test_equal_greatest_regrets_leave_the_group_regret_to_decide() -> None:
    """Everybody worst on one criterion of the same weight: R says nothing, S decides half of Q."""
    result = run([[1, 0, 0], [0, 1, 1], [0, 1, 0]], [1, 1, 1])
    assert np.ptp(result.greatest_regret) == 0
    np.testing.assert_allclose(result.q, [0.5, 0.0, 0.5])


def test_two_mirrored_projects_share_the_first_place() -> None:
    """S and R both equal: nobody leads, both are named."""
    result = run([[1, 0], [0, 1]], [1, 1])
    assert result.q.tolist() == [0.0, 0.0]
    assert (result.acceptable_advantage, result.compromise) == (False, (0, 1))


def test_advantage_without_stability_names_the_first_two() -> None:
    """The leader by Q, best neither by S nor by R, is named with the second."""
    values = [[9, 5, 0], [10, 5, 0], [9, 10, 0], [9, 0, 6], [4, 4, 4], [3, 3, 4], [7, 9, 0], [10, 5, 3], [0, 0, 10]]
    result = run([*values, [1, 3, 6]], [1, 1, 1])
    first, second = result.ranking.order[:2]
    assert result.group_regret[first] > result.group_regret.min()
    assert result.greatest_regret[first] > result.greatest_regret.min()
    assert (result.acceptable_advantage, result.acceptable_stability) == (True, False)
    assert result.compromise == (first, second) == (7, 4)


def test_v_weighs_group_against_greatest_regret() -> None:
    """At v = 1 the order is that of S, at v = 0 that of R."""
    values = np.random.default_rng(4).random((6, 3)).tolist()
    for v, measure in ((1.0, "group_regret"), (0.0, "greatest_regret")):
        result = run(values, [1, 2, 3], v)
        assert np.argsort(getattr(result, measure)).tolist() == list(result.ranking.order)


@pytest.mark.parametrize(("v", "key"), [(-0.1, "share_outside"), (1.1, "share_outside"), (float("nan"), "not_finite")])
def test_v_is_a_share(v: float, key: str) -> None:
    """Outside 0..1 it is refused."""
    with pytest.raises(InputError, match=key):
        run([[1.0], [2.0]], [1], v)
