"""The closing year, years without tax, falling prices and the cost of closing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.figures import Status
from appraisal.finance.cash_flow import from_table, statement
from appraisal.finance.drivers import AssetClass, Drivers, Support
from appraisal.finance.indicators import indicators
from appraisal.finance.reconcile import reconcile
from appraisal.finance.terms import Span, Terms, YearTable

PLAN = Drivers(investment=100.0, life=4, revenue=60.0, asset_classes=(AssetClass(name="plant", share=1.0, life=10),))
TERMS = Terms(base_year=2012, rate=0.1, profit_tax=YearTable.constant(0.2))


def test_residual_and_write_off_fall_in_the_last_operating_year() -> None:
    """A loan that is repaid later lengthens the statement, not the life of the plant."""
    loan = Support(name="loan", received={2012: 10.0}, repaid={2020: 10.0})
    result = statement(replace(PLAN, residual_value=30.0, support=(loan,)), TERMS)
    assert result.years[-1] == 2020
    for kind, money in (("residual_value", 30.0), ("write_off", -60.0)):
        assert result.line(kind).amounts.tolist() == [*[0.0] * 4, money, *[0.0] * 4]
    assert result.line("book_value").amounts[4:].tolist() == [0.0] * 5
    assert reconcile(result).closes


def test_the_annual_value_counts_from_the_first_year_of_the_project() -> None:
    """The same project four years later has the same equal annual value from its own first year on."""
    flows = {2012: -100.0, 2013: 80.0, 2014: 60.0}
    early, late = (
        indicators(from_table({year + by: flow for year, flow in flows.items()}, TERMS, status=Status.CLAIMED), TERMS)
        for by in (0, 4)
    )
    assert late.npv == pytest.approx(early.npv / 1.1**4)
    assert late.equivalent_annual_value == pytest.approx(early.equivalent_annual_value)


def test_losses_wait_for_a_taxed_year() -> None:
    """The year without tax comes between the loss and the taxed profit."""
    tax = YearTable((Span(0, 2014, 0.0), Span(2015, None, 0.2)))
    plan = Drivers(investment=0.0, life=3, revenue=100.0, ramp_up=(0.0, 1.0), fixed_cost=40.0)
    result = statement(plan, replace(TERMS, profit_tax=tax))
    assert result.line("losses_carried").amounts.tolist() == [0.0, 40.0, 40.0, 0.0]
    assert result.line("profit_tax").amounts[3] == pytest.approx(-0.2 * 20.0)


def test_prices_may_fall_and_closing_may_cost() -> None:
    """With deflation depreciation gains in worth; a negative residual value is paid and lowers the profit."""
    falling = statement(PLAN, replace(TERMS, inflation=YearTable.constant(-0.05)))
    assert falling.line("depreciation", "plant").amounts[2] == pytest.approx(-10.0 / 0.95**2)
    plain, closed = statement(PLAN, TERMS), statement(replace(PLAN, residual_value=-20.0), TERMS)
    assert closed.net_flow[4] - plain.net_flow[4] <= -20.0 * 0.8 + 1e-9
    assert reconcile(closed).closes


@pytest.mark.parametrize(("flows", "borrowing"), [([100.0, -60.0, -60.0], True), ([-100.0, 60.0, 60.0], False)])
def test_a_rate_of_borrowing_says_so(flows: list[float], borrowing: bool) -> None:
    """Money that comes first has a rate above which it pays; the same flows turned round do not."""
    table = from_table({2012 + year: flow for year, flow in enumerate(flows)}, TERMS, status=Status.CLAIMED)
    result = indicators(table, TERMS).internal_rates
    assert (result.outcome, result.borrowing) == ("one", borrowing)


@pytest.mark.parametrize(("kind", "expected"), [("real", [-104.0, 0.0, 208.0]), ("nominal", [-104.0, 0.0, 224.9728])])
def test_a_table_is_in_prices_of_its_year(kind: str, expected: list[float]) -> None:
    """Prices of 2011 are brought to the base year in real terms, to each year in nominal ones."""
    terms = Terms(base_year=2012, rate=0.1, kind=kind, inflation=YearTable.constant(0.04))  # type: ignore[arg-type]
    result = from_table({2012: -100.0, 2014: 200.0}, terms, status=Status.CLAIMED, price_year=2011)
    assert result.net_flow.tolist() == pytest.approx(expected)
