"""The affine form of a project."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.finance.affine import affine
from appraisal.finance.cash_flow import statement
from appraisal.finance.discounting import npv
from appraisal.finance.drivers import Drivers, Support
from appraisal.finance.terms import Terms, YearTable


def test_constants_stay_when_every_driver_is_zero() -> None:
    """Support flows whatever the drivers are, and the interest on it makes a loss."""
    loan = Support(name="loan", received={2012: 50.0}, repaid={2014: 50.0}, interest={2013: 5.0})
    plan = Drivers(investment=100.0, life=3, revenue=80.0, support=(loan,))
    terms = Terms(base_year=2012, rate=0.1, profit_tax=YearTable.constant(0.2))
    nothing = {"investment": np.zeros(2), "revenue": np.zeros(2)}
    assert affine(plan, terms).at(nothing).tolist() == pytest.approx([50 - 5 / 1.1 - 50 / 1.21] * 2)


def test_without_profit_tax_no_year_is_carried() -> None:
    """The form is then a single row of numbers."""
    plan = Drivers(investment=100.0, life=3, revenue=80.0)
    form = affine(plan, Terms(base_year=2012, rate=0.1))
    assert form.caps == ()
    assert form.taxable.shape[0] == 0
    assert form.at({}).tolist() == pytest.approx([npv(0.1, statement(plan, Terms(base_year=2012, rate=0.1)).net_flow)])
