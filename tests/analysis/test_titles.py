"""Titles of what is chosen by, chosen, missing and proven, in both languages."""

from __future__ import annotations

import pytest

from appraisal.analysis.titles import gap_title, objective_title, option_title, status_text
from appraisal.documents.case import Case
from appraisal.portfolio.answer import Portfolio, Status
from appraisal.portfolio.problem import Option
from appraisal.text import LANGUAGES


def test_a_total_says_its_direction_where_it_is_not_the_criterion_s(kuzbass: Case) -> None:
    """As much, as little, or simply the total: three titles of one criterion, none with a hole."""
    for language in LANGUAGES:
        more, less, plain = (objective_title(kuzbass, name, language) for name in ("max:jobs", "min:jobs", "jobs"))
        assert more != less
        assert plain
        assert all("{" not in title for title in (more, less, plain))
        assert objective_title(kuzbass, "closeness", language) != objective_title(kuzbass, "value", language)


def test_an_option_bears_its_title_and_the_full_project_the_same_everywhere(kuzbass: Case) -> None:
    """A named option is told by the case; the full project is told alike for all."""
    project, given = next((key, each.options[0]) for key, each in kuzbass.projects.items() if each.options)
    for language in LANGUAGES:
        assert option_title(kuzbass, Option(project, given.key), language) == given.title.to(language)
        titles = {option_title(kuzbass, Option(key), language) for key in kuzbass.projects}
        assert len(titles) == 1


def test_whatever_is_missing_has_a_title(kuzbass: Case) -> None:
    """A criterion by its own title; the request, the cash flow and a driver by words of their own."""
    for language in LANGUAGES:
        titles = [gap_title(kuzbass, gap, language) for gap in ("npv", "request", "cash_flow", "cash_flow.life")]
        assert len(set(titles)) == len(titles)
        assert "cash_flow.life" in titles[-1]


@pytest.mark.parametrize(
    ("status", "gap"), [("optimal", 0.0), ("best_found", 0.03), ("best_found", None), ("infeasible", None)]
)
def test_how_far_it_is_proven_is_said(status: Status, gap: float | None) -> None:
    """A gap is told as a share; that nothing is known of it as well."""
    portfolio = Portfolio(status=status, objective="value", engine="test", gap=gap)
    said = {language: status_text(portfolio, language) for language in LANGUAGES}
    assert all(text and "{" not in text for text in said.values())
    assert ("3" in said["en"]) == (gap == 0.03)
