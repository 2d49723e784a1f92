"""The three points of view as blocks."""

from __future__ import annotations

import pytest

from appraisal.analysis.viewpoints import views_of
from appraisal.documents.case import Case
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.viewpoints import project_views, views_table
from appraisal.text import LANGUAGES, Language, number
from tests.report.said import lines_of


def test_what_counts_twice_is_said(kuzbass: Case) -> None:
    """A criterion whose effect is priced is flagged by its title, of one project and of all."""
    variant = ProjectVariant(kuzbass, "karakan")
    for blocks in (project_views(variant, "en"), views_table(kuzbass, [variant], "en")):
        assert any("The criterion “Waste reduction” is scored although" in each for each in lines_of(*blocks))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_views_are_the_engines(kuzbass: Case, language: Language) -> None:
    """The same three values stand in the table of one project and in the row of many."""
    variant = ProjectVariant(kuzbass, "karakan")
    views = views_of(variant)
    assert views is not None
    assert views.budget is not None
    assert views.public is not None
    values = [number(each.npv, "0", language) for each in (views.commercial, views.budget, views.public)]
    assert lines_of(*project_views(variant, language))[1].split(" | ")[1:] == values
    row = lines_of(*views_table(kuzbass, [variant], language))[1].split(" | ")
    assert [row[1], row[2], row[5]] == values


def test_flows_by_year_alone_have_the_owners_view(plain_table: ProjectVariant) -> None:
    """Of the other two views nothing is known, which is said."""
    told = lines_of(*project_views(plain_table, "en"))
    assert told[1].endswith("| – | –")
    assert "given by year alone" in told[-1]
