"""The risk of a project's money as blocks."""

from __future__ import annotations

import pytest

from appraisal.analysis.risk import Risk
from appraisal.documents.case import Case
from appraisal.finance.switching import Switch
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.blocks import Chart
from appraisal.report.risk import simulation, surface, switch_sentence, tornado
from appraisal.text import number
from tests.report.said import lines_of


@pytest.mark.parametrize(
    ("switch", "said"),
    [
        (Switch(driver="price", base=1, value=0.9, npv=0, low=0, high=10), "Price: a change of −10.0%"),
        (Switch(driver="cost", base=1, value=None, npv=None, low=0, high=10), "no change between −100% and 900%"),
        (Switch(driver="delay", base=0, value=1, npv=-1, low=0, high=30), "Delay: at 1 year in all"),
        (Switch(driver="delay", base=0, value=None, npv=None, low=0, high=30), "up to 30 years"),
        (Switch(driver="rate", base=0.1, value=0.144, npv=0, low=-1, high=float("inf")), "at 14.4%"),
        (Switch(driver="rate", base=0.1, value=None, npv=None, low=-1, high=float("inf")), "there is no rate"),
    ],
)
def test_switching_values_in_words(switch: Switch, said: str) -> None:
    """Each kind of switching value, and "never", has a sentence of its own."""
    assert said in switch_sentence(switch, "en")


def test_draws_and_seed_are_told(kuzbass: Case) -> None:
    """The share of losses comes with its error, the count and the seed, and with what the market ties (rule 12)."""
    risk = Risk(variant=ProjectVariant(kuzbass, "karakan"), draws=1000, seed=7)
    told = lines_of(*simulation(risk, "en", scenario=None))
    assert "the draws price risk as well" in told[1]
    assert "1,000 draws, seed 7" in told[2]
    assert "correlated with the market: Thermal coal and its power: Price" in told[-1]


def test_a_chart_has_its_numbers(kuzbass: Case) -> None:
    """Beside the pictures of tornado and surface stand the engine's values, for a terminal to show."""
    risk = Risk(variant=ProjectVariant(kuzbass, "karakan"))
    assert risk.tornado is not None
    assert risk.surface is not None
    bars = lines_of(*tornado(risk, "en"))[1:]
    assert [line.split(" | ")[2] for line in bars] == [number(bar.npv_low, "0", "en") for bar in risk.tornado.bars]
    grid = next(each.table for each in surface(risk, "ru") if isinstance(each, Chart))
    assert grid is not None
    assert [[cell.text for cell in row[1:]] for row in grid.rows] == [
        [number(npv, "0", "ru") for npv in row] for row in risk.surface.npv.tolist()
    ]


def test_flows_by_year_alone_have_no_ranges(plain_table: ProjectVariant) -> None:
    """Where nothing can be drawn that is said, and no surface is shown."""
    risk = Risk(variant=plain_table)
    said = "No driver has a range, so nothing can be drawn."
    assert lines_of(*tornado(risk, "en"))[1:] == [said]
    assert lines_of(*simulation(risk, "en", scenario=None))[1:] == [said]
    assert surface(risk, "en") == ()
