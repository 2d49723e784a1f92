"""Scores of one block of draws, and the counts made from them.

A run is cut into blocks of `BLOCK` draws. Each block has random streams of its own, spawned from the seed by its number
(PCG64; O'Neill 2014), one for weights and one for figures; so a block is the same wherever and whenever it is computed.
All sums over blocks are of whole numbers (weights in units of 2^-36, whose sums a double holds exactly), so the order
of addition, the chunk, the processor and the executor cannot change a byte of the result (rule 12).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.random import PCG64, Generator, SeedSequence

from appraisal.arrays import Floats, Ints, frozen
from appraisal.errors import refuse
from appraisal.ranking.scale import Scale, normalise
from appraisal.robustness.figure_space import FigureSpace
from appraisal.robustness.places import count_places, count_wins, places_in_columns
from appraisal.robustness.weight_space import WeightSpace

Model = Literal["topsis", "sum"]
BLOCK = 8192
_UNIT = 2.0**36  # unit of weights: the sum of BLOCK of them is exact in a double
_WEIGHTS, _FIGURES = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Experiment:
    """The draws to make and how to score them; can be pickled, so that another process can compute a block."""

    figures: FigureSpace
    scale: Scale
    weights: WeightSpace
    model: Model
    seed: int

    def draw_weights(self, block: int) -> Floats:
        """Return the deciding weights of a block, (m, BLOCK)."""
        weights = self.weights.draw(_stream(self.seed, _WEIGHTS, block), BLOCK)
        if self.scale.flat:
            weights[list(self.scale.flat)] = 0.0
            if not weights.any(axis=0).all():
                raise refuse("nothing_decides")
        return weights

    def draw_figures(self, block: int) -> Iterator[tuple[int, int, Floats]]:
        """Yield the varying figures of a block, normalised to 0 (worst) … 1 (best)."""
        low, span = self.scale.lower, self.scale.span
        for i, k, drawn in self.figures.draw(_stream(self.seed, _FIGURES, block), BLOCK):
            held = np.clip(drawn, low[k], self.scale.upper[k])
            yield i, k, np.clip((held - self.scale.worst[k]) / span[k], 0.0, 1.0)


@dataclass(slots=True, kw_only=True, eq=False)
class Tally:
    """The counts over some blocks; tallies can be added in any order."""

    draws: int
    places: Ints  # (n, n) how often each project took each place
    wins: Ints  # (n, n) how often the project of the row stood better
    first_weights: Ints  # (n, m) sum of the weights with which each was first, in units of 2^-36

    @classmethod
    def nothing(cls, n: int, m: int) -> Tally:
        """Return the tally of no draws of n projects on m criteria."""
        places, wins = np.zeros((n, n), dtype=np.int64), np.zeros((n, n), dtype=np.int64)
        return cls(draws=0, places=places, wins=wins, first_weights=np.zeros((n, m), dtype=np.int64))

    def add(self, other: Tally) -> None:
        """Add the counts of other blocks."""
        self.draws += other.draws
        self.places += other.places
        self.wins += other.wins
        self.first_weights += other.first_weights


def _stream(seed: int, kind: int, block: int) -> Generator:
    return Generator(PCG64(SeedSequence(seed, spawn_key=(kind, block))))


def scores(experiment: Experiment, weights: Floats, figures: Iterable[tuple[int, int, Floats]]) -> Floats:
    """Return the scores (n, draws) under the weights (m, draws) and the varying figures of the same draws.

    TOPSIS on given bounds is two matrix products of squares (see `ranking.topsis.closeness`); varying figures are left
    out of them and added draw by draw.
    """
    topsis, draws = experiment.model == "topsis", weights.shape[1]
    fixed = normalise(experiment.figures.mode, experiment.scale)
    rows, columns = experiment.figures.cells.T
    if not topsis:
        fixed[rows, columns] = 0.0
        sums: Floats = fixed @ weights
        for i, k, share in figures:
            sums[i] += weights[k] * share[:draws]
        return sums
    gained, lost = fixed**2, (1 - fixed) ** 2
    gained[rows, columns] = lost[rows, columns] = 0.0
    squared = weights * weights
    above: Floats = gained @ squared
    below: Floats = lost @ squared
    for i, k, share in figures:
        above[i] += squared[k] * share[:draws] ** 2
        below[i] += squared[k] * (1 - share[:draws]) ** 2
    np.sqrt(above, out=above)
    np.sqrt(below, out=below)
    below += above
    above /= below
    return above


def tally(experiment: Experiment, first: int, draws: int) -> Tally:
    """Count the draws of consecutive blocks from `first` on; a top-level function, so that any executor can run it."""
    n, m = experiment.figures.shape
    total = Tally.nothing(n, m)
    for start in range(0, draws, BLOCK):
        total.add(_tally_block(experiment, first + start // BLOCK, min(BLOCK, draws - start)))
    return total


def _tally_block(experiment: Experiment, block: int, draws: int) -> Tally:
    weights = experiment.draw_weights(block)[:, :draws]
    places = places_in_columns(scores(experiment, weights, experiment.draw_figures(block)))
    first = (places == 1).astype(np.float64)
    units = np.rint(weights * _UNIT)
    return Tally(
        draws=draws,
        places=count_places(places),
        wins=count_wins(places),
        first_weights=(first @ units.T).astype(np.int64),
    )


def central_weights(counted: Tally) -> dict[int, Floats]:
    """Return, for each project that was ever first, the mean (m,) of the weights that put it first."""
    ever = np.flatnonzero(counted.places[:, 0]).tolist()
    return {i: frozen(counted.first_weights[i] / (_UNIT * counted.places[i, 0])) for i in ever}
