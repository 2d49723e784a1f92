"""Robustness of a ranking: the case's admissible weights and figures for the robustness engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Literal, TypeVar, get_args

import numpy as np

from appraisal.analysis.decision_matrix import Decision
from appraisal.analysis.figure_results import FigureResults
from appraisal.arrays import Floats
from appraisal.brief import Brief
from appraisal.council.ballots import Ballots
from appraisal.council.influence import own_weights
from appraisal.documents.case import Case
from appraisal.errors import refuse
from appraisal.figures import Figure
from appraisal.measures.catalogue import draws_of
from appraisal.measures.risk import with_range
from appraisal.once import once
from appraisal.robustness.acceptability import Acceptability, acceptability
from appraisal.robustness.figure_space import FigureSpace, figure_space, known_figures
from appraisal.robustness.scored_draws import Model
from appraisal.robustness.weight_space import Between, Free, Known, Ordered, WeightSpace, within

DRAWS, SEED, LEVEL, MARGIN = 10_000, 1, 0.95, 0.10
_PROMPT = 25  # most projects whose places are drawn quickly
Space = Literal["experts", "within", "ordered", "free", "known"]
SPACES: tuple[Space, ...] = ("experts", "within", "ordered", "free", "known")
Vary = Literal["both", "weights", "figures"]
_VARIES: tuple[Vary, ...] = get_args(Vary)
_MODELS: tuple[Model, ...] = get_args(Model)
Choice = TypeVar("Choice", bound=str)
Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True, repr=False)
class Evidence(Brief):
    """The admissible weights, and the admissible figures of all projects over their ranges.

    Attributes:
        case: under its scenario.
        decision: the decision matrix with its gaps.
        weights: (m,) the current ones.
        ballots: the council's, or None.
        results: what rests on figures alone.
        draws: default number of draws.
        seed: of the draws, and of those over the ranges of drivers.
    """

    case: Case
    decision: Decision
    weights: Floats
    ballots: Ballots | None
    results: FigureResults
    draws: int = DRAWS
    seed: int = SEED

    @once
    def figures(self) -> tuple[tuple[Figure, ...], ...]:
        """The cells (n, m); a figure derived from drivers has the range that follows from theirs."""
        variants = self.results.full
        runs = self.results.simulated(self.seed) if self._derived else {}

        def ranged(project: str, key: str, measure: str | None) -> Figure:
            cell, run, draws = self.decision.cells[project][key], runs.get(project), draws_of(measure)
            return cell if draws is None or run is None else with_range(cell, draws(variants[project], run))

        measures = list(zip(self.decision.criteria, self._measures, strict=True))
        return tuple(tuple(ranged(project, key, each) for key, each in measures) for project in variants)

    @property
    def simulates(self) -> bool:
        """Whether the range of some figure comes from draws over its drivers' ranges."""
        variants = self.results.full.values()
        return self._derived and any(each.drivers is not None and each.ranges for each in variants)

    @property
    def _derived(self) -> bool:
        return any(draws_of(measure) is not None for measure in self._measures)

    @property
    def _measures(self) -> list[str | None]:
        return [self.case.criteria[key].measure for key in self.decision.criteria]

    @property
    def drawable(self) -> bool:
        """Whether places can be drawn: not if bounds are taken from the data and figures are missing."""
        return self.decision.scale.bounds == "declared" or not self.decision.missing

    @once
    def run(self) -> Acceptability:
        """The places over all admissible weights and figures, with the settings' number of draws."""
        return self.acceptability()

    def places_seen(self, project: str) -> tuple[int, int]:
        """Return the best and the worst place of a project over these draws."""
        best, worst = self.run.intervals[self.decision.projects.index(project)].tolist()
        return best, worst

    @property
    def places_at_once(self) -> bool:
        """Whether places can be drawn quickly."""
        return self.drawable and len(self.decision.projects) <= _PROMPT

    def default_space(self) -> Space:
        """Return `experts` if at least two gave weights, else `within`."""
        return "experts" if self.ballots is not None and len(own_weights(self.ballots)) > 1 else "within"

    def weight_space(self, space: Space | None = None, *, margin: float = MARGIN) -> WeightSpace:
        """Return the admissible weights.

        Args:
            space: one of `SPACES`; None for the default.
            margin: of `within`, a share of 1.

        Raises:
            InputError: `unknown_space`; `no_weights_given` for `experts` without any.
        """
        space = space or self.default_space()
        if space == "experts":
            own = {} if self.ballots is None else own_weights(self.ballots)
            if not own:
                raise refuse("no_weights_given")
            return Between(np.array(list(own.values())))
        if space == "within":
            return within(self.weights, margin=margin)
        if space == "ordered":
            return Ordered(tuple(1 + int((self.weights > weight).sum()) for weight in self.weights))
        if space == "free":
            return Free(len(self.weights))
        if space == "known":
            return Known(self.weights)
        raise refuse("unknown_space", name=space, known=list(SPACES))

    def figure_space(self, vary: Vary = "both") -> FigureSpace:
        """Return the admissible figures of all projects; with `weights` a known figure does not vary.

        A missing figure always varies, because it has no value (rule 1).
        """
        if vary != "weights":
            return figure_space(self.figures, scale=self.decision.scale)
        fixed = [[_fixed(cell) for cell in row] for row in self.figures]
        if not self.decision.missing:
            return known_figures([[cell.known() for cell in row] for row in fixed])
        return figure_space(fixed, scale=self.decision.scale)

    def acceptability(
        self,
        *,
        draws: int | None = None,
        seed: int | None = None,
        level: float = LEVEL,
        space: Space | None = None,
        margin: float = MARGIN,
        vary: Vary = "both",
        model: Model = "topsis",
        executor: Executor | None = None,
        progress: Progress | None = None,
    ) -> Acceptability:
        """Count the places over draws of weights, of figures, or of both."""
        return acceptability(
            self.figure_space(vary),
            scale=self.decision.scale,
            weights=self.weight_space("known" if vary == "figures" else space, margin=margin),
            draws=self.draws if draws is None else draws,
            seed=self.seed if seed is None else seed,
            level=level,
            model=model,
            executor=executor,
            progress=progress,
        )


def _fixed(cell: Figure) -> Figure:
    return cell if cell.missing else replace(cell, low=None, high=None)


def likely_places(run: Acceptability, share: float = 0.9) -> tuple[tuple[int, int], ...]:
    """Return, for each project, the interval of places that holds at least a share of the draws.

    At most half of the remaining draws lie on either side.
    """
    tail = (1 - share) / 2 + 1e-12
    below = np.cumsum(run.places, axis=1)
    above = np.cumsum(run.places[:, ::-1], axis=1)[:, ::-1]
    first = (below > tail).argmax(axis=1) + 1
    last = run.places.shape[1] - (above > tail)[:, ::-1].argmax(axis=1)
    return tuple(zip(first.tolist(), last.tolist(), strict=True))


def space_named(name: str | None) -> Space | None:
    """Return a space of weights by its name; None is the default of the case.

    Raises:
        InputError: `unknown_space`.
    """
    return None if name is None else _named(name, SPACES)


def model_named(name: str) -> Model:
    """Return the ranking model of a name.

    Raises:
        InputError: `unknown_space`.
    """
    return _named(name, _MODELS)


def vary_named(name: str) -> Vary:
    """Return what varies, by name.

    Raises:
        InputError: `unknown_space`.
    """
    return _named(name, _VARIES)


def _named(name: str, known: Sequence[Choice]) -> Choice:
    for each in known:
        if each == name:
            return each
    raise refuse("unknown_space", name=name, known=list(known))
