"""Two drivers at once."""

from __future__ import annotations

import pytest

from appraisal.finance.cash_flow import statement
from appraisal.finance.discounting import npv
from appraisal.finance.drivers import Drivers
from appraisal.finance.surface import surface
from appraisal.finance.terms import Terms


def test_each_cell_is_a_statement_of_its_own() -> None:
    """Rows are delays, columns investments."""
    plan = Drivers(investment=100.0, revenue=60.0, life=3)
    terms = Terms(base_year=2012, rate=0.1)
    result = surface(plan, terms, rows=("delay", [0, 2]), columns=("investment", [80.0, 100.0, 120.0]))
    assert result.npv.shape == (2, 3)
    for row, delay in enumerate(result.rows):
        for column, cost in enumerate(result.columns):
            moved = plan.with_values({"delay": delay, "investment": cost})
            assert result.npv[row, column] == pytest.approx(npv(0.1, statement(moved, terms).net_flow))
