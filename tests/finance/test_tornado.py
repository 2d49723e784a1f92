"""One at a time."""

from __future__ import annotations

import pytest

from appraisal.finance.drivers import Drivers
from appraisal.finance.terms import Terms
from appraisal.finance.tornado import tornado


def test_bars_stand_by_their_swing_then_by_name() -> None:
    """Equal swings stand in the order of their names; the delay and the rate may be among them."""
    plan = Drivers(investment=100.0, revenue=150.0, operating_cost=20.0, fixed_cost=20.0, life=1)
    ranges = [
        ("operating_cost", 10.0, 30.0),
        ("fixed_cost", 10.0, 30.0),
        ("rate", 0.0, 0.5),
        ("delay", 0.0, 1.0),
        ("revenue", 50.0, 250.0),
    ]
    result = tornado(plan, Terms(base_year=2012, rate=0.1), ranges)
    assert [bar.driver for bar in result.bars] == ["revenue", "rate", "fixed_cost", "operating_cost", "delay"]
    assert result.npv == pytest.approx(-100 + 110 / 1.1)
    assert all(bar.swing == abs(bar.npv_high - bar.npv_low) for bar in result.bars)


def test_no_ranges_have_no_bars() -> None:
    """The value alone is left."""
    plan = Drivers(investment=100.0, revenue=110.0, life=1)
    assert tornado(plan, Terms(base_year=2012, rate=0.1), []).bars == ()
