"""Blocks of draws: scores of the named methods, streams of their own, sums that no order changes."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.ranking.scale import Scale, normalise
from appraisal.ranking.topsis import closeness
from appraisal.robustness.figure_space import FigureSpace
from appraisal.robustness.scored_draws import BLOCK, Experiment, Model, Tally, scores, tally
from appraisal.robustness.weight_space import Free

SCALE = Scale(worst=np.array([0, 10, -5]), best=np.array([10, 0, 5]))
MODE = np.array([[3.0, 4.0, 0.0], [9.0, 2.0, 4.0], [5.0, 5.0, -4.0]])
SPREAD = np.array([[1.0, 0.0, 2.0], [3.0, 0.0, 0.0], [0.0, 9.0, 3.0]])


def experiment(model: Model = "topsis", seed: int = 1) -> Experiment:
    """Return a run with fixed, triangular and missing figures."""
    missing = np.zeros(MODE.shape, dtype=np.bool_)
    missing[2, 1] = True
    figures = FigureSpace(low=MODE - SPREAD, mode=MODE, high=MODE + SPREAD, missing=missing)
    return Experiment(figures=figures, scale=SCALE, weights=Free(3), model=model, seed=seed)


def test_scores_are_those_of_the_ranking() -> None:
    """Each draw's scores are the closeness, or the weighted sum, of that draw's figures and weights."""
    models: tuple[Model, ...] = ("topsis", "sum")
    for model in models:
        run = experiment(model)
        weights = run.draw_weights(3)[:, :500]
        values = np.repeat(normalise(MODE, SCALE)[None], 500, axis=0)
        for i, k, drawn in run.draw_figures(3):
            values[:, i, k] = drawn[:500]
        expected = closeness(values, weights.T) if model == "topsis" else (values * weights.T[:, None]).sum(axis=2)
        result = scores(run, weights, run.draw_figures(3))
        assert np.abs(result.T - expected).max() < 1e-14


def test_figures_outside_their_bounds_count_as_the_bound() -> None:
    """Drawn figures are held to the scale, as the ranking holds them (rule 3)."""
    for _, _, drawn in experiment().draw_figures(0):
        assert 0 <= drawn.min() <= drawn.max() <= 1


def test_blocks_add_up_in_any_order() -> None:
    """Blocks counted one by one, backwards, give the very numbers of one task."""
    run = experiment()
    whole = tally(run, 0, 2 * BLOCK + 100)
    parts = Tally.nothing(3, 3)
    for first, draws in ((2, 100), (1, BLOCK), (0, BLOCK)):
        parts.add(tally(pickle.loads(pickle.dumps(run)), first, draws))  # noqa: S301 (as an executor would send it)
    assert whole.draws == parts.draws == 2 * BLOCK + 100
    for name in ("places", "wins", "first_weights"):
        assert np.array_equal(getattr(whole, name), getattr(parts, name))


def test_streams_differ_by_seed_block_and_kind() -> None:
    """No two blocks or seeds share their weights, and varying figures does not change the weights."""
    drawn = [experiment(seed=seed).draw_weights(block)[0, 0] for seed in (1, 2) for block in (0, 1)]
    assert len(set(drawn)) == 4
    fixed = FigureSpace(low=MODE, mode=MODE, high=MODE, missing=np.zeros(MODE.shape, dtype=np.bool_))
    plain = Experiment(figures=fixed, scale=SCALE, weights=Free(3), model="topsis", seed=1)
    assert plain.draw_weights(0).tobytes() == experiment().draw_weights(0).tobytes()


def test_flat_criteria_decide_nothing() -> None:
    """A criterion on which all projects were found equal gets no weight, and alone it is refused."""
    flat = Scale(worst=np.array([0, 10, -5]), best=np.array([10, 0, 5]), bounds="data", flat=(1,))
    run = Experiment(figures=experiment().figures, scale=flat, weights=Free(3), model="topsis", seed=1)
    assert not run.draw_weights(0)[1].any()
    nothing = Scale(worst=np.array([0, 10, -5]), best=np.array([10, 0, 5]), bounds="data", flat=(0, 1, 2))
    with pytest.raises(InputError, match="nothing_decides"):
        Experiment(figures=run.figures, scale=nothing, weights=Free(3), model="topsis", seed=1).draw_weights(0)
