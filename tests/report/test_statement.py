"""The statement as tables."""

from __future__ import annotations

import pytest

from appraisal.documents.case import Case
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.blocks import Table
from appraisal.report.statement import statement
from appraisal.text import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_year_stands_once(kuzbass: Case, language: Language) -> None:
    """The years are divided among tables of the same lines, none of which is zero throughout."""
    variant = ProjectVariant(kuzbass, "karakan")
    tables = [each for each in statement(variant, language, years=7) if isinstance(each, Table)]
    assert variant.statement is not None
    assert [int(column.title) for each in tables for column in each.columns[2:]] == list(variant.statement.years)
    assert len({tuple(row[0].text for row in each.rows) for each in tables}) == 1
    assert all(len(each.marked) == 1 for each in tables)


def test_without_support_one_net_flow_is_enough(kuzbass: Case) -> None:
    """The flow before support is shown only where there is support."""
    tables = [each for each in statement(ProjectVariant(kuzbass, "karakan"), "en", years=9) if isinstance(each, Table)]
    assert "Net flow before support" not in {row[0].text for row in tables[0].rows}


def test_numbers_have_the_decimals_that_the_largest_bears(plain_table: ProjectVariant) -> None:
    """A project of a few units of money is not shown as zeros."""
    table = next(each for each in statement(plain_table, "en", years=9) if isinstance(each, Table))
    assert any(cell.text == "−1.25" for row in table.rows for cell in row)
