"""How far a ranking can be trusted: the case's admissible weights and figures handed to the robustness engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeVar, get_args

import numpy as np

from appraisal.arrays import Floats
from appraisal.assembly.decision import Decision
from appraisal.council.ballots import Ballots
from appraisal.council.influence import own_weights
from appraisal.documents.case import Case
from appraisal.errors import refuse
from appraisal.figures import Figure
from appraisal.measures.risk import simulated, with_range
from appraisal.measures.version import Version
from appraisal.robustness.acceptability import Acceptability, acceptability
from appraisal.robustness.draws import Model
from appraisal.robustness.figure_space import FigureSpace, figure_space, known_figures
from appraisal.robustness.weight_space import Between, Free, Known, Ordered, WeightSpace, within

DRAWS, SEED, LEVEL, MARGIN = 10_000, 1, 0.95, 0.10
Space = Literal["experts", "within", "ordered", "free", "known"]
SPACES: tuple[Space, ...] = ("experts", "within", "ordered", "free", "known")
Vary = Literal["both", "weights", "figures"]
_VARIES: tuple[Vary, ...] = get_args(Vary)
_MODELS: tuple[Model, ...] = get_args(Model)
Choice = TypeVar("Choice", bound=str)
Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What is admissible: weights, and figures of all projects over their ranges.

    Attributes:
        case: under its scenario.
        decision: the decision matrix with its gaps.
        weights: (m,) in force.
        ballots: the council's, or None.
    """

    case: Case
    decision: Decision
    weights: Floats
    ballots: Ballots | None

    @cached_property
    def figures(self) -> tuple[tuple[Figure, ...], ...]:
        """The cells (n, m); a net present value has the range that its drivers' ranges give."""
        versions = [Version(self.case, project) for project in self.decision.projects]
        draws = simulated(versions) if "npv" in self._measures else {}
        return tuple(
            tuple(
                with_range(self.decision.cells[project][key], draws.get(project))
                if measure == "npv"
                else self.decision.cells[project][key]
                for key, measure in zip(self.decision.criteria, self._measures, strict=True)
            )
            for project in self.decision.projects
        )

    @property
    def _measures(self) -> list[str | None]:
        return [self.case.criteria[key].measure for key in self.decision.criteria]

    def default_space(self) -> Space:
        """Return `experts` where at least two gave weights, else `within`."""
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

        A missing figure varies in any case: it has no value to be fixed at (rule 1).
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
        draws: int = DRAWS,
        seed: int = SEED,
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
            draws=draws,
            seed=seed,
            level=level,
            model=model,
            executor=executor,
            progress=progress,
        )


def _fixed(cell: Figure) -> Figure:
    return cell if cell.missing else replace(cell, low=None, high=None)


def likely_places(run: Acceptability, share: float = 0.9) -> tuple[tuple[int, int], ...]:
    """Return, for each project, the places between which it stands in at least a share of the draws.

    At most half of what is left lies on either side.
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
    """Return what ranks in each draw by its name.

    Raises:
        InputError: `unknown_space`.
    """
    return _named(name, _MODELS)


def vary_named(name: str) -> Vary:
    """Return what varies by its name.

    Raises:
        InputError: `unknown_space`.
    """
    return _named(name, _VARIES)


def _named(name: str, known: Sequence[Choice]) -> Choice:
    for each in known:
        if each == name:
            return each
    raise refuse("unknown_space", name=name, known=list(known))
