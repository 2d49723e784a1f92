"""Monte-Carlo of the net present value."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.finance.cash_flow import statement
from appraisal.finance.discounting import npv
from appraisal.finance.drivers import Drivers, Product
from appraisal.finance.ranges import Range
from appraisal.finance.scores import market_scores
from appraisal.finance.simulation import Simulation, Uncertain, draws_of, simulate
from appraisal.finance.terms import Terms, YearTable

TERMS = Terms(base_year=2012, rate=0.1, profit_tax=YearTable.constant(0.2), loss_cap=YearTable.constant(0.5))
PLAN = Drivers(
    investment=100.0, life=8, operating_cost=12.0,
    products=(Product(name="coke", volume=10.0, price=4.0),), ramp_up=(0.3, 1.0),
)  # fmt: skip
RANGES = (
    Range(driver="investment", low=80.0, mode=100.0, high=180.0, market=0.3),
    Range(driver="products.coke.price", low=2.0, mode=4.0, high=5.0, market=0.6, shape="pert"),
    Range(driver="delay", low=0.0, mode=0.0, high=3.0),
    Range(driver="cost_growth", low=-0.01, mode=0.0, high=0.03),
)
PROJECT = Uncertain(drivers=PLAN, ranges=RANGES, correlations={("investment", "delay"): 0.5})


def test_each_draw_is_a_statement_of_its_own() -> None:
    """The vectorised draws against a plain loop over statements."""
    result = simulate({"p": PROJECT}, TERMS, draws=150, seed=7)["p"]
    values = draws_of("p", RANGES, PROJECT.correlations, market_scores(draws=150, seed=7), seed=7)
    for draw, ours in enumerate(result.npv.tolist()):
        moved = PLAN.with_values({path: float(column[draw]) for path, column in values.items()})
        assert ours == pytest.approx(npv(TERMS.rate, statement(moved, TERMS).net_flow), abs=1e-9)


def test_the_same_seed_gives_the_same_bytes_alone_or_among_others_in_turn_or_side_by_side() -> None:
    """Neither company nor an executor changes a draw; another seed does (rule 12)."""
    alone = simulate({"p": PROJECT}, TERMS, draws=500, seed=7)["p"].npv
    among = simulate({"q": PROJECT, "p": PROJECT}, TERMS, draws=500, seed=7)
    with ThreadPoolExecutor(2) as pool:
        pooled = simulate({"q": PROJECT, "p": PROJECT}, TERMS, draws=500, seed=7, executor=pool)
    assert alone.tobytes() == among["p"].npv.tobytes() == pooled["p"].npv.tobytes()
    assert list(pooled) == ["q", "p"]
    assert among["q"].npv.tobytes() != alone.tobytes()
    assert simulate({"p": PROJECT}, TERMS, draws=500, seed=8)["p"].npv.tobytes() != alone.tobytes()


def test_a_linear_project_has_the_mean_and_spread_of_its_range() -> None:
    """One triangular driver and no tax: the value's mean and deviation are known in closed form."""
    plan = Uncertain(
        drivers=Drivers(investment=100.0, revenue=120.0, life=1),
        ranges=(Range(driver="revenue", low=90.0, mode=120.0, high=180.0),),
    )
    result = simulate({"p": plan}, Terms(base_year=2012, rate=0.0), draws=200_000, seed=1)["p"]
    a, m, b = 90.0, 120.0, 180.0
    assert result.mean == pytest.approx((a + m + b) / 3 - 100, abs=0.2)
    deviation = ((a * a + m * m + b * b - a * m - a * b - m * b) / 18) ** 0.5
    assert result.npv.std() == pytest.approx(deviation, abs=0.2)
    assert result.loss_probability == pytest.approx(10.0**2 / (90 * 30), abs=0.003)
    assert result.percentiles(50)[0] == pytest.approx(b - (0.5 * (b - a) * (b - m)) ** 0.5 - 100, abs=0.3)


