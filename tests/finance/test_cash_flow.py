"""The yearly statement, against a plain loop and by hand."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.figures import Status
from appraisal.finance.cash_flow import from_table, statement
from appraisal.finance.drivers import AssetClass, Drivers, Product, Support
from appraisal.finance.terms import Terms, YearTable

TERMS = Terms(base_year=2012, rate=0.1)


def test_a_simple_project_is_investment_then_margin() -> None:
    """Investment by its phasing, then revenue less cost along the ramp-up, and nothing else."""
    simple = Drivers(
        investment=1000.0,
        phasing={2013: 0.4, 2014: 0.6},
        revenue=500.0,
        operating_cost=200.0,
        life=4,
        ramp_up=(0.5, 1.0),
    )
    result = statement(simple, TERMS)
    assert result.years == (2012, 2013, 2014, 2015, 2016, 2017, 2018)
    assert result.net_flow.tolist() == [0.0, -400.0, -600.0, 150.0, 300.0, 300.0, 300.0]
    assert (result.first, result.last) == (2015, 2018)


def test_a_delay_moves_operation_and_a_shift_moves_the_whole_project() -> None:
    """Delay leaves the investment where it was planned; shift takes it along."""
    plan = Drivers(investment=100.0, phasing={2012: 1.0}, revenue=60.0, life=2)
    delayed = statement(plan.with_values({"delay": 2}), TERMS)
    shifted = statement(plan.with_values({"shift": 2}), TERMS)
    assert delayed.net_flow.tolist() == [-100.0, 0.0, 0.0, 60.0, 60.0]
    assert shifted.net_flow.tolist() == [0.0, 0.0, -100.0, 60.0, 60.0]


def test_tax_depreciation_and_carried_losses_by_hand() -> None:
    """Straight-line depreciation over five of six years; a loss takes at most half of a later year's profit."""
    plan = Drivers(
        investment=1000.0, revenue=400.0, fixed_cost=150.0, life=6, ramp_up=(0.25, 1.0),
        asset_classes=(AssetClass(name="plant", share=1.0, life=5),),
    )  # fmt: skip
    terms = Terms(
        base_year=2012,
        rate=0.1,
        profit_tax=YearTable.from_spans({"2012-2014": 0.2, "2015-": 0.25}, name="profit_tax"),
        loss_cap=YearTable.constant(0.5),
    )
    result = statement(plan, terms)
    assert result.line("depreciation", "plant").amounts.tolist() == [0.0] + [-200.0] * 5 + [0.0]
    profit = [0.0, 100 - 150 - 200, 50.0, 50.0, 50.0, 50.0, 250.0]
    assert result.line("profit_before_tax").amounts.tolist() == profit
    taxed = [0.0, 0.0, 25.0, 25.0, 25.0, 25.0, 125.0]
    assert result.line("taxed_profit").amounts.tolist() == taxed
    assert result.line("losses_carried").amounts.tolist() == [0.0, 250.0, 225.0, 200.0, 175.0, 150.0, 25.0]
    tax = [0.0, 0.0, -5.0, -6.25, -6.25, -6.25, -31.25]
    assert result.line("profit_tax").amounts.tolist() == pytest.approx(tax)
    assert result.net_flow.tolist() == pytest.approx([-1000.0, -50.0, 245.0, 243.75, 243.75, 243.75, 218.75])


def test_working_capital_is_days_of_revenue_and_of_bought_cost_and_comes_back() -> None:
    """Receivable days of revenue and inventory less payable days of cost; released in the last year."""
    plan = Drivers(
        investment=100.0, revenue=730.0, operating_cost=365.0, life=3,
        receivable_days=30.0, inventory_days=20.0, payable_days=40.0,
    )  # fmt: skip
    result = statement(plan, TERMS)
    assert result.line("working_capital_held").amounts.tolist() == pytest.approx([0.0, 40.0, 40.0, 0.0])
    assert result.line("working_capital").amounts.tolist() == pytest.approx([0.0, -40.0, 0.0, 40.0])


def test_products_grow_in_price_from_the_base_year_and_in_volume_from_the_first_year_of_operation() -> None:
    """Volume x price with both growths and a variable cost for each unit."""
    coke = Product(
        name="coke", volume=10.0, price=5.0, variable_cost=2.0, price_growth=0.1, volume_growth=0.2, unit="kt"
    )
    result = statement(Drivers(investment=10.0, life=2, products=(coke,)), TERMS)
    assert result.line("revenue", "coke").amounts.tolist() == pytest.approx([0.0, 50 * 1.1, 50 * 1.2 * 1.21])
    assert result.line("variable_cost", "coke").amounts.tolist() == pytest.approx([0.0, -20.0, -24.0])
    assert dict(result.volumes)["coke"].tolist() == pytest.approx([0.0, 10.0, 12.0])


