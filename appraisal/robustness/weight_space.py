"""Which weights are admissible, and how to draw from them evenly.

    Free        nothing is known: uniform on the simplex
    Ordered     only the order of importance is known: uniform on the weights that respect it
    Within      each weight within its bounds, such as ± 0.1 around the council's: uniform on that slice of a box
    Between     mixtures of the experts' own weights
    Known       exactly these weights

Weights drawn from U(0, 1) and divided by their sum are not uniform on the simplex (0.418 where 0.521 is exact); here
they are spacings of exponentials, which are (Devroye 1986, Non-Uniform Random Variate Generation, chapter V, theorem
2.2). Draws come as columns, `(criteria, draws)`: the layout in which the scores of many draws are quickest.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike

from appraisal.arrays import Floats, Ints, finite, frozen
from appraisal.errors import refuse
from appraisal.ranking.weights.direct import normalised_weights


class WeightSpace(Protocol):
    """A set of weights, each summing to 1, with a way to draw from it."""

    @property
    def criteria(self) -> int:
        """The number of criteria."""

    def draw(self, generator: Generator, draws: int) -> Floats:
        """Return weights, shape (criteria, draws); the generator alone decides them."""


def _spacings(generator: Generator, criteria: int, draws: int) -> Floats:
    parts = generator.standard_exponential((criteria, draws))
    parts /= parts.sum(axis=0)
    return parts


def _shares(weights: ArrayLike) -> Floats:
    given = np.asarray(weights, dtype=np.float64)
    if given.ndim != 1 or given.size == 0:
        raise refuse("nothing_to_weigh")
    return normalised_weights(given, criteria=[str(k + 1) for k in range(given.size)])


@dataclass(frozen=True, slots=True)
class Free:
    """Nothing is known of the weights: Dirichlet(1, …, 1).

    Example:
        >>> Free(3).draw(np.random.default_rng(1), 5).sum(axis=0).round(12)
        array([1., 1., 1., 1., 1.])
    """

    criteria: int

    def __post_init__(self) -> None:
        if self.criteria < 1:
            raise refuse("nothing_to_weigh")

    def draw(self, generator: Generator, draws: int) -> Floats:
        """Return weights uniform on the simplex, shape (criteria, draws)."""
        return _spacings(generator, self.criteria, draws)


@dataclass(frozen=True, slots=True)
class Ordered:
    """Only the order of importance is known: uniform on the weights that respect it; their mean is the ROC weights.

    Attributes:
        order: place of each criterion by importance, 1 for the most important; equal places leave that order open.

    Example:
        >>> weights = Ordered((2, 1)).draw(np.random.default_rng(1), 1000)
        >>> bool((weights[1] >= weights[0]).all())
        True
    """

    order: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.order:
            raise refuse("nothing_to_weigh")

    @property
    def criteria(self) -> int:
        """The number of criteria."""
        return len(self.order)

    def draw(self, generator: Generator, draws: int) -> Floats:
        """Return the free weights, sorted and dealt out by importance, shape (criteria, draws)."""
        sorted_weights = _spacings(generator, self.criteria, draws)
        sorted_weights.sort(axis=0)
        by_importance = np.argsort(np.array(self.order), kind="stable")
        weights = np.empty_like(sorted_weights)
        weights[by_importance] = sorted_weights[::-1]
        for place in sorted(set(self.order)):
            alike: Ints = np.flatnonzero(np.array(self.order) == place)
            if alike.size > 1:  # within equal places every order is as likely
                weights[alike] = generator.permuted(weights[alike], axis=0)
        return weights


@dataclass(frozen=True, slots=True, eq=False)
class Within:
    """Each weight within its bounds: uniform on {w : low <= w <= high, sum w = 1}.

    Exact, by rejection from the smallest of three bodies that hold this set: the simplex on the lower bounds, the
    simplex hung from the upper bounds, and the box in which the widest weight is what the others leave. Each is
    sampled evenly, so what is kept is even too; about one proposal in two to five is kept.

    Attributes:
        low: lower bounds, shape (criteria,).
        high: upper bounds, shape (criteria,).
    """

    low: Floats
    high: Floats

    def __post_init__(self) -> None:
        low = finite("low", self.low, shape=(-1,))
        high = finite("high", self.high, shape=low.shape)
        if low.size == 0:
            raise refuse("nothing_to_weigh")
        low, high = np.maximum(low, 0.0), np.minimum(high, 1.0)
        if (low > high).any() or low.sum() > 1 + 1e-12 or high.sum() < 1 - 1e-12:
            raise refuse("weight_bounds_empty", low=low.tolist(), high=high.tolist())
        # The rest that the other weights leave is a bound too; with it no corner of the box lies far outside the set.
        object.__setattr__(self, "high", frozen(np.clip(1 - (low.sum() - low), low, high)))
        object.__setattr__(self, "low", frozen(np.clip(1 - (high.sum() - high), low, self.high)))

    @property
    def criteria(self) -> int:
        """The number of criteria."""
        return self.low.size

    def draw(self, generator: Generator, draws: int) -> Floats:
        """Return weights uniform within the bounds, shape (criteria, draws)."""
        kept: list[Floats] = []
        lacking = draws
        while lacking:
            weights = self._propose(generator, draws)
            inside = ((weights >= self.low[:, None] - 1e-12) & (weights <= self.high[:, None] + 1e-12)).all(axis=0)
            kept.append(weights[:, inside][:, :lacking])
            lacking -= kept[-1].shape[1]
        return np.concatenate(kept, axis=1)

    def _propose(self, generator: Generator, draws: int) -> Floats:
        dimension = self.criteria - 1
        width = self.high - self.low
        up, down = max(1 - self.low.sum(), 0.0), max(self.high.sum() - 1, 0.0)
        widest = int(width.argmax())
        others = np.delete(np.arange(self.criteria), widest)
        volumes = [up**dimension, down**dimension, math.factorial(dimension) * float(width[others].prod())]
        smallest = int(np.argmin(volumes))
        if smallest == 2:
            weights = np.empty((self.criteria, draws))
            weights[others] = self.low[others, None] + width[others, None] * generator.random((dimension, draws))
            weights[widest] = 1 - weights[others].sum(axis=0)
            return weights
        parts = _spacings(generator, self.criteria, draws)
        proposed: Floats = self.low[:, None] + up * parts if smallest == 0 else self.high[:, None] - down * parts
        return proposed


def within(weights: ArrayLike, *, margin: float) -> Within:
    """Return the space of weights that lie within ± margin of the given ones (shares of 1).

    Example:
        >>> within([2, 1, 1], margin=0.1).low
        array([0.4 , 0.15, 0.15])

    Raises:
        InputError: `margin_negative`, or what is wrong with the weights.
    """
    shares = _shares(weights)
    if not margin >= 0:
        raise refuse("margin_negative", margin=margin)
    return Within(shares - margin, shares + margin)


@dataclass(frozen=True, slots=True, eq=False)
class Between:
    """Between the experts' own weights: mixtures with Dirichlet(1, …, 1) shares of the experts.

    Every mixture of the council's weights (their convex hull) can come; those near the middle come more often than
    if they were uniform on the hull, since an expert more, not a corner more, is a voice more.

    Attributes:
        experts: one row of weights an expert, shape (experts, criteria); each row is brought to the sum of 1.
    """

    experts: Floats

    def __post_init__(self) -> None:
        experts = finite("expert weights", self.experts, shape=(-1, -1))
        if experts.size == 0:
            raise refuse("nothing_to_weigh")
        object.__setattr__(self, "experts", frozen([_shares(row) for row in experts]))

    @property
    def criteria(self) -> int:
        """The number of criteria."""
        return int(self.experts.shape[1])

    def draw(self, generator: Generator, draws: int) -> Floats:
        """Return mixtures of the experts' weights, shape (criteria, draws)."""
        mixtures: Floats = self.experts.T @ _spacings(generator, len(self.experts), draws)
        return mixtures


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Exactly these weights, brought to the sum of 1: only figures vary."""

    weights: Floats

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", _shares(self.weights))

    @property
    def criteria(self) -> int:
        """The number of criteria."""
        return self.weights.size

    def draw(self, generator: Generator, draws: int) -> Floats:  # noqa: ARG002 (nothing is left to chance)
        """Return the weights once a draw, shape (criteria, draws)."""
        return np.repeat(self.weights[:, None], draws, axis=1)
