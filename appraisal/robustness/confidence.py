"""Confidence factors: how often a project is first with its central weights (SMAA-2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from appraisal.arrays import Floats
from appraisal.ranking.order import TOLERANCE
from appraisal.ranking.scale import normalise
from appraisal.robustness.scored_draws import BLOCK, Experiment


def confidence(experiment: Experiment, central: Mapping[int, Floats], draws: int) -> dict[int, float]:
    """Return, for each project with central weights (m,), the share of draws of figures in which they make it first.

    Fixed figures need one evaluation. Otherwise the draws are those of the first blocks, and each project is scored
    under all central weights at once.
    """
    projects = list(central)
    weights = np.array([central[i] for i in projects])
    total = draws if experiment.figures.cells.size else 1
    first = np.zeros(len(projects), dtype=np.int64)
    for start in range(0, total, BLOCK):
        count = min(BLOCK, total - start)
        best = np.full((len(projects), count), -np.inf)
        own = np.empty_like(best)
        for i, shares in _rows(experiment, start // BLOCK, count):
            reached = _scores(experiment, weights, shares)
            np.maximum(best, reached, out=best)
            if i in central:
                own[projects.index(i)] = reached[projects.index(i)]
        first += np.count_nonzero(own >= best - TOLERANCE, axis=1)
    return dict(zip(projects, (first / total).tolist(), strict=True))


def _rows(experiment: Experiment, block: int, count: int) -> Iterator[tuple[int, Floats]]:
    """Yield each project with its normalised figures: (m, count), or (m, 1) if none varies."""
    drawn = experiment.draw_figures(block)
    cell = next(drawn, None)
    for i, row in enumerate(normalise(experiment.figures.mode, experiment.scale)):
        shares = row[:, np.newaxis]
        if cell is not None and cell[0] == i:
            shares = np.repeat(shares, count, axis=1)
        while cell is not None and cell[0] == i:
            shares[cell[1]] = cell[2][:count]
            cell = next(drawn, None)
        yield i, shares


def _scores(experiment: Experiment, weights: Floats, shares: Floats) -> Floats:
    if experiment.model == "sum":
        return np.asarray(weights @ shares)
    squared = weights * weights
    above = np.sqrt(squared @ (shares * shares))
    below = np.sqrt(squared @ (1 - shares) ** 2)
    below += above
    above /= below
    return np.asarray(above)
