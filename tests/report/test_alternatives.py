"""Beside the best portfolio."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.report.alternatives import alternative_sentences
from appraisal.settings import Settings
from appraisal.text import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("objective", ["closeness", "value", "npv", "closeness-raw", "npv-first", "balanced"])
def test_every_objective_can_be_set_beside_the_others(kuzbass: Case, objective: str, language: str) -> None:
    """Whatever the objective, what other readings choose is said without a gap in the words."""
    appraisal = appraise(kuzbass, scenario="filled", settings=Settings(objective=objective))
    said = alternative_sentences(appraisal, language)  # type: ignore[arg-type]
    assert len(said) > 3
    assert not any("{" in sentence or "None" in sentence for sentence in said)


def test_the_next_best_loses_what_it_says(filled: Appraisal) -> None:
    """The second portfolio's loss is the difference of the two values."""
    [second, *_] = filled.selection.others(1)
    loss = (filled.portfolio.value or 0.0) - (second.value or 0.0)
    assert loss >= 0
    assert any(f"{loss:.3f}" in sentence for sentence in alternative_sentences(filled, "en") if "no. 2" in sentence)


def test_raw_closeness_comes_with_its_warnings(kuzbass: Case) -> None:
    """The plain sum is shown with what is wrong with it in this very case."""
    appraisal = appraise(kuzbass, settings=Settings(objective="closeness-raw"))
    said = " ".join(alternative_sentences(appraisal, "en"))
    assert "negative NPV" in said
    assert "of the additive value" in said


def test_nothing_is_said_of_a_portfolio_that_is_not(kuzbass: Case) -> None:
    """Without a portfolio there is nothing to compare."""
    assert alternative_sentences(appraise(kuzbass, settings=Settings(budget=100)), "en") == ()
