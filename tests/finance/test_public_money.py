"""What funds pay and what comes back, in money of the day."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.figures import Status
from appraisal.finance.cash_flow import from_table, statement
from appraisal.finance.drivers import Drivers, Support
from appraisal.finance.public_money import Loan, added_to_table, invested, lent, owned, shifted
from appraisal.finance.reconcile import reconcile
from appraisal.finance.terms import Terms, YearTable

PLAN = Drivers(investment=100.0, life=10, revenue=60.0, operating_cost=20.0)
TERMS = Terms(base_year=2012, rate=0.1, inflation=YearTable.constant(0.06), profit_tax=YearTable.constant(0.2))
FIVE = Loan(rate=0.1, grace=2, years=5)


def test_a_loan_repays_what_was_received_and_no_more() -> None:
    """After two years of grace three equal parts; interest each year on what is owed."""
    result = lent("loan", {2013: 90.0}, FIVE, last=2040)
    assert result.repaid == {2016: 30.0, 2017: 30.0, 2018: 30.0}
    assert list(result.interest.values()) == pytest.approx([9.0, 9.0, 9.0, 6.0, 3.0])


def test_what_is_owed_in_the_last_year_is_repaid_there() -> None:
    """A project that ends before its loan does pays it back when it ends; money received then goes back at once."""
    result = lent("loan", {2013: 90.0, 2016: 10.0}, FIVE, last=2016)
    assert result.repaid == {2016: 100.0}


def test_a_loan_is_not_indexed_and_ends_at_zero() -> None:
    """In real prices the repayment is the file's number divided by the price level; nothing is held after it."""
    loan = Support(name="loan", received={2012: 50.0}, repaid={2020: 50.0})
    result = statement(Drivers(investment=100.0, life=10, revenue=60.0, support=(loan,), price_year=2010), TERMS)
    at = result.years.index(2020)
    assert result.line("support_repaid", "loan").amounts[at] == pytest.approx(-50.0 / 1.06**8)
    assert result.line("support_held", "loan").amounts[at:] == pytest.approx(np.zeros(len(result.years) - at))
    assert reconcile(result).closes


def test_a_part_of_the_project_takes_its_part_of_every_gain() -> None:
    """A quarter of the investment gives a quarter of each positive net flow, and is never bought back."""
    before = statement(PLAN, TERMS)
    result = owned("share", {2012: 25.0}, before, whole=invested(before))
    nominal = before.net_flow * before.deflator
    assert result.dividends[2013] == pytest.approx(nominal[1] / 4)
    assert result.repaid == {}


def test_a_table_with_a_grant() -> None:
    """A grant to a project whose flows are given by year adds to the net flow; in real prices it is deflated."""
    table = from_table({2012: -100.0, 2014: 150.0}, TERMS, status=Status.CLAIMED)
    grant = Support(name="grant", received={2013: 10.6})
    result = added_to_table(table, [(grant, Status.ASSUMED)], TERMS)
    assert result.net_flow.tolist() == pytest.approx([-100.0, 10.0, 150.0])
    assert result.status is Status.ASSUMED
    assert shifted(grant, 1).received == {2014: 10.6}
