"""Monte-Carlo over the ranges of drivers: the probability of a loss and the distribution of NPV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from appraisal.arrays import Floats, frozen
from appraisal.errors import InputError, refuse
from appraisal.finance.drivers import Drivers
from appraisal.finance.ranges import Range, drawn, range_problems
from appraisal.finance.scores import Correlations, market_scores, normal_scores
from appraisal.finance.terms import Terms
from appraisal.finance.valuation import discounted_outlays, net_present_values

_MOST_DRAWS = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertain:
    """A project whose drivers have ranges, and the rank correlations between them."""

    drivers: Drivers
    ranges: tuple[Range, ...]
    correlations: Correlations = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Convergence:
    """Convergence of the estimates: the share of losses and the mean after each of `counts` draws.

    `loss_error` and `mean_error` are their standard errors.
    """

    counts: tuple[int, ...]
    loss: Floats
    loss_error: Floats
    mean: Floats
    mean_error: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """The draws of one project's net present value, in the order drawn, with the seed that repeats them (rule 12)."""

    project: str
    seed: int
    npv: Floats

    @property
    def draws(self) -> int:
        """The number of draws."""
        return len(self.npv)

    @property
    def loss_probability(self) -> float:
        """The share of draws with a net present value below zero."""
        return float(np.count_nonzero(self.npv < 0) / self.draws)

    @property
    def mean(self) -> float:
        """The mean net present value."""
        return float(self.npv.mean())

    def percentiles(self, *percents: float) -> tuple[float, ...]:
        """Return percentiles, linear between draws; P5, P50 and P95 by default."""
        return tuple(float(each) for each in np.percentile(self.npv, percents or (5, 50, 95)))

    def histogram(self, *, bins: int = 30) -> tuple[Floats, Floats]:
        """Return (share of draws in each bin, edges of the bins); zero is an edge if draws lie on both sides of it."""
        low, high = float(self.npv.min()), float(self.npv.max())
        edges = np.linspace(low, high, bins + 1)
        if low < 0 < high:
            edges[max(1, min(bins - 1, int(np.abs(edges).argmin())))] = 0.0
        shares = np.histogram(self.npv, bins=edges if high > low else 1)
        return frozen(shares[0] / self.draws), frozen(shares[1])

    def convergence(self, *, steps: int = 12) -> Convergence:
        """Return the running estimates at counts that grow by a constant factor."""
        counts = np.unique(np.geomspace(min(100, self.draws), self.draws, steps).astype(np.int64))
        lost = np.cumsum(self.npv < 0)[counts - 1] / counts
        mean = np.cumsum(self.npv)[counts - 1] / counts
        squares = np.cumsum((self.npv - self.mean) ** 2)[counts - 1] / counts - (mean - self.mean) ** 2
        return Convergence(
            counts=tuple(counts.tolist()),
            loss=frozen(lost),
            loss_error=frozen(np.sqrt(lost * (1 - lost) / counts)),
            mean=frozen(mean),
            mean_error=frozen(np.sqrt(np.maximum(squares, 0.0) / counts)),
        )


def simulate(
    projects: Mapping[str, Uncertain],
    terms: Terms,
    *,
    draws: int = 10_000,
    seed: int = 1,
    executor: Executor | None = None,
) -> dict[str, Simulation]:
    """Draw the net present value of each project, all under the same draws of the market.

    Draw i of one project belongs to draw i of any other: their sum is a draw of a portfolio. A project without ranges
    has the same value in every draw. An executor runs the projects in parallel, with the same results.

    Raises:
        InputError: `too_few_draws`, what `range_problems` and `normal_scores` find, and all that `check` refuses.
    """
    if not 1 <= draws <= _MOST_DRAWS:
        raise refuse("too_few_draws", draws=draws, low=1, high=_MOST_DRAWS)
    if problems := [problem for each in projects.values() for problem in range_problems(each.ranges)]:
        raise InputError(problems)
    market = market_scores(draws=draws, seed=seed)
    run = partial(_simulate, terms=terms, market=market, seed=seed)
    result = (map if executor is None else executor.map)(run, projects, projects.values())
    return dict(zip(projects, result, strict=True))


def _simulate(key: str, uncertain: Uncertain, *, terms: Terms, market: Floats, seed: int) -> Simulation:
    values = draws_of(key, uncertain.ranges, uncertain.correlations, market, seed=seed)
    npv = net_present_values(uncertain.drivers, terms, values)
    return Simulation(project=key, seed=seed, npv=npv if values else frozen(np.full(len(market), npv[0])))


def simulated_outlays(uncertain: Uncertain, terms: Terms, simulation: Simulation) -> Floats:
    """Return the discounted investment of a project in each draw of its simulation, shape (draws,)."""
    market = market_scores(draws=simulation.draws, seed=simulation.seed)
    values = draws_of(simulation.project, uncertain.ranges, uncertain.correlations, market, seed=simulation.seed)
    spent = discounted_outlays(uncertain.drivers, terms, values)
    return spent if values else frozen(np.full(simulation.draws, spent[0]))


def draws_of(
    key: str, ranges: Sequence[Range], correlations: Correlations, market: Floats, *, seed: int
) -> dict[str, Floats]:
    """Return the draws of each driver with a range, shape (draws,) each."""
    scores = normal_scores(ranges, correlations, market, project=key, seed=seed)
    return {each.driver: drawn(each, row) for each, row in zip(ranges, scores, strict=True)}
