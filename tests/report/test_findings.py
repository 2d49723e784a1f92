"""What charts have found, against the numbers that they show."""

from __future__ import annotations

import pytest

from appraisal import desk, paths
from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.money import amount, thousandths
from appraisal.report.budget import spending
from appraisal.report.findings import closest, first_in_draws, next_step_of, tightest_year
from appraisal.text import LANGUAGES, Language, number


@pytest.fixture(scope="module")
def sample() -> Appraisal:
    """Return the sample case, appraised."""
    return appraise(desk.open_case(paths.sample_folder() / "kuzbass"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_has_the_numbers_of_its_chart(sample: Appraisal, language: Language) -> None:
    """Share of draws, closeness, spare money of a year and the next step are those behind the charts."""
    run = sample.evidence.acceptability(draws=500, seed=1)
    assert number(float(run.places[:, 0].max()), "percent", language) in first_in_draws(sample, run, language)
    assert number(max(sample.scores.values()), "2", language) in closest(sample, language)
    spare, year = min((cap - used, year) for year, used, cap in spending(sample) if cap is not None)
    assert str(year) in tightest_year(sample, language)
    assert number(spare, "money", language) in tightest_year(sample, language)
    budget = sample.selection.total_budget or 0.0
    step = next(each for each in sample.frontier.breakpoints if each.budget > thousandths(budget))
    extra = number(amount(step.budget) - budget, "money", language)
    assert extra in next_step_of(sample, sample.frontier, budget, language)


def test_above_the_last_step_no_money_buys_more(sample: Appraisal) -> None:
    """The finding of a budget above all breakpoints says so, and names no amount."""
    said = next_step_of(sample, sample.frontier, 10_000_000.0, "en")
    assert said == "No greater budget buys more than this one"
