"""What the figures rest on, as blocks."""

from __future__ import annotations

import pytest

from appraisal.documents.case import Case
from appraisal.measures.inputs import inputs
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.blocks import Table
from appraisal.report.inputs import figures_rest_on
from appraisal.text import LANGUAGES, Language
from tests.report.said import lines_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_input_can_be_followed_to_its_source(kuzbass: Case, language: Language) -> None:
    """Each input is a row; the number of its source is told beneath, and so is the reason given for it."""
    variant = ProjectVariant(kuzbass, "karakan")
    blocks = figures_rest_on(variant, language)
    table = next(each for each in blocks if isinstance(each, Table))
    known = inputs(variant)
    assert len(table.rows) == len(known)
    told = lines_of(*blocks)
    assert {row[4].text for row in table.rows} == {each.split(" ")[0] for each in told if each.startswith("[")}
    for each in known:
        if each.note is not None:
            assert any(line.endswith(each.note.to(language)) for line in told)
