"""Figure flips: the figure named draws level, a little less does not, and beyond the bounds nothing is promised."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.ranking.order import places
from appraisal.ranking.scale import Scale, normalise
from appraisal.ranking.topsis import closeness, rank
from appraisal.robustness.figure_flips import figure_flips

SCALE = Scale(worst=np.array([0.0, 100.0, -5.0]), best=np.array([10.0, 0.0, 5.0]))


@pytest.mark.parametrize("seed", range(30))
def test_the_figure_needed_gains_the_place(seed: int) -> None:
    """With the figure needed the place is shared, with a thousandth less of the change not; else none is enough."""
    rng = np.random.default_rng(seed)
    values = SCALE.worst + rng.random((5, 3)).round(2) * SCALE.span
    weights = rng.dirichlet(np.ones(3))
    now = places(closeness(normalise(values, SCALE), weights))
    ranking = rank(values, scale=SCALE, weights=weights)
    projects, criteria = ranking.matrix.projects, ranking.matrix.criteria
    flips = figure_flips(ranking)
    assert len(flips) == 3 * np.count_nonzero(now > 1)

    def place(project: int, criterion: int, value: float) -> int:
        changed = values.copy()
        changed[project, criterion] = value
        return int(places(closeness(normalise(changed, SCALE), weights))[project])

    for flip in flips:
        i, k = projects.index(flip.project), criteria.index(flip.criterion)
        assert flip.place == now[projects.index(flip.ahead)] < now[i]
        if flip.needed is None:
            assert flip.change is None
            assert place(i, k, SCALE.best[k]) == now[i]
        else:
            assert flip.change is not None
            assert SCALE.lower[k] <= flip.needed <= SCALE.upper[k]
            assert place(i, k, flip.needed) == flip.place
            assert place(i, k, flip.value + 0.999 * flip.change) == now[i]


def test_a_criterion_without_weight_never_gains_a_place() -> None:
    """Not even the best figure helps on a criterion that counts for nothing."""
    flips = figure_flips(rank([[6, 40, 0], [5, 50, 0]], scale=SCALE, weights=[1, 1, 0]))
    assert [flip.needed is None for flip in flips] == [False, False, True]


def test_nobody_to_pass() -> None:
    """One project, or several that share the first place, have no place to gain."""
    assert figure_flips(rank([[5, 5, 0]], scale=SCALE, weights=[1, 1, 1])) == ()
    assert figure_flips(rank([[5, 5, 0], [5, 5, 0]], scale=SCALE, weights=[1, 1, 1])) == ()


def test_bounds_off_the_data_promise_nothing() -> None:
    """On bounds read off the data a figure moves the scale itself, so no such change is stated."""
    values = np.array([[1.0, 2.0], [3.0, 1.0]])
    assert figure_flips(rank(values, directions=["more", "less"], weights=[1, 1])) == ()
