"""Net present value over two drivers at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Floats, frozen
from appraisal.finance.drivers import Drivers
from appraisal.finance.terms import Terms
from appraisal.finance.valuation import net_present_values


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """`npv` has the shape (rows, columns)."""

    row_driver: str
    column_driver: str
    rows: Floats
    columns: Floats
    npv: Floats


def surface(
    drivers: Drivers, terms: Terms, *, rows: tuple[str, Sequence[float]], columns: tuple[str, Sequence[float]]
) -> Surface:
    """Return the net present value for each pair of values; names as in `net_present_values`.

    Raises:
        InputError: as `net_present_values`.

    Example:
        >>> plan = Drivers(investment=100.0, revenue=150.0, life=1)
        >>> terms = Terms(base_year=2012, rate=0.25)
        >>> surface(plan, terms, rows=("price", [1, 2]), columns=("rate", [0.0, 0.5])).npv.tolist()
        [[50.0, 0.0], [200.0, 100.0]]
    """
    down, across = np.meshgrid(rows[1], columns[1], indexing="ij")
    values = net_present_values(drivers, terms, {rows[0]: down.ravel(), columns[0]: across.ravel()})
    return Surface(
        row_driver=rows[0],
        column_driver=columns[0],
        rows=frozen(rows[1]),
        columns=frozen(columns[1]),
        npv=frozen(values.reshape(down.shape)),
    )
