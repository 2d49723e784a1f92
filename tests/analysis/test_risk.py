"""The risk of one project, from the ranges that its documents give."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from appraisal.analysis.risk import Risk
from appraisal.documents.case import Case
from appraisal.documents.head import SimulationTable
from appraisal.intake.read import read_case
from appraisal.measures.project_variant import ProjectVariant
from appraisal.paths import sample_folder
from tests.analysis.small import small_case


@pytest.fixture(scope="module")
def case() -> Case:
    """Return the register of Kuzbass."""
    return read_case(sample_folder() / "kuzbass")


def _under(case: Case, **simulation: object) -> Case:
    table = SimulationTable.model_validate(simulation)
    return replace(case, head=case.head.model_copy(update={"simulation": table}))


def test_the_tornado_holds_every_range_and_the_rate(case: Case) -> None:
    """Each driver with a range has a bar, the discount rate too, the widest first."""
    result = Risk(variant=ProjectVariant(case, "karakan")).tornado
    assert result is not None
    names = [bar.driver for bar in result.bars]
    assert set(names) == {
        "products.coal.volume", "products.coal.price", "products.coal.variable_cost", "fixed_cost", "operating_cost",
        "rate",
    }  # fmt: skip
    assert names[0] == "products.coal.price"
    assert [bar.swing for bar in result.bars] == sorted((bar.swing for bar in result.bars), reverse=True)


def test_the_surface_spans_the_two_widest_bars(case: Case) -> None:
    """Its corners are the ends of both ranges, and where both stand as given it is the NPV."""
    risk = Risk(variant=ProjectVariant(case, "sorbents"))
    assert risk.surface is not None
    assert risk.tornado is not None
    assert [risk.surface.row_driver, risk.surface.column_driver] == [bar.driver for bar in risk.tornado.bars[:2]]
    assert risk.surface.npv.shape == (7, 7)


def test_the_market_joins_the_prices_of_all_projects(case: Case) -> None:
    """With prices tied to the market the draws of two projects move together; without, they do not."""

    def together(each: Case) -> float:
        draws = [Risk(variant=ProjectVariant(each, project)).simulation for project in ("karakan", "sorbents")]
        assert draws[0] is not None
        assert draws[1] is not None
        return float(np.corrcoef(draws[0].npv, draws[1].npv)[0, 1])

    assert abs(together(_under(case))) < 0.05
    assert together(_under(case, market={"price": 0.9})) > 0.3


def test_rank_correlations_hold_within_a_product(case: Case) -> None:
    """A correlation of price and variable cost is that of the same product only."""
    tied = _under(case, correlations=[{"between": ["price", "variable_cost"], "rank": 0.6}])
    result = ProjectVariant(tied, "mencherep").correlations
    assert set(result.values()) == {0.6}
    assert len(result) == 3
    assert all(a.rpartition(".")[0] == b.rpartition(".")[0] for a, b in result)


def test_the_same_seed_gives_the_same_draws(case: Case) -> None:
    """Draws are repeated by their seed and their count (rule 12)."""
    one, again, other = (
        Risk(variant=ProjectVariant(case, "karakan"), draws=500, seed=seed).simulation for seed in (3, 3, 4)
    )
    assert one is not None
    assert again is not None
    assert other is not None
    assert one.npv.tobytes() == again.npv.tobytes()
    assert one.npv.tobytes() != other.npv.tobytes()


def test_a_table_of_flows_has_only_the_rate_to_switch(case: Case) -> None:
    """What needs drivers is not made up where only a net flow is given."""
    project = case.projects["karakan"]
    assert project.cash_flow is not None
    flow = type(project.cash_flow)(table={2012: {"value": -10}, 2013: {"value": 20}})  # type: ignore[dict-item]
    given = replace(case, projects={**case.projects, "karakan": project.model_copy(update={"cash_flow": flow})})
    risk = Risk(variant=ProjectVariant(given, "karakan"))
    assert (risk.tornado, risk.surface, risk.simulation) == (None, None, None)
    (switch,) = risk.switches
    assert switch.driver == "rate"
    assert switch.value == pytest.approx(1.0)


DRIVEN = (
    (("projects", "mine", "figures", "investment"), 50),
    (("projects", "mine", "cash_flow"), {"life": 5, "phasing": {"2024": 1.0}, "revenue": 30, "operating_cost": 10}),
)


def test_without_ranges_the_surface_spans_price_and_capital_cost() -> None:
    """From 70 to 130 % of both; there is nothing to draw and no bar, yet every driver has its switching value."""
    risk = Risk(variant=ProjectVariant(small_case(*DRIVEN), "mine"))
    assert (risk.ranges, risk.simulation) == ((), None)
    assert risk.tornado is not None
    assert risk.tornado.bars == ()
    surface, indicators = risk.surface, risk.variant.indicators
    assert surface is not None
    assert indicators is not None
    assert (surface.row_driver, surface.column_driver) == ("price", "capital_cost")
    assert surface.npv.shape == (7, 7)
    assert surface.npv[3, 3] == pytest.approx(indicators.npv)
    annuity = sum(1.1**-year for year in range(1, 6))
    assert indicators.npv == pytest.approx(20 * annuity - 50)
    assert surface.npv[6, 0] == pytest.approx((1.3 * 30 - 10) * annuity - 0.7 * 50)
    revenue = next(each for each in risk.switches if each.driver == "price")
    assert revenue.value == pytest.approx((50 / annuity + 10) / 30)


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        (0.1, ()),
        ({"value": 0.1, "range": [0.1, 0.1]}, ()),
        ({"value": 0.1, "range": [0.08, 0.12]}, (("rate", 0.08, 0.12),)),
    ],
)
def test_a_rate_is_a_driver_where_it_has_a_range(rate: object, expected: tuple[tuple[str, float, float], ...]) -> None:
    """A range of one point moves nothing; one bar alone spans no surface of its own."""
    risk = Risk(variant=ProjectVariant(small_case(*DRIVEN, (("case", "discount_rate"), rate)), "mine"))
    assert risk.ranges == expected
    assert risk.surface is not None
    assert risk.surface.row_driver == "price"


def test_without_a_cash_flow_nothing_can_be_switched() -> None:
    """There is neither a statement nor a driver."""
    silent = small_case((("projects", "mine", "cash_flow"), {"life": 5, "phasing": {"2024": 1.0}, "revenue": 30}))
    risk = Risk(variant=ProjectVariant(silent, "mine"))  # its investment is not known
    assert (risk.switches, risk.tornado, risk.surface) == ((), None, None)
