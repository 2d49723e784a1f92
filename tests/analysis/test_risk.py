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
