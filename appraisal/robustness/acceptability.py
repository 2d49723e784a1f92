"""Rank acceptability (SMAA-2): over all admissible weights and figures, how often does each project take each place?

Source: Lahdelma & Salminen (2001), SMAA-2: Stochastic Multicriteria Acceptability Analysis for Group Decision Making,
Operations Research 49(3): rank acceptability, eq. 6; central weights, eq. 4; confidence factors, eq. 5. Pairwise
winning: Leskinen et al. (2006), Alternatives' holistic acceptability, Ecological Modelling. The score here is TOPSIS
closeness on given bounds, or the weighted sum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import ArrayLike

from appraisal.arrays import Floats, Ints, frozen, frozen_ints
from appraisal.brief import Brief
from appraisal.errors import refuse
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.plain import matrix_of, numbers_of, scale_of
from appraisal.ranking.scale import Scale
from appraisal.robustness.bands import bands
from appraisal.robustness.confidence import confidence
from appraisal.robustness.figure_space import FigureSpace, known_figures
from appraisal.robustness.scored_draws import BLOCK, Experiment, Model, Tally, central_weights, tally
from appraisal.robustness.weight_space import Free, Known, WeightSpace

if TYPE_CHECKING:
    import pandas as pd

_MOST_DRAWS = 100_000_000
_MOST_PROJECTS = 1_000
_CONFIDENCE_DRAWS = BLOCK
_SENT_AHEAD = 32  # tasks submitted to an executor at a time, which bounds the memory


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Acceptability(Brief):
    """The result of a run of draws for n projects on m criteria.

    Attributes:
        draws: number of draws.
        seed: of the random streams; the same seed gives the same bytes.
        model: `topsis` or `sum`.
        places: (n, n) share of draws in which the project of the row took the place of the column. Rows sum to 1, and
            without ties columns too; tied projects share the best place (rule 6).
        pairwise: (n, n) share of draws in which the project of the row stood better than that of the column.
        central_weights: mean weights (m,) of the draws in which a project was first; None if it never was.
        confidence: share of draws of figures in which a project is first with its central weights, from at most 8,192
            draws of figures; None if it was never first.
        intervals: (n, 2) best and worst place seen.
        mean_places: (n,) mean place.
        level: share of wins from which one project counts as separated from another.
        bands: projects (indexes) that the draws do not separate, best band first.
        projects: their names, if the figures had them.
    """

    draws: int
    seed: int
    model: Model
    places: Floats
    pairwise: Floats
    central_weights: tuple[Floats | None, ...]
    confidence: tuple[float | None, ...]
    intervals: Ints
    mean_places: Floats
    level: float
    bands: tuple[tuple[int, ...], ...]
    projects: tuple[str, ...] = ()

    def to_frame(self) -> pd.DataFrame:
        """Return the share of draws in which each project (row) took each place (column)."""
        import pandas as pd

        places = pd.RangeIndex(1, len(self.places) + 1, name="place")
        names = self.projects or tuple(map(str, places))
        return pd.DataFrame(self.places, index=pd.Index(names, name="project"), columns=places)

    @property
    def sampling_error(self) -> float:
        """Half-width of the widest 95 % interval of any share above."""
        return 1.96 * 0.5 / sqrt(self.draws)


def acceptability(
    figures: FigureSpace | DecisionMatrix | pd.DataFrame | ArrayLike,
    *,
    weights: WeightSpace | Literal["free"] | Mapping[str, float] | Sequence[float] | Floats,
    scale: Scale | None = None,
    directions: Mapping[str, str] | Sequence[str] | None = None,
    bounds: Mapping[str, Sequence[float]] | Sequence[Sequence[float]] | Floats | None = None,
    draws: int = 10_000,
    seed: int = 1,
    model: Model = "topsis",
    level: float = 0.95,
    executor: Executor | None = None,
    chunk: int = 16 * BLOCK,
    progress: Callable[[int, int], None] | None = None,
) -> Acceptability:
    """Draw weights and figures and count places.

    With a plain matrix only the weights vary, with `Known` weights only the figures, otherwise both; the draws of the
    one do not depend on whether the other varies.

    Args:
        figures: a space of possible figures, or a matrix (n, m) of known ones, in the criteria's units; a DataFrame has
            its own names.
        weights: a space of possible weights of `weight_space.py`, `free`, or exactly these numbers.
        scale: bounds of the m criteria; bounds taken from data stay those of the original matrix.
        directions: `more` or `less` for each criterion of a matrix, in place of a scale; see `scale_of`.
        bounds: [worst, best] for each criterion of a matrix, in place of a scale.
        draws: their number, 1 … 100,000,000; memory does not grow with it.
        seed: a whole number, 0 or more.
        model: the ranking method, `topsis` or weighted `sum`.
        level: for the bands, in (0.5, 1].
        executor: any executor of `concurrent.futures`, such as a process pool or Dask's `Client.get_executor()`.
        chunk: draws per task, rounded up to whole blocks of 8,192; it does not change the result.
        progress: called after each task with the number of finished draws and of all draws.

    Raises:
        InputError: those of `matrix_of` and `scale_of`; `draws_out_of_range`, `seed_negative`, `chunk_too_small`,
            `too_many_projects`, `weights_wrong_count`, `level_not_above_half`, or what is wrong with the figures.

    Example:
        >>> unit = [[0, 1], [0, 1]]
        >>> run = acceptability([[1, 0], [0, 1], [0.6, 0.6]], bounds=unit, weights="free", model="sum")
        >>> run.places.round(2).tolist()
        [[0.4, 0.1, 0.5], [0.4, 0.1, 0.5], [0.2, 0.8, 0.0]]
    """
    names: tuple[str, ...] = ()
    if isinstance(figures, FigureSpace):
        criteria, space = tuple(str(k + 1) for k in range(figures.shape[1])), figures
        if scale is None or directions is not None or bounds is not None:
            raise refuse("scale_not_given" if scale is None else "scale_given_twice")
    else:
        matrix = matrix_of(figures)
        names, criteria, space = matrix.projects, matrix.criteria, known_figures(matrix.values)
        scale = scale_of(matrix, scale=scale, directions=directions, bounds=bounds)
    admissible = _space_of(weights, criteria)
    _check(space, scale, admissible, draws, seed, level, chunk)
    experiment = Experiment(figures=space, scale=scale, weights=admissible, model=model, seed=seed)
    counted = Tally.nothing(*space.shape)
    for part in _parts(experiment, draws, -(-chunk // BLOCK) * BLOCK, executor):
        counted.add(part)
        if progress:
            progress(counted.draws, draws)
    return replace(_summary(experiment, counted, level), projects=names)


def _space_of(
    weights: WeightSpace | Literal["free"] | Mapping[str, float] | Sequence[float] | Floats, criteria: tuple[str, ...]
) -> WeightSpace:
    if isinstance(weights, str) and weights == "free":
        return Free(len(criteria))
    if isinstance(weights, Mapping | Sequence | np.ndarray) or not hasattr(weights, "draw"):
        return Known(numbers_of("weights", weights, criteria))
    return weights


def _check(
    space: FigureSpace, scale: Scale, weights: WeightSpace, draws: int, seed: int, level: float, chunk: int
) -> None:
    n, m = space.shape
    if not 1 <= draws <= _MOST_DRAWS:
        raise refuse("draws_out_of_range", draws=draws, most=_MOST_DRAWS)
    if seed < 0:
        raise refuse("seed_negative", seed=seed)
    if chunk < 1:
        raise refuse("chunk_too_small", chunk=chunk)
    if n > _MOST_PROJECTS:
        raise refuse("too_many_projects", found=n, most=_MOST_PROJECTS)
    if scale.worst.shape != (m,):
        raise refuse("scale_other_criteria", expected=m, found=len(scale.worst))
    if weights.criteria != m:
        raise refuse("weights_wrong_count", expected=m, found=weights.criteria)
    if not 0.5 < level <= 1:
        raise refuse("level_not_above_half", level=level)


def _parts(experiment: Experiment, draws: int, chunk: int, executor: Executor | None) -> Iterator[Tally]:
    tasks = ((experiment, start // BLOCK, min(chunk, draws - start)) for start in range(0, draws, chunk))
    if executor is None:
        for task in tasks:
            yield tally(*task)
        return
    waiting: set[Future[Tally]] = set()
    try:
        for task in tasks:
            waiting.add(executor.submit(tally, *task))
            if len(waiting) == _SENT_AHEAD:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    finally:
        for future in waiting:
            future.cancel()


def _summary(experiment: Experiment, counted: Tally, level: float) -> Acceptability:
    n, draws = len(counted.places), counted.draws
    taken = counted.places > 0
    pairwise = frozen(counted.wins / draws)
    central = central_weights(counted)
    sure = confidence(experiment, central, min(draws, _CONFIDENCE_DRAWS))
    return Acceptability(
        draws=draws,
        seed=experiment.seed,
        model=experiment.model,
        places=frozen(counted.places / draws),
        pairwise=pairwise,
        central_weights=tuple(central.get(i) for i in range(n)),
        confidence=tuple(sure.get(i) for i in range(n)),
        intervals=frozen_ints(np.column_stack([1 + taken.argmax(axis=1), n - taken[:, ::-1].argmax(axis=1)])),
        mean_places=frozen(counted.places @ np.arange(1, n + 1) / draws),
        level=level,
        bands=bands(pairwise, level=level),
    )