def test_property_tax_takes_the_average_book_value_of_taxed_classes() -> None:
    """Book value 1000 falls by 250 a year; only the taxed half is taxed, at 2 %."""
    classes = (AssetClass(name="plant", share=0.5, life=2), AssetClass(name="land", share=0.5, life=100, taxed=False))
    terms = Terms(base_year=2012, rate=0.1, property_tax=YearTable.constant(0.02))
    result = statement(Drivers(investment=1000.0, life=2, asset_classes=classes), terms)
    assert result.line("property_tax").amounts.tolist() == pytest.approx([0.0, -0.02 * 375, -0.02 * 125])
    assert result.line("write_off").amounts.tolist() == pytest.approx([0.0, 0.0, -490.0])
    assert result.line("book_value").amounts[-1] == pytest.approx(0.0)


def test_support_is_received_and_repaid_with_interest_and_not_taxed() -> None:
    """Only the interest touches the taxed profit."""
    loan = Support(name="loan", received={2012: 50.0}, repaid={2014: 50.0}, interest={2013: 4.0, 2014: 4.0})
    terms = Terms(base_year=2012, rate=0.1, profit_tax=YearTable.constant(0.25))
    result = statement(Drivers(investment=100.0, revenue=90.0, life=2, support=(loan,)), terms)
    assert result.line("support_received", "loan").amounts.tolist() == [50.0, 0.0, 0.0]
    assert result.line("support_held", "loan").amounts.tolist() == [50.0, 50.0, 0.0]
    assert result.line("profit_tax").amounts.tolist() == pytest.approx([0.0, -0.25 * 36, -0.25 * 36])
    before, tax, after = (result.line(kind).amounts for kind in ("profit_before_tax", "profit_tax", "profit_after_tax"))
    assert after.tolist() == pytest.approx((before + tax).tolist())
    assert after[-1] == pytest.approx(0.75 * 36)
    assert result.net_flow.tolist() == pytest.approx([-50.0, 90 - 9 - 4.0, 90 - 9 - 54.0])


def test_prices_of_an_earlier_year_and_nominal_terms_follow_inflation() -> None:
    """Drivers of 2011 prices, 10 % a year: the nominal flow of 2013 is two years dearer."""
    plan = Drivers(investment=100.0, revenue=100.0, life=1, price_year=2011)
    nominal = Terms(base_year=2012, rate=0.1, kind="nominal", inflation=YearTable.constant(0.1))
    assert statement(plan, nominal).net_flow.tolist() == pytest.approx([-110.0, 121.0])
    real = Terms(base_year=2012, rate=0.1, inflation=YearTable.constant(0.1))
    assert statement(plan, real).net_flow.tolist() == pytest.approx([-110.0, 110.0])


def test_each_line_has_the_weakest_status_of_what_it_is_computed_from() -> None:
    """A published price with a claimed volume gives a claimed revenue; the net flow is the weakest (rule 2)."""
    plan = Drivers(
        investment=10.0, life=2, products=(Product(name="coke", volume=1.0, price=9.0),), payroll=1.0,
        status=Status.PUBLISHED, statuses={"products.coke.volume": Status.CLAIMED, "payroll": Status.ASSUMED},
    )  # fmt: skip
    result = statement(plan, TERMS)
    assert result.line("investment").status is Status.PUBLISHED
    assert result.line("revenue", "coke").status is Status.CLAIMED
    assert result.line("payroll").status is Status.ASSUMED
    assert result.status is Status.ASSUMED


def test_the_horizon_ends_operation_early() -> None:
    """A life beyond the horizon is cut there, and what is left is released in that year."""
    plan = Drivers(investment=100.0, revenue=365.0, receivable_days=10.0, life=50)
    result = statement(plan, Terms(base_year=2012, rate=0.1, horizon=3))
    assert result.years[-1] == 2015
    assert result.net_flow.tolist() == pytest.approx([-100.0, 355.0, 365.0, 375.0])


def test_a_table_is_its_own_net_flow() -> None:
    """Years that are not named have no flow; the status is that of the table."""
    result = from_table({2013: -5.0, 2015: 8.0}, TERMS, status=Status.CLAIMED)
    assert result.net_flow.tolist() == [0.0, -5.0, 0.0, 8.0]
    assert (result.status, result.detailed) == (Status.CLAIMED, False)
    assert not result.net_flow.flags.writeable


def test_a_table_that_begins_before_the_base_year_is_refused_with_all_else_that_is_wrong() -> None:
    """Flows before the base year and a rate of -100 % are told together."""
    with pytest.raises(InputError) as caught:
        from_table({2011: -5.0, 2012: np.inf}, Terms(base_year=2012, rate=-1.0), status=Status.CLAIMED)
    assert [problem.key for problem in caught.value.problems] == ["rate_too_low", "flow_before_base_year", "not_finite"]


def test_a_statement_reads_as_a_frame() -> None:
    """One row a line and one column a year."""
    frame = statement(Drivers(investment=10.0, revenue=6.0, life=2), TERMS).to_frame()
    assert [int(year) for year in frame.columns] == [2012, 2013, 2014]
    assert frame.xs("net_flow").to_numpy().tolist() == [[-10.0, 6.0, 6.0]]
