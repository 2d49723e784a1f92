"""Laws of finance that hold for every project, not for an example."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from appraisal.figures import Status
from appraisal.finance.cash_flow import from_table, statement
from appraisal.finance.discounting import npv
from appraisal.finance.drivers import AMOUNTS, Drivers
from appraisal.finance.indicators import indicators
from appraisal.finance.irr import internal_rates
from appraisal.finance.payback import payback
from appraisal.finance.rate import nominal_rate
from appraisal.finance.reconcile import reconcile
from appraisal.finance.statement import Statement
from appraisal.finance.switching import switching_values
from appraisal.finance.terms import Terms, YearTable
from appraisal.finance.valuation import net_present_values
from appraisal.finance.views import budget_view, public_view
from tests.laws.finance_strategies import BASE, plans, tables

FLAT = Terms(
    base_year=BASE,
    rate=0.1,
    profit_tax=YearTable.constant(0.2),
    property_tax=YearTable.constant(0.022),
    loss_cap=YearTable.constant(0.5),
)


def value(result: Statement, terms: Terms) -> float:
    """Return the net present value of a statement."""
    return npv(terms.rate, result.net_flow, mid_year=terms.mid_year)


@given(plan=plans(), terms=tables())
@settings(max_examples=100, deadline=None)
def test_every_statement_closes(plan: Drivers, terms: Terms) -> None:
    """Sources equal uses; assets equal what they were paid from; nothing is left at the end."""
    result = reconcile(statement(plan, terms))
    assert result.closes, result.gap


@given(plan=plans(), terms=tables())
@settings(max_examples=60, deadline=None)
def test_the_net_flow_is_the_sum_of_the_cash_lines(plan: Drivers, terms: Terms) -> None:
    """No cash is hidden between the lines, and no line can be written to."""
    result = statement(plan, terms)
    cash = [line.amounts for line in result.lines if line.role in ("cash", "support")]
    assert np.allclose(np.sum(cash, axis=0), result.net_flow, atol=1e-7)
    assert not any(line.amounts.flags.writeable for line in result.lines)


@given(plan=plans(growing=False), years=st.integers(1, 5))
@settings(max_examples=60, deadline=None)
def test_a_shift_by_a_year_divides_the_value_by_one_plus_the_rate(plan: Drivers, years: int) -> None:
    """With the same taxes in all years a project moved as a whole is worth less by the discount alone."""
    assume(plan.phasing or plan.operation_start is None)
    plan = replace(plan, operation_start=None)
    moved = replace(plan, shift=plan.shift + years)
    expected = value(statement(plan, FLAT), FLAT) / 1.1**years
    assert value(statement(moved, FLAT), FLAT) == pytest.approx(expected, rel=1e-9, abs=1e-6)


@given(plan=plans(supported=False), terms=tables(), factor=st.sampled_from([0.01, 0.5, 3.0, 1000.0]))
@settings(max_examples=60, deadline=None)
def test_a_project_of_another_size_is_worth_as_much_more(plan: Drivers, terms: Terms, factor: float) -> None:
    """All money times a factor, taxes and carried losses included: the value is times that factor."""
    own = plan.values()
    bigger = plan.with_values(
        {path: own[path] * factor for path in own if path in AMOUNTS or path.endswith((".price", ".variable_cost"))}
    )
    expected = factor * value(statement(plan, terms), terms)
    assert value(statement(bigger, terms), terms) == pytest.approx(expected, rel=1e-9, abs=1e-6 * factor)


@given(plan=plans(), other=plans(), terms=tables())
@settings(max_examples=60, deadline=None)
def test_without_profit_tax_projects_of_one_timing_add_up(plan: Drivers, other: Drivers, terms: Terms) -> None:
    """Amounts of two projects together are worth the sum of both."""
    terms = replace(terms, profit_tax=YearTable.constant(0.0))
    plan = replace(plan, products=(), support=())
    other = replace(plan, **{path: getattr(other, path) for path in AMOUNTS})
    both = replace(plan, **{path: getattr(plan, path) + getattr(other, path) for path in AMOUNTS})
    expected = value(statement(plan, terms), terms) + value(statement(other, terms), terms)
    assert value(statement(both, terms), terms) == pytest.approx(expected, rel=1e-9, abs=1e-6)


@given(plan=plans(), terms=tables(), inflation=st.sampled_from([0.0, 0.03, 0.12]))
@settings(max_examples=80, deadline=None)
def test_real_and_nominal_agree(plan: Drivers, terms: Terms, inflation: float) -> None:
    """The real flow at the real rate is worth the nominal flow at the nominal rate (Fisher)."""
    real = replace(terms, kind="real", mid_year=False, inflation=YearTable.constant(inflation))
    nominal = replace(real, kind="nominal", rate=nominal_rate(real.rate, inflation))
    expected = value(statement(plan, nominal), nominal)
    assert value(statement(plan, real), real) == pytest.approx(expected, rel=1e-9, abs=1e-6)


@given(plan=plans(), terms=tables(), data=st.data())
@settings(max_examples=50, deadline=None)
def test_many_values_at_once_are_the_statements_one_by_one(plan: Drivers, terms: Terms, data: st.DataObject) -> None:
    """Scaled drivers by matrix products, whole years by groups, growth and days by direct arithmetic: all agree."""
    own = plan.values()
    chosen = data.draw(st.lists(st.sampled_from(sorted(own)), unique=True, max_size=4))
    factors = st.lists(st.sampled_from([0.0, 0.5, 1.0, 1.7]), min_size=5, max_size=5)
    values = {path: own[path] * np.array(data.draw(factors)) for path in chosen}
    if "life" in values:
        values["life"] = np.maximum(values["life"], 1.0)
    result = net_present_values(plan, terms, values)
    for draw, ours in enumerate(result.tolist()):
        moved = plan.with_values({path: float(column[draw]) for path, column in values.items()})
        assert ours == pytest.approx(value(statement(moved, terms), terms), rel=1e-9, abs=1e-6)


@given(
    rates=st.lists(st.integers(-5, 10).map(lambda tenth: Fraction(tenth, 10)), unique=True, min_size=1, max_size=5),
    touches=st.booleans(),
)
@settings(max_examples=80, deadline=None)
def test_every_rate_that_was_put_in_is_found(rates: list[Fraction], touches: bool) -> None:
    """Flows multiplied together from known rates have them all and no other, the first of them perhaps twice over."""
    flows, nothing = [Fraction(1000)], Fraction(0)
    for rate in [*rates[: int(touches)], *rates]:
        flows = [
            later - (1 + rate) * sooner for later, sooner in zip([*flows, nothing], [nothing, *flows], strict=True)
        ]
    result = internal_rates([float(flow) for flow in flows]).rates
    assert result == pytest.approx(sorted(float(rate) for rate in rates), abs=1e-5)


@given(
    flows=st.lists(st.floats(-1e4, 1e4).map(lambda each: round(each, 2)), min_size=2, max_size=30), middle=st.booleans()
)
@settings(max_examples=100, deadline=None)
def test_internal_rates_are_zeros_and_none_lies_between(flows: list[float], middle: bool) -> None:
    """At each rate the value is zero; between neighbouring rates, and beyond them, its sign does not change."""
    rates = internal_rates(flows, mid_year=middle).rates
    for rate in rates:
        assume(-0.9 < rate < 20)
        size = sum(abs(flow) / (1 + rate) ** year for year, flow in enumerate(flows))
        assert abs(npv(rate, flows, mid_year=middle)) <= 1e-9 * size * (1 + rate)
    edges = [-0.9, *rates, 20.0]
    for low, high in pairwise(edges):
        inside = np.linspace(low, high, 12)[1:-1]
        signs = {np.sign(npv(float(rate), flows, mid_year=middle)) for rate in inside if high - low > 1e-3}
        assert len(signs - {0.0}) <= 1


@given(flows=st.lists(st.integers(-100, 100), min_size=1, max_size=15))
@settings(max_examples=100)
def test_after_the_payback_the_money_stays_back(flows: list[int]) -> None:
    """Up to the payback some money is out, after it never; without a payback some is out at the end."""
    array = np.array(flows, dtype=np.float64)
    running = np.cumsum(array)
    result = payback(array)
    if result is None:
        assert running[-1] < 0
        return
    begun = int(np.flatnonzero(array)[0]) if array.any() else 0
    assert (running[int(np.ceil(begun + result - 1e-9)) :] >= -1e-9).all()
    if result > 0:
        assert running[int(np.ceil(begun + result - 1e-9)) - 1] < 0


@given(plan=plans(), terms=tables())
@settings(max_examples=50, deadline=None)
def test_owners_and_budget_together_are_the_public(plan: Drivers, terms: Terms) -> None:
    """Transfers cancel: the owners' flow and the budget's, less tax withheld from wages, is the public's."""
    result = statement(plan, terms)
    budget, public = budget_view(result, terms), public_view(result, terms)
    withheld = dict(budget.receipts)["income_tax"]
    assert np.allclose(result.net_flow + budget.flow - withheld, public.flow, atol=1e-7)


