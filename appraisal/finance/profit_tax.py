"""Taxable profit after losses of earlier years are carried forward."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from appraisal.arrays import Floats


def taxed_profit(profit: Floats, caps: Sequence[float], *, out: Floats | None = None) -> Floats:
    """Return the taxed base of each year after carried losses.

    Losses are carried without a time limit and used in order, in each year up to its cap's share of the profit (article
    283 of the Tax Code of Russia: at most 50 % of the base since 2017).

    Args:
        profit: taxable profit or loss before carrying, shape (years, …): years first, so that each is contiguous.
        caps: the share of a year's profit that carried losses may offset, 0..1, one for each year.
        out: where to write the base, of the shape of `profit`.

    Example:
        >>> taxed_profit(np.array([[-100.0], [60.0], [80.0], [90.0]]), [1.0, 0.5, 0.5, 0.5])[:, 0].tolist()
        [0.0, 30.0, 40.0, 60.0]
    """
    base = np.empty_like(profit) if out is None else out
    carried = np.zeros(profit.shape[1:])
    gain = np.empty_like(carried)
    used = np.empty_like(carried)
    for year, cap in enumerate(caps):
        np.maximum(profit[year], 0.0, out=gain)
        np.minimum(gain if cap == 1 else np.multiply(gain, cap, out=used), carried, out=used)
        np.subtract(gain, used, out=base[year])
        carried -= profit[year]  # a loss is added to the carried losses; of a profit the taxed part remains
        carried += base[year]
    return base


def carried_losses(profit: Floats, base: Floats) -> Floats:
    """Return the losses still carried at the end of each year, shape of `profit`."""
    gain = np.maximum(profit, 0.0)
    return np.maximum(np.cumsum((gain - profit) - (gain - base), axis=0), 0.0)
