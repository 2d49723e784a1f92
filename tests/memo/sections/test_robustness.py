"""The memo's section on how far its ranking can be trusted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.intake.read import read_case
from appraisal.memo.sections.robustness import robustness
from appraisal.memo.voice import Voice
from appraisal.paths import sample_folder
from appraisal.report.blocks import Chart, Points, Table
from appraisal.text import LANGUAGES, Language


def voice_of(appraisal: Appraisal, language: Language = "en") -> Voice:
    """Return a voice."""
    return Voice(appraisal=appraisal, language=language, versions={})


@pytest.mark.parametrize("language", LANGUAGES)
def test_bands_first_then_shares_then_what_would_turn_it_over(language: Language) -> None:
    """The list of bands stands before the chart of shares, the questions after it; numbers have true minus signs."""
    appraisal = appraise(read_case(sample_folder() / "kuzbass"))
    section = robustness(voice_of(appraisal, language))
    assert section is not None
    kinds = [type(block) for block in section.blocks]
    assert kinds.index(Points) < kinds.index(Chart) < len(kinds) - 4
    texts = [run.text for block in section.blocks if isinstance(block, Points) for item in block.items for run in item]
    assert not any(" -2" in text or "{" in text for text in texts)
    assert any("\u2212" in text for text in texts)


def test_many_projects_are_a_table_of_the_first() -> None:
    """Two hundred projects do not fit a chart: the first twenty stand in a table that says so."""
    section = robustness(voice_of(appraise(read_case(sample_folder() / "region"))))
    assert section is not None
    [table] = [block for block in section.blocks if isinstance(block, Table)]
    assert len(table.rows) == 20
    assert "20 of 200" in table.note


def test_bounds_off_the_data_with_gaps_leave_it_out() -> None:
    """What is missing would move the bounds themselves: nothing can be drawn, and there is no section."""
    case = read_case(sample_folder() / "kuzbass")
    criteria = {key: each.model_copy(update={"bounds": "data"}) for key, each in case.criteria.items()}
    assert robustness(voice_of(appraise(replace(case, criteria=criteria)))) is None
