"""The panel: rankings by other methods and other weights beside the council's ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from appraisal.arrays import Floats, Ints, frozen, frozen_ints
from appraisal.errors import InputError, Problem
from appraisal.ranking import topsis
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.other_methods import METHODS
from appraisal.ranking.scale import Scale, fit, normalise
from appraisal.ranking.weights.direct import equal_weights, normalised_weights, rank_order_centroid_weights
from appraisal.ranking.weights.from_data import critic_weights, entropy_weights
from appraisal.robustness.correlation import kendall_tau_b, weighted_rank_correlation

PANEL: tuple[str, ...] = ("topsis", *METHODS)
"""Methods of the panel: keys of `ranking.method` in the texts."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Opinion:
    """The ranking by one method with one set of weights.

    Attributes:
        method: key of `ranking.method` in the texts.
        weights: key of `ranking.weights` in the texts.
        values: the weights (m,); None if they do not exist.
        places: (n,); None if the method has no result.
        tau_b: Kendall's tau-b with the council's places; None without places, or if one side ties all projects.
        r_w: weighted rank correlation with the council's places; None without places, or for one project.
        problems: why there is no result.
    """

    method: str
    weights: str
    values: Floats | None
    places: Ints | None = None
    tau_b: float | None = None
    r_w: float | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Panel:
    """All opinions on n projects.

    Attributes:
        projects: their ids.
        opinions: each method for each set of weights; the first is the council's own ranking.
        best: (n,) the best place that any opinion gives.
        worst: (n,) the worst.
    """

    projects: tuple[str, ...]
    opinions: tuple[Opinion, ...]
    best: Ints
    worst: Ints

    def never_leave_top(self, k: int) -> tuple[str, ...]:
        """Return the projects that every opinion puts among the first k places, in the order of the case."""
        return tuple(project for project, worst in zip(self.projects, self.worst.tolist(), strict=True) if worst <= k)

    @property
    def answered(self) -> int:
        """How many opinions there are; some pairs of method and weights have no answer."""
        return sum(opinion.places is not None for opinion in self.opinions)

    @property
    def firsts(self) -> Mapping[str, int]:
        """How many opinions put each project first, the most frequent first; the other projects are never first."""
        counts: Counter[str] = Counter()
        for opinion in self.opinions:
            if opinion.places is not None:
                places = zip(self.projects, opinion.places.tolist(), strict=True)
                counts.update(project for project, place in places if place == 1)
        return dict(counts.most_common())

    def stays_in_top(self, most: int = 10) -> tuple[int, tuple[str, ...]] | None:
        """Return the smallest k for which some project never leaves the top k, and those; None beyond `most`.

        With k equal to the number of projects the statement would be empty.
        """
        for k in range(1, min(most, len(self.projects) - 1) + 1):
            if stay := self.never_leave_top(k):
                return k, stay
        return None


def weight_sets(
    matrix: DecisionMatrix, *, scale: Scale, weights: ArrayLike, given: Mapping[str, ArrayLike] | None = None
) -> dict[str, Floats | InputError]:
    """Return the council's weights and others; an error in place of weights that the data do not yield.

    Args:
        matrix: n projects by m criteria; entropy reads its shares of the scale, CRITIC its values.
        scale: bounds of the criteria.
        weights: the council's, (m,) of any sum; their order of importance gives the ROC weights.
        given: further ones by key, such as `ahp`.
    """
    fit(matrix, scale)
    council = normalised_weights(np.asarray(weights, dtype=np.float64), criteria=matrix.criteria)
    importance = [1 + int((council > weight).sum()) for weight in council]
    makers: dict[str, Callable[[], Floats]] = {
        "council": lambda: council,
        "equal": lambda: equal_weights(len(council)),
        "roc": lambda: rank_order_centroid_weights(importance),
        "entropy": lambda: entropy_weights(normalise(matrix.values, scale)),
        "critic": lambda: critic_weights(matrix.values, scale.directions),
    }
    result: dict[str, Floats | InputError] = {}
    for key, make in makers.items():
        try:
            result[key] = make()
        except InputError as error:
            result[key] = error
    for key, values in (given or {}).items():
        result[key] = normalised_weights(np.asarray(values, dtype=np.float64), criteria=matrix.criteria)
    return result


def panel(
    matrix: DecisionMatrix,
    *,
    scale: Scale,
    weights: ArrayLike,
    given: Mapping[str, ArrayLike] | None = None,
    methods: Sequence[str] = PANEL,
) -> Panel:
    """Rank by every method with every set of weights.

    Args:
        matrix: n projects by m criteria.
        scale: the council's bounds.
        weights: the council's, (m,) of any sum.
        given: further sets of weights by key, such as `ahp`.
        methods: which of `PANEL`; the council's own TOPSIS comes first in any case.

    Raises:
        InputError: of the weights, or `scale_other_criteria`. If only one method or set of weights has no result, its
            opinion says why.
    """
    asked = ("topsis", *(method for method in methods if method != "topsis"))
    opinions: list[Opinion] = []
    for key, values in weight_sets(matrix, scale=scale, weights=weights, given=given).items():
        for method in asked:
            if isinstance(values, InputError):
                opinions.append(Opinion(method=method, weights=key, values=None, problems=values.problems))
            else:
                council = opinions[0].places if opinions else None
                opinions.append(_opinion(method, matrix, scale, key, values, council))
    answered = np.array([opinion.places for opinion in opinions if opinion.places is not None])
    return Panel(
        projects=matrix.projects,
        opinions=tuple(opinions),
        best=frozen_ints(answered.min(axis=0)),
        worst=frozen_ints(answered.max(axis=0)),
    )


def _opinion(
    method: str, matrix: DecisionMatrix, scale: Scale, key: str, values: Floats, council: Ints | None
) -> Opinion:
    ask = topsis.rank if method == "topsis" else METHODS[method]
    try:
        places = ask(matrix, scale=scale, weights=values).places
    except InputError as error:
        if council is None:  # the council's own ranking must exist
            raise
        return Opinion(method=method, weights=key, values=frozen(values), problems=error.problems)
    against = places if council is None else council
    return Opinion(
        method=method,
        weights=key,
        values=frozen(values),
        places=places,
        tau_b=kendall_tau_b(against, places),
        r_w=weighted_rank_correlation(against, places),
    )
