"""Three points of view on one project."""

from __future__ import annotations

import pytest

from appraisal.errors import DefectError
from appraisal.figures import Status
from appraisal.finance.cash_flow import from_table, statement
from appraisal.finance.drivers import Drivers, Support
from appraisal.finance.terms import Terms, YearTable
from appraisal.finance.views import Externality, budget_view, counted_twice, public_view

TERMS = Terms(
    base_year=2012,
    rate=0.1,
    profit_tax=YearTable.constant(0.2),
    contributions=YearTable.constant(0.3),
    income_tax=YearTable.constant(0.13),
)
GRANT = Support(name="grant", received={2012: 40.0})
PLAN = Drivers(
    investment=100.0, revenue=100.0, payroll=20.0, life=4, support=(GRANT,), ramp_up=(0.5, 1.0),
    statuses={"support.grant": Status.PUBLISHED},
)  # fmt: skip


def test_the_budget_gives_support_and_gets_taxes() -> None:
    """By hand: 40 given, then 6 of contributions, 2.6 of income tax, and profit tax on what is left."""
    result = budget_view(statement(PLAN, TERMS), TERMS, jobs=30.0)
    receipts = dict(result.receipts)
    assert receipts["contributions"].tolist() == pytest.approx([0, 6, 6, 6, 6])
    assert receipts["income_tax"].tolist() == pytest.approx([0, 2.6, 2.6, 2.6, 2.6])
    assert receipts["profit_tax"].tolist() == pytest.approx([0, 0, 0.2 * 48, 0.2 * 49, 0.2 * 49])
    assert result.given.tolist() == [-40.0, 0.0, 0.0, 0.0, 0.0]
    assert result.flow.tolist() == pytest.approx([-40, 8.6, 18.2, 18.4, 18.4])
    assert result.payback == pytest.approx(2 + (40 - 26.8) / 18.4)
    assert result.leverage == pytest.approx((100 - 40) / 40)
    assert result.jobs_per_rouble == pytest.approx(30 / 40)


def test_without_support_there_is_nothing_to_pay_back_and_no_leverage() -> None:
    """Ratios to nothing do not exist; jobs that are missing give no ratio."""
    result = budget_view(statement(Drivers(investment=10.0, revenue=9.0, life=2), TERMS), TERMS, jobs=5.0)
    assert (result.payback, result.leverage, result.jobs_per_rouble) == (0.0, None, None)
    assert budget_view(statement(PLAN, TERMS), TERMS).jobs_per_rouble is None


def test_public_money_that_taxes_never_bring_back() -> None:
    """A grant to a project without profit and payroll."""
    plan = Drivers(investment=100.0, life=3, support=(GRANT,))
    assert budget_view(statement(plan, TERMS), TERMS).payback is None


def test_the_public_sees_no_transfers_and_prices_what_falls_on_others() -> None:
    """Waste of 10 a year at full capacity, worth 2 each, follows the ramp-up; taxes and the grant are gone."""
    waste = Externality(name="waste", amount=10.0, price=2.0, status=Status.ASSUMED, criterion="waste_reduction")
    result = public_view(statement(PLAN, TERMS), TERMS, [waste])
    assert result.flow.tolist() == pytest.approx([-100, 50 - 20 + 10, 100 - 20 + 20, 100, 100])
    assert counted_twice(result, ["npv", "waste_reduction"]) == ("waste_reduction",)
    assert result.status is Status.ASSUMED
    assert result.internal_rates.outcome == "one"


def test_prices_of_effects_follow_inflation_in_nominal_terms() -> None:
    """Money of the base year is dearer a year later."""
    terms = Terms(base_year=2012, rate=0.1, kind="nominal", inflation=YearTable.constant(0.1))
    plan = Drivers(investment=1.0, life=1)
    waste = Externality(name="waste", amount=10.0, price=2.0, status=Status.ASSUMED)
    result = public_view(statement(plan, terms), terms, [waste])
    assert dict(result.effects)["waste"].tolist() == pytest.approx([0.0, 22.0])


def test_a_table_has_one_view_only() -> None:
    """An explicit net flow knows no taxes."""
    table = from_table({2012: -1.0}, TERMS, status=Status.CLAIMED)
    with pytest.raises(DefectError):
        budget_view(table, TERMS)
    with pytest.raises(DefectError):
        public_view(table, TERMS)
