"""Switching values, solved and verified."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.figures import Status
from appraisal.finance.cash_flow import from_table
from appraisal.finance.drivers import Drivers
from appraisal.finance.switching import Switch, nearest_zero, rate_switch, switching_values
from appraisal.finance.terms import Terms, YearTable

PLAN = Drivers(investment=100.0, revenue=60.0, operating_cost=20.0, life=5)


def named(plan: Drivers, terms: Terms) -> dict[str, Switch]:
    """Return the switching values by driver."""
    return {each.driver: each for each in switching_values(plan, terms)}


def test_without_tax_they_are_known_in_closed_form() -> None:
    """Five years at 10 % are worth 3.7908 a year: price, cost and capital cost follow by division."""
    result = named(PLAN, Terms(base_year=2012, rate=0.1))
    years = (1 - 1.1**-5) / 0.1
    assert result["price"].value == pytest.approx((100 / years + 20) / 60, rel=1e-12)
    assert result["cost"].value == pytest.approx((60 - 100 / years) / 20, rel=1e-12)
    assert result["capital_cost"].value == pytest.approx(40 * years / 100, rel=1e-12)
    assert result["capital_cost"].change == pytest.approx(0.51631, abs=1e-5)
    assert result["rate"].value == pytest.approx(0.28649, abs=1e-5)


def test_the_delay_is_the_first_whole_number_of_years_that_turns_the_sign() -> None:
    """100 (1.1)^d against 151.63: the fifth year of delay is the first too many."""
    delay = named(PLAN, Terms(base_year=2012, rate=0.1))["delay"]
    assert delay.value == 5
    assert delay.npv == pytest.approx(40 * (1 - 1.1**-5) / 0.1 / 1.1**5 - 100)
    assert delay.npv is not None
    assert delay.npv < 0


def test_never_is_an_answer() -> None:
    """Without revenue no price, no saving, no free plant, no delay and no rate mends a loss."""
    result = named(Drivers(investment=100.0, fixed_cost=1.0, life=5), Terms(base_year=2012, rate=0.1))
    assert {name: each.value for name, each in result.items()} == dict.fromkeys(result)
    assert result["price"].change is None
    assert (result["price"].low, result["price"].high) == (0.0, 10.0)


def test_the_search_for_a_delay_ends_where_a_table_ends() -> None:
    """Taxes are stated until 2019: a delay beyond that cannot be computed, and is not guessed."""
    taxes = YearTable.from_spans({"2012-2019": 0.2}, name="profit_tax")
    delay = named(PLAN, Terms(base_year=2012, rate=0.01, profit_tax=taxes))["delay"]
    assert (delay.low, delay.high, delay.value) == (0, 2, None)


def test_a_table_of_flows_has_a_switching_rate() -> None:
    """Of two internal rates the nearer one is the switching value."""
    terms = Terms(base_year=2012, rate=0.3)
    table = from_table({2012: -1_600.0, 2013: 10_000.0, 2014: -10_000.0}, terms, status=Status.CLAIMED)
    result = rate_switch(table, terms)
    assert result.value == pytest.approx(0.25)
    assert result.change == pytest.approx(-0.05)
    assert result.npv == pytest.approx(0.0, abs=1e-6)


def test_of_several_zeros_the_nearest_is_given() -> None:
    """A cubic with zeros at 0.5, 1.1 and 3 about the base 1."""

    def cubic(x: np.ndarray[tuple[int], np.dtype[np.float64]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return (x - 0.5) * (x - 1.1) * (x - 3.0)

    assert nearest_zero(cubic, base=1.0, low=0.0, high=10.0) == pytest.approx(1.1, abs=1e-14)
    assert nearest_zero(cubic, base=0.6, low=0.0, high=1.0) == pytest.approx(0.5, abs=1e-14)
    assert nearest_zero(cubic, base=5.0, low=4.0, high=10.0) is None


def test_what_cannot_be_computed_is_refused() -> None:
    """The checks of the statement hold here too."""
    with pytest.raises(InputError, match="rate_too_low"):
        switching_values(PLAN, Terms(base_year=2012, rate=-1.0))


def test_lines_that_cancel_within_a_year_leave_only_dust() -> None:
    """Where the switching value makes the whole flow vanish, what is left is measured against the lines, not itself."""
    plan = Drivers(investment=0.0, life=1, payroll=0.125, wage_growth=-0.01, cost_growth=-0.01, residual_value=0.125)
    result = {each.driver: each.value for each in switching_values(plan, Terms(base_year=2012, rate=0.0))}
    assert result["cost"] == pytest.approx(1 / 0.99)