def test_a_project_without_ranges_does_not_vary() -> None:
    """Every draw is the statement's value."""
    result = simulate({"p": Uncertain(drivers=PLAN, ranges=())}, TERMS, draws=20)["p"]
    assert result.draws == 20
    assert np.ptp(result.npv) == 0
    shares, edges = result.histogram()
    assert (shares.tolist(), len(edges)) == ([1.0], 2)


def test_the_histogram_counts_every_draw_and_parts_losses_from_gains() -> None:
    """Shares sum to one; zero is an edge, so that the bars below it are the losses."""
    result = simulate({"p": PROJECT}, TERMS, draws=5_000, seed=7)["p"]
    shares, edges = result.histogram(bins=25)
    assert shares.sum() == pytest.approx(1.0)
    assert len(shares) == 25
    at = int(np.flatnonzero(edges == 0.0)[0])
    assert shares[:at].sum() == pytest.approx(result.loss_probability)
    assert (np.diff(edges) > 0).all()


@pytest.mark.parametrize("npv", [[-1.0, 5000.0], [-5000.0, 0.1], [-1.0, 1.0], [3.0, 4.0]])
def test_the_edges_of_a_histogram_rise_wherever_zero_lies(npv: list[float]) -> None:
    """Zero near an end takes the place of the inner edge beside it."""
    result = Simulation(project="p", seed=1, npv=np.array(npv))
    for bins in (2, 3, 30):
        shares, edges = result.histogram(bins=bins)
        assert (np.diff(edges) > 0).all()
        assert shares.sum() == 1.0


def test_convergence_ends_at_the_result_with_errors_that_shrink() -> None:
    """The last step holds all draws; standard errors fall with the root of their number."""
    result = simulate({"p": PROJECT}, TERMS, draws=10_000, seed=7)["p"]
    settled = result.convergence()
    assert (settled.counts[0], settled.counts[-1]) == (100, 10_000)
    assert settled.loss[-1] == result.loss_probability
    assert settled.mean[-1] == pytest.approx(result.mean)
    assert settled.mean_error[-1] == pytest.approx(result.npv.std() / 100)
    assert settled.mean_error[0] / settled.mean_error[-1] == pytest.approx(10, rel=0.3)


def test_counts_and_ranges_that_cannot_be_are_refused_together() -> None:
    """No draws, too many, and ranges of two projects that do not hold their values."""
    for draws in (0, 10_000_001):
        with pytest.raises(InputError, match="too_few_draws"):
            simulate({"p": PROJECT}, TERMS, draws=draws)
    wrong = Uncertain(drivers=PLAN, ranges=(Range(driver="investment", low=5.0, mode=1.0, high=9.0),))
    with pytest.raises(InputError) as caught:
        simulate({"p": wrong, "q": wrong}, TERMS, draws=10)
    assert [each.key for each in caught.value.problems] == ["range_without_mode"] * 2


def test_the_errors_on_the_way_are_those_of_a_share_and_a_mean() -> None:
    """A quarter of losses among a thousand draws: the root of p (1 - p) / n, and the spread over the root of n."""
    npv = np.tile([-1.0, 1.0, 1.0, 1.0], 250)
    way = Simulation(project="a", seed=1, npv=npv).convergence()
    assert (way.counts[-1], way.loss[-1]) == (1000, 0.25)
    assert way.loss_error[-1] == pytest.approx((0.25 * 0.75 / 1000) ** 0.5)
    assert way.mean_error[-1] == pytest.approx(npv.std() / 1000**0.5)


def test_percentiles_are_of_the_draws() -> None:
    """P5, P50 and P95 unless others are asked for."""
    run = Simulation(project="a", seed=1, npv=np.arange(101.0))
    assert run.percentiles() == (5.0, 50.0, 95.0)
    assert run.percentiles(10, 90) == (10.0, 90.0)
