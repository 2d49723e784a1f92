"""The register as rows."""

from __future__ import annotations

import pytest

from appraisal.figures import Status
from appraisal.intake.read import read_case
from appraisal.paths import sample_folder
from appraisal.report.register_rows import FITTING, figure_rows, register_rows
from appraisal.text import LANGUAGES, Language

CASES = {name: read_case(sample_folder() / name) for name in ("kuzbass", "region")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_each_project_is_a_row_that_opens_its_card(name: str, language: Language) -> None:
    """Every row has a cell for each title, and what is pressed names a project of the case."""
    case = CASES[name]
    table = register_rows(case, language)
    assert [row.opens for row in table.rows] == list(case.projects)
    assert len(table.heads) <= FITTING + 2
    for row in table.rows:
        assert len(row.cells) == len(table.heads)
        assert row.group in dict(table.groups)
        assert {each.opens.partition(".")[0] for each in row.cells if each.opens} == {row.opens}


def test_a_missing_figure_shows_its_range_and_sorts_as_nothing() -> None:
    """Boilers have an assumed range of jobs and no number."""
    row = next(row for row in register_rows(CASES["kuzbass"], "en").rows if row.opens == "boilers")
    jobs = row.cells[3]
    assert (jobs.text, jobs.status, jobs.sort) == ("29 … 225", Status.MISSING, None)
    assert Status.MISSING in row.statuses


def test_a_project_is_found_by_its_names_in_both_languages_its_investor_and_group() -> None:
    """Whoever types a name as it stands in another paper finds the project."""
    row = next(row for row in register_rows(CASES["kuzbass"], "ru").rows if row.opens == "karakan")
    for word in ("Karakansky", "Караканский", "karakan", "Белов"):
        assert word in row.words


def test_a_project_card_lists_every_figure_and_how_many_sources_differ() -> None:
    """Each figure opens its own card."""
    table = figure_rows(CASES["kuzbass"], "karakan", "en")
    assert [row.opens for row in table.rows][:2] == ["karakan.investment", "karakan.jobs"]
    assert "Sources differ: 2 other" in table.rows[1].cells[0].small
