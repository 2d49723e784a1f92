"""Exchange rates: how much of one criterion weighs as much as a given amount of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Floats, finite
from appraisal.errors import refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRate:
    """`amount` of a criterion, in the better direction, weighs as much as `worth` of the reference, in its unit."""

    criterion: str
    amount: float
    reference: str
    worth: float


def exchange_rates(
    *,
    criteria: Sequence[str],
    weights: Floats,
    worst: Floats,
    best: Floats,
    reference: str,
    amounts: Floats | None = None,
) -> tuple[ExchangeRate, ...]:
    """Return what each other criterion is worth in units of a reference criterion, by additive value within the bounds.

    A step d of criterion k adds w_k d / |best_k - worst_k|; so `amount` of it weighs as much as
    amount * (w_k / |span_k|) / (w_ref / |span_ref|) of the reference. TOPSIS is not additive, so for it this explains
    the weights, not a difference in closeness. Source: Keeney & Raiffa (1976), ch. 3.

    Args:
        criteria: names of the m criteria.
        weights: (m,) of any sum, none negative.
        worst: (m,) worst bounds, in the criteria's units.
        best: (m,) best bounds.
        reference: the criterion to count in, such as NPV.
        amounts: (m,) how much of each to price, above zero; a tenth of each span if left out.

    Raises:
        InputError: `exchange_reference_unknown`, `exchange_reference_weightless`, `exchange_amount_unusable`,
            `bounds_equal`, `wrong_shape`, `not_finite`.

    Example:
        >>> [rate] = exchange_rates(criteria=["npv", "jobs"], weights=[0.5, 0.5], worst=[0, 0], best=[4000, 8000],
        ...                         reference="npv", amounts=[100, 100])
        >>> rate.worth
        50.0
    """
    shape = (len(criteria),)
    weights, worst, best = (finite(name, each, shape=shape) for name, each in _named(weights, worst, best))
    if reference not in criteria:
        raise refuse("exchange_reference_unknown", reference=reference, known=list(criteria))
    span = np.abs(best - worst)
    if not span.all():
        raise refuse("bounds_equal", positions=[int(k) + 1 for k in np.flatnonzero(span == 0)])
    priced = finite("amounts", span / 10 if amounts is None else amounts, shape=shape)
    if (priced <= 0).any():
        raise refuse("exchange_amount_unusable")
    at = list(criteria).index(reference)
    if weights[at] <= 0:
        raise refuse("exchange_reference_weightless", reference=reference)
    worth = priced * (weights / weights[at]) * (span[at] / span)
    return tuple(
        ExchangeRate(criterion=name, amount=float(priced[k]), reference=reference, worth=float(worth[k]))
        for k, name in enumerate(criteria)
        if k != at
    )


def _named(weights: Floats, worst: Floats, best: Floats) -> tuple[tuple[str, Floats], ...]:
    return ("weights", weights), ("bounds", worst), ("bounds", best)
