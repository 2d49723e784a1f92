"""Bands and places as a table, and the shares by place as a chart."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import Appraisal
from appraisal.report.places import places_table, shares_spec
from appraisal.text import LANGUAGES, Language, number


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_project_has_its_shares_best_band_first(base: Appraisal, language: Language) -> None:
    """The rows follow the bands, and the shares are those of the draws."""
    run = base.evidence.run
    table = places_table(base, run, language, numbered=True, more="…")
    rows = [row for band in run.bands for row in band]
    assert [int(row[1].text) - 1 for row in table.rows] == rows
    for row, at in zip(table.rows, rows, strict=True):
        assert row[4].text == number(float(run.places[at, 0]), "percent", language)
        assert row[3].text == str(base.places.get(base.decision.projects[at], "–"))
    assert table.note.endswith("…")
    assert len(places_table(base, run, language, most=2).rows) == 2


def test_the_chart_names_projects_as_its_surface_does(base: Appraisal) -> None:
    """Labels come from whoever draws: a memo numbers its projects, a page does not."""
    spec = shares_spec(base, base.evidence.run, lambda project: f"<{project}>", "en", alt="what is seen")
    assert spec["description"] == "what is seen"
    assert all(f"<{project}>" in str(spec) for project in base.decision.projects)
