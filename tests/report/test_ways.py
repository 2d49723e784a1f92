"""Ways in and changes in words."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import appraise
from appraisal.documents.case import Case
from appraisal.report.ways import way_text
from appraisal.settings import Settings
from appraisal.text import LANGUAGES, Language, number
from appraisal.ways.way_in import ways_in


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("objective", ["closeness", "jobs", "npv"])
def test_the_number_that_is_said_is_the_number_that_was_proved(
    kuzbass: Case, objective: str, language: Language
) -> None:
    """Each sentence holds what was typed into the files, with every digit."""
    appraisal = appraise(kuzbass, scenario="filled", settings=Settings(objective=objective))
    for project in ("itat", "carbon_fiber", "dalnie_gory"):
        for way in ways_in(appraisal, project).proved:
            said = way_text(appraisal, way, language)
            assert "{" not in said
            if way.after:
                assert number(way.after, "exact", language) in said