@given(plan=plans(), terms=tables())
@settings(max_examples=25, deadline=None)
def test_switching_values_bring_the_value_to_zero(plan: Drivers, terms: Terms) -> None:
    """Whatever is moved to its switching value, a statement computed anew is worth nothing; delay turns the sign."""
    base = value(statement(plan, terms), terms)
    for each in switching_values(plan, terms):
        if each.npv is None:
            assert each.value is None
        elif each.driver == "delay":
            assert np.sign(each.npv) != np.sign(base)
        else:
            result = statement(plan, terms)
            size = float(np.abs(result.amounts("investment", "revenue", "payroll")).sum())
            if each.driver == "rate" and each.value is not None:  # near ruin a late flow weighs beyond all bounds
                weighed = np.abs(result.net_flow) / (1.0 + each.value) ** np.arange(len(result.years))
                size = max(size, float(weighed.sum()))
            assert abs(each.npv) <= 1e-6 * max(size, 1.0)


@given(flows=st.lists(st.integers(-1000, 1000), min_size=1, max_size=20), rate=st.floats(-0.3, 0.8))
@settings(max_examples=80)
def test_indicators_of_a_table_agree_with_one_another(flows: list[int], rate: float) -> None:
    """The annuity is worth the value; the index is above one exactly when the value is above zero."""
    terms = Terms(base_year=BASE, rate=rate)
    table = from_table({BASE + year: float(flow) for year, flow in enumerate(flows)}, terms, status=Status.CLAIMED)
    result = indicators(table, terms)
    if result.equivalent_annual_value is not None:
        first, last = (pick(year for year, flow in enumerate(flows) if flow) for pick in (min, max))
        again = [0.0] * (first + 1) + [result.equivalent_annual_value] * (last - first)
        assert npv(rate, again) == pytest.approx(result.npv, rel=1e-6, abs=1e-6)
    if result.profitability_index is not None:
        assert (result.profitability_index > 1) == (result.npv > 0)
    assert result.discounted_flow.sum() == pytest.approx(result.npv, rel=1e-9, abs=1e-6)
