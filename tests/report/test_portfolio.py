"""Why in or out."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.report.portfolio import portfolio_sentences
from appraisal.settings import Settings
from appraisal.text import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_project_can_be_explained(base: Appraisal, language: str) -> None:
    """In, out or not to be chosen at all: each project has sentences in both languages."""
    for project in base.decision.projects:
        said = portfolio_sentences(base, project, language)  # type: ignore[arg-type]
        assert said
        assert not any("{" in sentence or "None" in sentence for sentence in said)


def test_the_budget_that_lets_a_project_in_does(kuzbass: Case, base: Appraisal) -> None:
    """The least budget named as a way in brings the project in, and a thousandth less does not."""
    said = " ".join(portfolio_sentences(base, "carbon_fiber", "en"))
    assert "81,200" in said
    for budget, holds in ((81_200, True), (81_199.999, False)):
        appraisal = appraise(kuzbass, settings=Settings(budget=budget))
        assert ("carbon_fiber" in appraisal.selection.projects(appraisal.portfolio.chosen)) is holds


def test_without_a_portfolio_nothing_is_claimed(kuzbass: Case) -> None:
    """Where no portfolio keeps to the rules, a project is neither in nor out."""
    appraisal = appraise(kuzbass, settings=Settings(budget=100))
    [sentence] = portfolio_sentences(appraisal, "karakan", "en")
    assert "No portfolio" in sentence
