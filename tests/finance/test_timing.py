"""When operation begins and ends."""

from __future__ import annotations

from appraisal.finance.drivers import Drivers, Support
from appraisal.finance.terms import Terms
from appraisal.finance.timing import calendar

TERMS = Terms(base_year=2012, rate=0.1)


def test_operation_begins_after_the_last_investment_or_when_stated() -> None:
    """A stated start may fall before the last investment: the rest is then spent while it runs."""
    plan = Drivers(investment=1.0, life=3, phasing={2013: 0.5, 2016: 0.5})
    assert calendar(plan, TERMS).first == 5
    stated = Drivers(investment=1.0, life=3, phasing={2013: 0.5, 2016: 0.5}, operation_start=2014, delay=1, shift=1)
    assert calendar(stated, TERMS).first == 4


def test_the_ramp_up_counts_from_the_first_operating_year_and_its_last_share_holds() -> None:
    """Nothing before the start, then the shares, then the last one to the end of the life."""
    when = calendar(Drivers(investment=1.0, life=4, ramp_up=(0.4, 0.8), delay=1), TERMS)
    assert when.capacity[:, 0].tolist() == [0.0, 0.0, 0.4, 0.8, 0.8, 0.8]
    assert when.running[:, 0].tolist() == [0.0, 0.0, 1.0, 1.0, 1.0, 1.0]
    assert when.age[:, 0].tolist() == [0.0, 0.0, 0.0, 1.0, 2.0, 3.0]


def test_the_years_reach_to_the_last_repayment() -> None:
    """Support that is repaid after the end of operation keeps the statement open, and moves with the project."""
    loan = Support(name="loan", received={2012: 1.0}, repaid={2020: 1.0})
    assert calendar(Drivers(investment=1.0, life=2, support=(loan,), shift=1), TERMS).years[-1] == 2021


def test_a_start_beyond_the_horizon_never_operates() -> None:
    """All is invested, nothing runs."""
    when = calendar(Drivers(investment=1.0, life=4, delay=9), Terms(base_year=2012, rate=0.1, horizon=5))
    assert not when.running.any()
    assert when.last < when.first
