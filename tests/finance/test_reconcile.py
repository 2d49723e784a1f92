"""A reconciliation that can fail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.arrays import frozen
from appraisal.errors import DefectError
from appraisal.figures import Status
from appraisal.finance.cash_flow import from_table, statement
from appraisal.finance.drivers import Drivers
from appraisal.finance.reconcile import reconcile
from appraisal.finance.terms import Terms, YearTable

TERMS = Terms(base_year=2012, rate=0.1, profit_tax=YearTable.constant(0.2))
FOUND = statement(Drivers(investment=100.0, revenue=80.0, operating_cost=20.0, life=3, receivable_days=30.0), TERMS)


def test_the_owners_pay_in_what_is_short_and_take_out_what_is_left() -> None:
    """In the first year the investment is the owners'; at the end nothing is left in the project."""
    result = reconcile(FOUND)
    assert result.closes
    assert (result.sources[0], result.uses[0]) == (100.0, 100.0)
    assert result.assets[0] == 100.0
    assert (result.assets[-1], result.funding[-1]) == pytest.approx((0.0, 0.0), abs=1e-9)


@pytest.mark.parametrize(
    "kind", ["revenue", "investment", "depreciation", "profit_tax", "working_capital", "book_value"]
)
def test_one_false_number_is_noticed(kind: str) -> None:
    """A line changed by one in one year no longer closes."""
    line = FOUND.line(kind)
    wrong = line.amounts.copy()
    wrong[1] += 1.0
    changed = replace(line, amounts=frozen(wrong))
    assert not reconcile(replace(FOUND, lines=tuple(changed if each is line else each for each in FOUND.lines))).closes


def test_a_table_has_nothing_to_reconcile() -> None:
    """An explicit net flow has no balances."""
    with pytest.raises(DefectError):
        reconcile(from_table({2012: -1.0}, TERMS, status=Status.CLAIMED))
