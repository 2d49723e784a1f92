"""The cells over the tolerance as a table."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import Appraisal
from appraisal.report.council_tables import agenda_tables
from appraisal.text import LANGUAGES, Language, number


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_cell_over_the_tolerance_has_its_spread(base: Appraisal, language: Language) -> None:
    """The rows are those of the agenda, the widest first; a memo gives the numbers of the projects."""
    council = base.sensitivity.council
    assert council is not None
    for numbered in (False, True):
        (table,) = agenda_tables(base, language, numbered=numbered)
        assert [row[-3].text for row in table.rows] == [
            number(each.spread, "figure", language) for each in council.agenda
        ]
        assert len(table.columns) == (5 if numbered else 4)
