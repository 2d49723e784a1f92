"""Figures as stated, as blocks."""

from __future__ import annotations

import pytest

from appraisal.documents.case import Case
from appraisal.report.figures import claims_table, figure_table, stated
from appraisal.text import LANGUAGES, Language
from tests.report.said import lines_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_has_its_status_and_source(kuzbass: Case, language: Language) -> None:
    """A row a figure, the missing ones too unless only those that the project's file names are asked for."""
    every = figure_table(kuzbass, "karakan", language)[0]
    known = list(stated(kuzbass, "karakan", language))
    assert [row[0].text for row in every.rows] == [each.head for each in known]
    assert [row[3].status for row in every.rows] == [each.figure.status for each in known]
    named = figure_table(kuzbass, "karakan", language, named=True)[0]
    assert [row[0].text for row in named.rows] == [each.head for each in known if each.named]
    assert len(named.rows) < len(every.rows)


def test_a_year_is_written_as_one(kuzbass: Case) -> None:
    """The year of commissioning has no separator, an amount has."""
    told = lines_of(*figure_table(kuzbass, "karakan", "en"))
    assert any(line.startswith("Investment, million RUB | 7,500") for line in told)
    assert any(line.startswith("Commissioning year | 2020") for line in told)


def test_each_other_claim_stands_beside_what_was_computed_with(kuzbass: Case) -> None:
    """Both have their sources by the numbers of the register; projects stand by names or by numbers."""
    named = lines_of(*claims_table(kuzbass, "en"))
    assert any("Jobs | 4,500 [1] | 600 [3]" in line for line in named)
    assert any("2014 [1] | 2017 [6]" in line for line in named)
    numbers = {project: str(at) for at, project in enumerate(kuzbass.projects, start=1)}
    assert lines_of(*claims_table(kuzbass, "en", numbers=numbers))[0].startswith("1 | ")
