"""Monte-Carlo of net present values: 10,000 draws x 200 projects x 25 years, beside a loop over numpy-financial.

Run with `python -m benchmarks.bench_finance`. Each project has four ranges (investment, price, volume, operating cost)
that follow the common market, depreciation in two classes, profit tax with carried losses, property tax and working
capital. The loops run for a part of the draws and are scaled up.
"""

from __future__ import annotations

import resource
import time

import numpy as np
import numpy_financial

from appraisal.finance.cash_flow import statement
from appraisal.finance.discounting import factors
from appraisal.finance.drivers import AssetClass, Drivers, Product
from appraisal.finance.irr import internal_rates
from appraisal.finance.ranges import Range
from appraisal.finance.simulation import Uncertain, simulate
from appraisal.finance.terms import Terms, YearTable

DRAWS, PROJECTS, LIFE = 10_000, 200, 22
TERMS = Terms(
    base_year=2012,
    rate=0.1,
    profit_tax=YearTable.from_spans({"2012-2024": 0.20, "2025-": 0.25}, name="profit_tax"),
    property_tax=YearTable.constant(0.022),
    loss_cap=YearTable.from_spans({"2012-2016": 1.0, "2017-": 0.5}, name="loss_cap"),
)


def project(random: np.random.Generator) -> Uncertain:
    """Return a fictional project of 25 years in all."""
    cost, price, volume = random.uniform(500, 5000), random.uniform(5, 50), 20.0
    drivers = Drivers(
        investment=cost,
        life=LIFE,
        phasing={2012: 0.3, 2013: 0.4, 2014: 0.3},
        products=(Product(name="made", volume=volume, price=price, variable_cost=0.2 * price, price_growth=0.01),),
        operating_cost=0.3 * price * volume,
        payroll=0.1 * price * volume,
        ramp_up=(0.4, 0.8, 1.0),
        asset_classes=(AssetClass(name="works", share=0.4, life=30), AssetClass(name="plant", share=0.6, life=10)),
        receivable_days=40.0,
        payable_days=20.0,
    )
    values = {"investment": 0.3, "products.made.price": 0.4, "products.made.volume": -0.2, "operating_cost": 0.0}
    at = drivers.values()
    ranges = tuple(
        Range(driver=path, low=0.8 * at[path], mode=at[path], high=1.4 * at[path], market=market)
        for path, market in values.items()
    )
    return Uncertain(drivers=drivers, ranges=ranges)


def main() -> None:
    """Print the times and their ratio."""
    random = np.random.default_rng(1)
    projects = {f"p{number}": project(random) for number in range(PROJECTS)}
    simulate({"warm": projects["p0"]}, TERMS, draws=100, seed=1)
    times = []
    for _ in range(3):
        start = time.perf_counter()
        simulate(projects, TERMS, draws=DRAWS, seed=1)
        times.append(time.perf_counter() - start)
    ours = min(times)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    flows = statement(projects["p0"].drivers, TERMS).net_flow
    many = np.random.default_rng(2).normal(size=(DRAWS, len(flows)))
    start = time.perf_counter()
    for _ in range(20):
        _ = many @ factors(TERMS.rate, many.shape[1])
    product = (time.perf_counter() - start) / 20 * PROJECTS
    start = time.perf_counter()
    for row in many:
        numpy_financial.npv(TERMS.rate, row)
    loop = (time.perf_counter() - start) * PROJECTS
    start = time.perf_counter()
    for each in list(projects.values())[:50]:
        statement(each.drivers, TERMS)
    full = (time.perf_counter() - start) / 50 * DRAWS * PROJECTS
    start = time.perf_counter()
    for _ in range(100):
        internal_rates(flows)
    rates = (time.perf_counter() - start) / 100
    print(f"{DRAWS:,} draws x {PROJECTS} projects x {len(flows)} years, sampled, taxed and discounted")
    print(f"  the whole job                            {ours:8.2f} s, peak memory {peak:,.0f} MB")
    print(f"  the same by a loop over statements       {full:8.0f} s, {full / ours:,.0f} times slower")
    print(f"  discounting alone, flows known           {product:8.3f} s")
    print(f"  the same by a loop over numpy-financial  {loop:8.1f} s, {loop / product:,.0f} times slower")
    print(f"  all internal rates of one project        {rates * 1e3:8.2f} ms")


if __name__ == "__main__":
    main()
