"""Places of every draw against a loop over pymcdm with virtual rows at the bounds."""

from __future__ import annotations

import numpy as np
from pymcdm.methods import TOPSIS

from appraisal.ranking.scale import Scale
from appraisal.robustness.acceptability import acceptability
from appraisal.robustness.figure_space import FigureSpace
from appraisal.robustness.scored_draws import Experiment
from appraisal.robustness.weight_space import Free

DRAWS = 300


def test_every_draw_is_ranked_as_pymcdm_ranks_it() -> None:
    """Weights and figures of each draw, given to pymcdm one draw at a time, lead to the same counts of places."""
    rng = np.random.default_rng(3)
    scale = Scale(worst=np.array([-100, 900, 0]), best=np.array([400, 100, 10]))
    mode = scale.worst + rng.random((7, 3)) * scale.span
    spread = np.abs(scale.span) * 0.1 * rng.integers(0, 2, mode.shape)
    missing = np.zeros(mode.shape, dtype=np.bool_)
    figures = FigureSpace(low=mode - spread, mode=mode, high=mode + spread, missing=missing)
    run = Experiment(figures=figures, scale=scale, weights=Free(3), model="topsis", seed=11)
    weights = run.draw_weights(0)
    drawn = {(i, k): scale.worst[k] + share * scale.span[k] for i, k, share in run.draw_figures(0)}
    places = np.zeros((7, 7))
    for d in range(DRAWS):
        values = mode.copy()
        for (i, k), column in drawn.items():
            values[i, k] = column[d]
        held = np.vstack([np.clip(values, scale.lower, scale.upper), scale.worst, scale.best])
        result = TOPSIS()(held, weights[:, d], scale.types, validation=False)[:-2]
        places[np.arange(7), (-result).argsort().argsort()] += 1
    ours = acceptability(figures, scale=scale, weights=Free(3), draws=DRAWS, seed=11)
    assert np.array_equal(ours.places, places / DRAWS)
