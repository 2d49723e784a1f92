"""The ballots of one round as arrays: ratings, recusals, and weights of the criteria."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Bools, Floats, finite, shape_text
from appraisal.brief import Brief
from appraisal.errors import InputError, Problem, refuse


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ballots(Brief):
    """Ballots of e experts on n projects: r criteria rated by experts, m criteria weighted.

    Numbers whose mask is False are not read. A rating by a recused expert does not count.

    Raises:
        InputError: all at once: `council_empty`, `ids_repeated`, `ballot_weights_unusable`; or one of `wrong_shape`,
            `not_finite`.
    """

    experts: tuple[str, ...]
    projects: tuple[str, ...]
    rated: tuple[str, ...]  # criteria that experts rate; may be none
    weighed: tuple[str, ...]  # criteria that experts weight: the whole criteria set
    ratings: Floats  # (e, n, r)
    given: Bools  # (e, n, r)
    recused: Bools  # (e, n)
    weights: Floats  # (e, m), each expert's of sum 1
    gave_weights: Bools  # (e,)

    def __post_init__(self) -> None:
        e, n, r, m = len(self.experts), len(self.projects), len(self.rated), len(self.weighed)
        problems = []
        if not e or not n:
            problems.append(Problem("council_empty", {"experts": e, "projects": n}))
        problems += [
            Problem("ids_repeated", {"ids": sorted({name for name in ids if ids.count(name) > 1})})
            for ids in (self.experts, self.projects, self.rated, self.weighed)
            if len(set(ids)) < len(ids)
        ]
        given = _mask("given", self.given, (e, n, r))
        recused = _mask("recused", self.recused, (e, n))
        gave = _mask("gave_weights", self.gave_weights, (e,))
        given = given & ~recused[:, :, np.newaxis]
        ratings = finite("ratings", np.where(given, _shaped("ratings", self.ratings, (e, n, r)), 0.0))
        weights = np.where(gave[:, np.newaxis], _shaped("weights", self.weights, (e, m)), 0.0)
        usable = np.isfinite(weights).all(axis=1) & (weights >= 0).all(axis=1) & weights.any(axis=1)
        problems += [
            Problem("ballot_weights_unusable", {"expert": self.experts[i]}) for i in np.flatnonzero(gave & ~usable)
        ]
        if problems:
            raise InputError(problems)
        largest = weights.max(axis=1, keepdims=True, initial=0.0)
        sized = weights / np.where(gave[:, np.newaxis], largest, 1.0)
        total = sized.sum(axis=1, keepdims=True)
        object.__setattr__(self, "ratings", ratings)
        object.__setattr__(self, "weights", finite("weights", sized / np.where(total > 0, total, 1.0)))
        for name, mask in (("given", given), ("recused", recused), ("gave_weights", gave)):
            mask.flags.writeable = False
            object.__setattr__(self, name, mask)

    def without(self, expert: str) -> Ballots:
        """Return the ballots of the others.

        Raises:
            InputError: `expert_unknown`; `council_empty` when nobody else is left.
        """
        if expert not in self.experts:
            raise refuse("expert_unknown", expert=expert, known=list(self.experts))
        others = [i for i, name in enumerate(self.experts) if name != expert]
        return Ballots(
            experts=tuple(self.experts[i] for i in others),
            projects=self.projects,
            rated=self.rated,
            weighed=self.weighed,
            ratings=self.ratings[others],
            given=self.given[others],
            recused=self.recused[others],
            weights=self.weights[others],
            gave_weights=self.gave_weights[others],
        )


def _shaped(name: str, values: Floats, shape: tuple[int, ...]) -> Floats:
    array = np.asarray(values, dtype=np.float64)
    if array.shape != shape:
        raise refuse("wrong_shape", name=name, expected=shape_text(shape), found=shape_text(array.shape))
    return array


def _mask(name: str, values: Bools, shape: tuple[int, ...]) -> Bools:
    mask = np.array(values, dtype=np.bool_)
    if mask.shape != shape:
        raise refuse("wrong_shape", name=name, expected=shape_text(shape), found=shape_text(mask.shape))
    return mask
