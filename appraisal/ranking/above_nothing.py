"""Score above doing nothing: what a project adds to a portfolio (rule 13).

Doing nothing is an alternative: 0 for a quantity, the worst bound for a rating, the value that its measure states for a
ratio (1 for a profitability index). A project worse than nothing scores below zero and lowers the value of a portfolio.
"""

from __future__ import annotations

import numpy as np

from appraisal.arrays import Bools, Floats, finite
from appraisal.errors import refuse
from appraisal.ranking.scale import Scale, normalise
from appraisal.ranking.topsis import closeness


def closeness_above_nothing(values: Floats, *, scale: Scale, weights: Floats, nothing: Floats) -> Floats:
    """Return the closeness of each project minus the closeness of doing nothing.

    Args:
        values: (n, m) or (draws, n, m), in the criteria's units.
        scale: declared bounds.
        weights: (m,) or (draws, m).
        nothing: (m,) value of doing nothing on each criterion.
    """
    idle = normalise(nothing[np.newaxis], scale)
    return closeness(normalise(values, scale), weights) - closeness(idle, weights)


def shares_above_nothing(
    values: Floats, *, scale: Scale, nothing: Floats, sizeless: Bools, costs: Floats, reference_cost: float
) -> Floats:
    """Return the share of each criterion's scale above doing nothing: (x_ik - nothing_k) / (best_k - worst_k).

    The additive value of a project is the sum of weights times shares. Ratings and ratios do not add up: two projects
    of index 1.2 are not one of 2.4. So their share is multiplied by cost_i / `reference_cost`. A value outside its
    bounds counts as the bound (rule 3).

    Args:
        values: (n, m) or (draws, n, m), in the criteria's units.
        scale: declared bounds.
        nothing: (m,) value of doing nothing on each criterion.
        sizeless: (m,) true where the criterion is an expert rating or a ratio.
        costs: (n,) in the case's money.
        reference_cost: the money that one full-scale project of this council takes.

    Returns:
        In the shape of `values`.

    Raises:
        InputError: `reference_cost_not_positive`, `wrong_shape`, `not_finite`.
    """
    if not finite("reference_cost", reference_cost) > 0:
        raise refuse("reference_cost_not_positive", value=float(reference_cost))
    costs = finite("costs", costs, shape=(values.shape[-2],))
    size = np.where(sizeless, costs[:, np.newaxis] / reference_cost, 1.0)
    return np.asarray((normalise(values, scale) - normalise(nothing, scale)) * size)
