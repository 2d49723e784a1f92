"""Confidence factors against a plain loop over draws and weights."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.ranking.scale import Scale, normalise
from appraisal.ranking.topsis import closeness
from appraisal.robustness.confidence import confidence
from appraisal.robustness.figure_space import FigureSpace, known_figures
from appraisal.robustness.scored_draws import BLOCK, Experiment, Model
from appraisal.robustness.weight_space import Free

SCALE = Scale(worst=np.array([0.0, 10.0, 0.0]), best=np.array([10.0, 0.0, 1.0]))
MODE = np.array([[6.0, 4.0, 0.5], [5.0, 3.2, 0.5], [4.0, 3.6, 0.6], [5.5, 3.0, 0.6]])
CENTRAL = {0: np.array([0.8, 0.1, 0.1]), 3: np.array([0.2, 0.5, 0.3])}


@pytest.mark.parametrize("model", ["topsis", "sum"])
def test_shares_are_those_of_a_loop(model: Model) -> None:
    """Each factor is the share of draws in which a ranking of that draw's figures puts the project first."""
    spread = np.array([[3.0, 0.0, 0.2], [0.0, 2.0, 0.0], [0.0, 0.0, 0.0], [1.0, 1.0, 0.3]])
    missing = np.zeros(MODE.shape, dtype=np.bool_)
    missing[3, 2] = True
    figures = FigureSpace(low=MODE - spread, mode=MODE, high=MODE + spread, missing=missing)
    run = Experiment(figures=figures, scale=SCALE, weights=Free(3), model=model, seed=5)
    draws = BLOCK + 300
    result = confidence(run, CENTRAL, draws)
    values = np.repeat(normalise(MODE, SCALE)[np.newaxis], draws, axis=0)
    for block, (start, end) in enumerate([(0, BLOCK), (BLOCK, draws)]):
        for i, k, drawn in run.draw_figures(block):
            values[start:end, i, k] = drawn[: end - start]
    for i, weights in CENTRAL.items():
        scores = closeness(values, weights) if model == "topsis" else values @ weights
        assert result[i] == np.mean(scores.argmax(axis=1) == i)
        assert 0 < result[i] < 1


def test_fixed_figures_need_one_look() -> None:
    """With fixed figures a factor is 1 or 0: first or not with these weights, a shared first place included."""
    figures = known_figures(np.vstack([MODE, MODE[:1]]))
    run = Experiment(figures=figures, scale=SCALE, weights=Free(3), model="topsis", seed=5)
    assert confidence(run, CENTRAL | {4: CENTRAL[0], 1: CENTRAL[0]}, 1000) == {0: 1.0, 3: 1.0, 4: 1.0, 1: 0.0}
