"""Many values of the drivers at once."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.finance.cash_flow import statement
from appraisal.finance.discounting import npv
from appraisal.finance.drivers import Drivers, Product
from appraisal.finance.indicators import indicators
from appraisal.finance.terms import Terms, YearTable
from appraisal.finance.valuation import discounted_outlays, net_present_values

PLAN = Drivers(
    investment=100.0, life=6, revenue=10.0, operating_cost=12.0, payroll=3.0,
    products=(Product(name="coke", volume=10.0, price=4.0, variable_cost=0.5),),
)  # fmt: skip
TERMS = Terms(base_year=2012, rate=0.1, profit_tax=YearTable.constant(0.2))


def base(plan: Drivers, terms: Terms = TERMS) -> float:
    """Return the value of one statement."""
    return npv(terms.rate, statement(plan, terms).net_flow)


def test_without_values_it_is_the_statements() -> None:
    """One value: the project as it stands."""
    assert net_present_values(PLAN, TERMS, {}).tolist() == pytest.approx([base(PLAN)])


def test_a_multiplier_takes_all_that_it_names() -> None:
    """Price takes revenue and every price, cost every running cost; with a driver of its own it multiplies that."""
    own = PLAN.values()
    dearer = PLAN.with_values({path: own[path] * 1.5 for path in ("revenue", "products.coke.price")})
    costly = PLAN.with_values(
        {path: own[path] * 1.5 for path in ("operating_cost", "payroll", "products.coke.variable_cost")}
    )
    assert net_present_values(PLAN, TERMS, {"price": [1.0, 1.5]}).tolist() == pytest.approx([base(PLAN), base(dearer)])
    assert net_present_values(PLAN, TERMS, {"cost": [1.5]}).tolist() == pytest.approx([base(costly)])
    both = net_present_values(PLAN, TERMS, {"capital_cost": [1.2, 1.0], "investment": [50.0, 60.0]})
    assert both.tolist() == pytest.approx([base(PLAN.with_values({"investment": 60.0}))] * 2)


def test_the_rate_varies_like_a_driver() -> None:
    """Each column has its own rate."""
    result = net_present_values(PLAN, TERMS, {"rate": [0.0, 0.3], "investment": [90.0, 110.0]})
    expected = [
        npv(rate, statement(PLAN.with_values({"investment": cost}), TERMS).net_flow)
        for rate, cost in ((0.0, 90.0), (0.3, 110.0))
    ]
    assert result.tolist() == pytest.approx(expected)


def test_whole_years_are_rounded_and_grouped() -> None:
    """Delays of 0.4 and 1.6 years are 0 and 2; the order of the columns stays."""
    result = net_present_values(PLAN, TERMS, {"delay": [1.6, 0.4, 2.2], "life": [6.0, 3.0, 6.0]})
    late, short = PLAN.with_values({"delay": 2}), PLAN.with_values({"life": 3})
    assert result.tolist() == pytest.approx([base(late), base(short), base(late)])


def test_more_columns_than_are_worked_at_once() -> None:
    """The parts are put together in order."""
    costs = np.linspace(50.0, 150.0, 9_001)
    result = net_present_values(PLAN, TERMS, {"investment": costs})
    bent = net_present_values(PLAN, TERMS, {"investment": costs, "cost_growth": np.zeros(9_001)})
    assert np.allclose(result, bent, atol=1e-9)
    assert (np.diff(result) < 0).all()


def test_unknown_names_infinities_and_impossible_rates_are_refused() -> None:
    """A name that is no driver, a value that is no number, a rate of −100 %."""
    with pytest.raises(InputError, match="unknown_driver_path"):
        net_present_values(PLAN, TERMS, {"products.tar.price": [1.0]})
    with pytest.raises(InputError, match="not_finite"):
        net_present_values(PLAN, TERMS, {"investment": [np.nan]})
    with pytest.raises(InputError, match="rate_too_low"):
        net_present_values(PLAN, TERMS, {"rate": [0.1, -1.0]})
    with pytest.raises(InputError, match="life_below_one"):
        net_present_values(PLAN, TERMS, {"life": [0.0]})


def test_the_outlays_are_those_of_the_index() -> None:
    """At the drivers' own values, and at others, NPV / outlays + 1 is the profitability index of that statement."""
    for cost in (80.0, 100.0, 130.0):
        plan = PLAN.with_values({"investment": cost})
        (spent,) = discounted_outlays(PLAN, TERMS, {"investment": [cost]})
        result = indicators(statement(plan, TERMS), TERMS)
        assert result.profitability_index == pytest.approx(1 + result.npv / spent)
    assert discounted_outlays(PLAN, TERMS, {"shift": [0.0, 2.0]})[1] < discounted_outlays(PLAN, TERMS, {})[0]
