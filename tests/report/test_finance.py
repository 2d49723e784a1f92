"""Finance in sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.discount_rate import discount_of
from appraisal.analysis.risk import Risk
from appraisal.analysis.viewpoints import views_of
from appraisal.documents.case import Case
from appraisal.finance.switching import Switch
from appraisal.intake.read import read_case
from appraisal.measures.project_variant import ProjectVariant
from appraisal.paths import sample_folder
from appraisal.report.finance import (
    rate_sentences,
    simulation_sentences,
    switch_sentence,
    views_sentences,
    warning_sentences,
)


@pytest.fixture(scope="module")
def case() -> Case:
    """Return the register of Kuzbass."""
    return read_case(sample_folder() / "kuzbass")


def test_the_rate_is_told_with_the_source_and_date_of_each_part(case: Case) -> None:
    """Every part has its share, its status, its source and its date."""
    told = rate_sentences(case, discount_of(case, None), "en")
    assert told[0].startswith("Discount rate 10.0% a year, real; assumed")
    assert any("risk premium: 8.0% (1999); assumed; Methodological recommendations" in each for each in told)
    assert any("10.0% real, 16.6% nominal" in each for each in told)


def test_a_rate_without_parts_says_so(case: Case) -> None:
    """Nothing is made up where the case only states its rate."""
    bare = replace(case, head=case.head.model_copy(update={"rate_parts": ()}))
    assert (
        rate_sentences(bare, discount_of(bare, None), "ru")[1]
        == "Из чего сложена ставка, в исходных данных не сказано."
    )


def test_warnings_name_scenarios_by_their_titles(case: Case) -> None:
    """A reader meets the scenario's title, not its key."""
    told = warning_sentences(case, discount_of(case, "optimism"), "ru")
    assert any("«Поправка на оптимизм: дороже и позже»" in each for each in told)


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


def test_draws_and_seed_are_told(case: Case) -> None:
    """The share of losses comes with its error, the count and the seed, and with what the market ties (rule 12)."""
    risk = Risk(variant=ProjectVariant(case, "karakan"), draws=1000, seed=7)
    told = simulation_sentences(risk, risk.simulation, "en", scenario=None)
    assert "the draws price risk as well" in told[0]
    assert "1,000 draws, seed 7" in told[1]
    assert "correlated with the market: Thermal coal and its power: Price" in told[-1]
    assert simulation_sentences(risk, None, "en", scenario=None) == ("No driver has a range, so nothing can be drawn.",)


def test_what_counts_twice_is_said(case: Case) -> None:
    """A criterion whose effect is priced is flagged by its title."""
    result = views_of(ProjectVariant(case, "karakan"))
    assert result is not None
    assert "The criterion “Waste reduction” is scored although" in views_sentences(case, result, "en")[0]
