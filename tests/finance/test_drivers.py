"""Drivers by their paths."""

from __future__ import annotations

import pytest

from appraisal.errors import DefectError
from appraisal.figures import Status
from appraisal.finance.drivers import Drivers, Product

PLAN = Drivers(
    investment=10.0,
    life=5,
    revenue=4.0,
    phasing={2012: 1.0},
    products=(Product(name="coke", volume=2.0, price=3.0, unit="kt"), Product(name="tar", volume=1.0, price=1.0)),
    status=Status.CLAIMED,
    statuses={"investment": Status.PUBLISHED, "products.coke.price": Status.ASSUMED, "phasing": Status.ASSUMED},
)


def test_other_values_land_at_their_paths_and_nowhere_else() -> None:
    """Whole years are rounded; the other product, units and statuses stay."""
    moved = PLAN.with_values({"products.coke.price": 7.0, "life": 6.6, "revenue": 5.0})
    assert (moved.products[0].price, moved.life, moved.revenue) == (7.0, 7, 5.0)
    assert moved.products[0].unit == "kt"
    assert moved.products[1] == PLAN.products[1]
    assert moved.with_values(PLAN.values()) == PLAN


def test_an_unknown_path_is_a_defect() -> None:
    """Names from outside are checked at the door (`net_present_values`); here a wrong one is our own mistake."""
    with pytest.raises(DefectError):
        PLAN.with_values({"products.steel.price": 1.0})


def test_statuses_take_the_default_where_a_driver_was_given_and_count_nothing_where_not() -> None:
    """A zero that nobody named weakens nothing."""
    assert PLAN.status_of("investment") is Status.PUBLISHED
    assert PLAN.status_of("investment", "payroll", "delay") is Status.PUBLISHED
    assert PLAN.status_of("investment", "revenue") is Status.CLAIMED
    assert PLAN.status_of("revenue", "products.coke.price") is Status.ASSUMED
    assert PLAN.status_of("investment", "phasing") is Status.ASSUMED
    assert PLAN.status_of("investment", "ramp_up", "asset_classes") is Status.PUBLISHED


def test_a_driver_of_one_product_has_the_status_of_that_product_alone() -> None:
    """A price that is zero was not given; whether another product's was does not matter."""
    products = (Product(name="coke", volume=2.0, price=3.0, unit="kt"), Product(name="tar", volume=1.0, price=0.0))
    plan = Drivers(investment=10.0, life=5, products=products, status=Status.CLAIMED)
    assert plan.status_of("products.coke.price") is Status.CLAIMED
    assert plan.status_of("products.tar.price") is Status.PUBLISHED
