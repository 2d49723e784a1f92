"""Drivers and terms of every kind, for the laws and the oracles of finance."""

from __future__ import annotations

from hypothesis import strategies as st

from appraisal.finance.drivers import AssetClass, Drivers, Product, Support
from appraisal.finance.terms import Span, Terms, YearTable

BASE = 2012
AMOUNT = st.integers(0, 2_000).map(lambda value: value / 2)


@st.composite
def shares(draw: st.DrawFn, count: int) -> list[float]:
    """Draw shares that sum to one."""
    parts = draw(st.lists(st.integers(1, 9), min_size=count, max_size=count))
    return [part / sum(parts) for part in parts]


@st.composite
def products(draw: st.DrawFn) -> tuple[Product, ...]:
    """Draw up to two products."""
    growth = st.sampled_from([-0.02, 0.0, 0.03])
    return tuple(
        Product(
            name=name,
            volume=draw(AMOUNT) / 10,
            price=draw(AMOUNT) / 10,
            variable_cost=draw(AMOUNT) / 40,
            price_growth=draw(growth),
            volume_growth=draw(growth),
        )
        for name in ("coke", "tar")[: draw(st.integers(0, 2))]
    )


@st.composite
def plans(draw: st.DrawFn, *, growing: bool = True, supported: bool = True) -> Drivers:
    """Draw the drivers of a project; `growing` and `supported` let prices grow and public money in."""
    built = draw(st.integers(1, 3))
    first = BASE + draw(st.integers(0, 2))
    classes = draw(st.integers(0, 2))
    sizes = draw(shares(classes)) if classes else []
    growth = st.sampled_from([-0.01, 0.0, 0.02]) if growing else st.just(0.0)
    given = draw(st.booleans()) and supported
    late = BASE + draw(st.integers(3, 9))
    return Drivers(
        investment=draw(AMOUNT),
        life=draw(st.integers(1, 12)),
        phasing=dict(zip(range(first, first + built), draw(shares(built)), strict=True)) if draw(st.booleans()) else {},
        revenue=draw(AMOUNT),
        products=draw(products()) if growing else (),
        operating_cost=draw(AMOUNT) / 2,
        fixed_cost=draw(AMOUNT) / 4,
        payroll=draw(AMOUNT) / 4,
        cost_growth=draw(growth),
        wage_growth=draw(growth),
        ramp_up=tuple(draw(st.lists(st.sampled_from([0.0, 0.3, 0.7, 1.0]), max_size=3))),
        operation_start=BASE + draw(st.integers(0, 5)) if draw(st.booleans()) else None,
        delay=draw(st.integers(0, 2)),
        shift=draw(st.integers(0, 2)),
        asset_classes=tuple(
            AssetClass(name=f"class{number}", share=share, life=draw(st.integers(1, 15)), taxed=draw(st.booleans()))
            for number, share in enumerate(sizes)
        ),
        receivable_days=draw(st.integers(0, 90)),
        inventory_days=draw(st.integers(0, 90)),
        payable_days=draw(st.integers(0, 90)),
        residual_value=draw(AMOUNT) / 4,
        support=(
            Support(name="loan", received={first: 90.0}, repaid={late: 60.0, late + 1: 30.0}, interest={late: 7.5}),
            Support(name="share", received={first: 40.0}, dividends={late: 8.0, late + 2: 3.0}),
        )[: draw(st.integers(1, 2))]
        if given
        else (),
        price_year=draw(st.sampled_from([None, BASE - 2, BASE + 1])) if growing else None,
    )


@st.composite
def stepped(draw: st.DrawFn, values: list[float]) -> YearTable:
    """Draw a table with a change in one of the first years."""
    change = BASE + draw(st.integers(1, 8))
    spans = (Span(0, change - 1, draw(st.sampled_from(values))), Span(change, None, draw(st.sampled_from(values))))
    return YearTable(spans)


@st.composite
def tables(draw: st.DrawFn) -> Terms:
    """Draw terms with every table changing."""
    return Terms(
        base_year=BASE,
        rate=draw(st.sampled_from([0.0, 0.05, 0.1, 0.25])),
        kind=draw(st.sampled_from(["real", "nominal"])),
        inflation=draw(stepped([0.0, 0.04, 0.1, -0.03])),
        profit_tax=draw(stepped([0.0, 0.2, 0.25])),
        property_tax=draw(stepped([0.0, 0.011, 0.022])),
        contributions=draw(stepped([0.0, 0.3])),
        income_tax=draw(stepped([0.0, 0.13])),
        loss_cap=draw(stepped([0.0, 0.5, 1.0])),
        mid_year=draw(st.booleans()),
        horizon=draw(st.sampled_from([None, 12, 20])),
    )
