"""A bound of a share as a row: of one sum of the chosen options in another."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from appraisal.arrays import Ints
from appraisal.portfolio.problem import Row, Sense

_MOST = 2**61  # limit with which the sums of a row fit 64 bits


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ShareRow(Row):
    """The sum of `part` against `bound` times the sum of `whole`, both (n options,), in whole numbers against 0."""

    part: Ints
    whole: Ints
    bound: Fraction

    def at(self, bound: Fraction) -> ShareRow | None:
        """Return the row with another bound; None if its numbers are too large."""
        coefficients = _coefficients(self.part, self.whole, bound)
        return None if coefficients is None else replace(self, coefficients=coefficients, bound=bound)


def share_row(*, name: str, rule: str, sense: Sense, part: Ints, whole: Ints, bound: Fraction) -> ShareRow | None:
    """Return the row of a bound; None if the bound's digits and the sums together give too large numbers."""
    coefficients = _coefficients(part, whole, bound)
    if coefficients is None:
        return None
    return ShareRow(
        name=name,
        rule=rule,
        sense=sense,
        coefficients=coefficients,
        rhs=0,
        unit="share",
        part=part,
        whole=whole,
        bound=bound,
    )


def _coefficients(part: Ints, whole: Ints, bound: Fraction) -> Ints | None:
    pairs = zip(part.tolist(), whole.tolist(), strict=True)
    numbers = [one * bound.denominator - all_ * bound.numerator for one, all_ in pairs]
    common = math.gcd(*numbers) or 1
    if sum(map(abs, numbers)) // common > _MOST:
        return None
    return np.array([each // common for each in numbers], dtype=np.int64)
