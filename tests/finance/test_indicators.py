"""Indicators of published examples."""

from __future__ import annotations

import pytest

from appraisal.errors import InputError
from appraisal.figures import Status
from appraisal.finance.cash_flow import from_table, statement
from appraisal.finance.drivers import Drivers, Product
from appraisal.finance.indicators import Indicators, annuity, indicators
from appraisal.finance.terms import Terms, YearTable


def of_table(flows: list[float], rate: float) -> Indicators:
    """Return the indicators of a net flow by year from 2012 on."""
    terms = Terms(base_year=2012, rate=rate)
    by_year = {2012 + year: flow for year, flow in enumerate(flows)}
    return indicators(from_table(by_year, terms, status=Status.CLAIMED), terms)


def test_equivalent_annual_cost_of_two_machines() -> None:
    """Brealey, Myers and Allen, section 6.3: at 6 % machine A costs 10.61 a year and machine B 11.45."""
    first, second = of_table([-15, -5, -5, -5], 0.06), of_table([-10, -6, -6], 0.06)
    assert (first.npv, second.npv) == pytest.approx((-28.37, -21.00), abs=0.005)
    assert first.equivalent_annual_value == pytest.approx(-10.61, abs=0.005)
    assert second.equivalent_annual_value == pytest.approx(-11.45, abs=0.005)


def test_internal_rates_of_microsofts_example() -> None:
    """Excel's IRR: −2.1 % after four years, 8.7 % after five."""
    flows = [-70_000.0, 12_000.0, 15_000.0, 18_000.0, 21_000.0, 26_000.0]
    assert of_table(flows[:-1], 0.1).internal_rates.only == pytest.approx(-0.021, abs=5e-4)
    assert of_table(flows, 0.1).internal_rates.only == pytest.approx(0.087, abs=5e-4)


def test_payback_of_three_projects() -> None:
    """Brealey, Myers and Allen, section 5.2: A is back after 3 years, B and C after 2, though only A is worth doing."""
    flows = {"A": [-2_000.0, 500, 500, 5_000], "B": [-2_000.0, 500, 1_800], "C": [-2_000.0, 1_800, 500]}
    result = {name: of_table(each, 0.10) for name, each in flows.items()}
    assert {name: round(each.npv) for name, each in result.items()} == {"A": 2_624, "B": -58, "C": 50}
    assert {name: -(-(each.payback or 0) // 1) for name, each in result.items()} == {"A": 3, "B": 2, "C": 2}
    assert result["A"].discounted_payback == pytest.approx(2 + (2_000 - 500 / 1.1 - 500 / 1.21) / (5_000 / 1.331))
    assert result["B"].discounted_payback is None


def test_the_index_of_a_table_rests_on_its_outflows_and_says_so() -> None:
    """Two hundred out in two years, worth 190.91 at 10 %; without an outlay there is no index and no MIRR."""
    result = of_table([-100.0, -100.0, 300.0], 0.10)
    assert result.index_basis == "outflows"
    assert result.profitability_index == pytest.approx(300 / 1.21 / (100 + 100 / 1.1))
    gift = of_table([10.0], 0.10)
    assert (gift.profitability_index, gift.mirr, gift.payback, gift.equivalent_annual_value) == (None, None, 0.0, None)


def test_the_index_of_drivers_rests_on_the_investment() -> None:
    """A year of losses is no investment."""
    plan = Drivers(investment=100.0, fixed_cost=10.0, revenue=60.0, ramp_up=(0.0, 1.0), life=4)
    terms = Terms(base_year=2012, rate=0.0)
    result = indicators(statement(plan, terms), terms)
    assert result.index_basis == "investment"
    assert result.profitability_index == pytest.approx(1 + 40 / 100)
    assert (result.peak_funding, result.peak_year) == (110.0, 2013)


def test_payback_counts_from_the_first_flow() -> None:
    """Years of waiting before the first rouble do not count."""
    result = of_table([0.0, 0.0, -100.0, 50.0, 50.0], 0.0)
    assert (result.begins, result.payback) == (2014, 2.0)


def test_levelised_cost_is_the_price_at_which_the_value_is_nothing() -> None:
    """Sold at its levelised cost, with the by-product credited, a project before tax is worth zero."""

    def plan(price: float) -> Drivers:
        heat = Product(name="heat", volume=50.0, price=0.2)
        power = Product(name="power", volume=100.0, price=price, variable_cost=0.3)
        return Drivers(investment=500.0, life=10, products=(power, heat), fixed_cost=12.0, ramp_up=(0.5, 1.0))

    for terms in (
        Terms(base_year=2012, rate=0.08),
        Terms(base_year=2012, rate=0.12, kind="nominal", inflation=YearTable.constant(0.05)),
    ):
        cost = dict(indicators(statement(plan(1.0), terms), terms).levelised_cost)["power"]
        again = indicators(statement(plan(cost), terms), terms)
        assert again.npv == pytest.approx(0.0, abs=1e-9)
        assert dict(again.levelised_cost)["power"] == pytest.approx(cost)


def test_levelised_cost_of_constant_output_is_the_annuity_over_the_volume() -> None:
    """Capital recovery of 1,000 over 20 years at 8 % is 101.85 a year; with 40 of running cost, per 200 units 0.709."""
    plan = Drivers(
        investment=1_000.0, life=20, products=(Product(name="power", volume=200.0, price=1.0),), fixed_cost=40.0
    )
    terms = Terms(base_year=2012, rate=0.08)
    result = dict(indicators(statement(plan, terms), terms).levelised_cost)
    assert annuity(1_000.0, 0.08, 20) == pytest.approx(101.85, abs=0.005)
    assert result["power"] == pytest.approx((101.852 + 40) / 200, abs=1e-5)


def test_finance_and_reinvestment_rates_are_the_cases_or_the_discount_rate() -> None:
    """Microsoft's MIRR example with its own rates, and with the discount rate for both."""
    flows = {2012 + year: flow for year, flow in enumerate([-120_000.0, 39_000, 30_000, 21_000, 37_000, 46_000])}
    terms = Terms(base_year=2012, rate=0.11, finance_rate=0.10, reinvest_rate=0.12)
    result = indicators(from_table(flows, terms, status=Status.CLAIMED), terms)
    assert result.mirr == pytest.approx(0.1261, abs=5e-5)
    plain = Terms(base_year=2012, rate=0.11)
    result = indicators(from_table(flows, plain, status=Status.CLAIMED), plain)
    assert (result.finance_rate, result.reinvest_rate) == (0.11, 0.11)


def test_an_impossible_finance_rate_is_refused() -> None:
    """At −100 % nothing can be carried."""
    terms = Terms(base_year=2012, rate=0.1, finance_rate=-1.0)
    table = from_table({2012: -1.0, 2013: 2.0}, terms, status=Status.CLAIMED)
    with pytest.raises(InputError, match="rate_too_low"):
        indicators(table, terms)


def test_an_assumed_rate_makes_indicators_assumed() -> None:
    """The weakest of the flows' status and the rate's (rule 2)."""
    terms = Terms(base_year=2012, rate=0.1, statuses={"rate": Status.ASSUMED})
    assert indicators(from_table({2012: -1.0, 2013: 2.0}, terms, status=Status.CLAIMED), terms).status is Status.ASSUMED
