"""A figure's card."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import appraise
from appraisal.analysis.what_if import claims_beside, outcome_of
from appraisal.intake.read import read_case
from appraisal.paths import sample_folder
from appraisal.report.blocks import KeyValues
from appraisal.report.figure_card import claim_blocks, facts, prices_text, stated_figure, value_text
from appraisal.text import LANGUAGES, Language

APPRAISAL = appraise(read_case(sample_folder() / "kuzbass"))


def test_the_value_stands_with_its_unit_and_the_year_of_its_prices() -> None:
    """Money is of a year; a count of jobs and a year of commissioning are not."""
    case = APPRAISAL.effective
    each = stated_figure(case, "karakan", "investment", "ru")
    assert each is not None
    assert value_text(each, each.figure.value, "ru").replace("\u00a0", " ") == "7 500 млн руб."
    assert prices_text(case, "investment", "ru") == "2012 года"
    assert prices_text(case, "jobs", "ru") == ""
    assert stated_figure(case, "karakan", "no_such_kind", "ru") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_is_said_in_words(language: Language) -> None:
    """A figure without a value, a source or a range says so; nothing stands for a number."""
    each = stated_figure(APPRAISAL.effective, "mobile_mixes", "capacity", language)
    assert each is not None
    assert value_text(each, None, language) in ("no data", "нет данных")
    assert all(value for _, value in facts(APPRAISAL, each, language).pairs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_claim_tells_what_it_would_change(language: Language) -> None:
    """NPV, place and portfolio under another investment are those of the case appraised with it."""
    each = stated_figure(APPRAISAL.effective, "serafimovsky", "investment", language)
    assert each is not None
    claims = claims_beside(APPRAISAL, "serafimovsky")
    _, told = claim_blocks(APPRAISAL, outcome_of(APPRAISAL), claims, each, language)
    assert isinstance(told, KeyValues)
    after = claims[0].after.outcome
    assert after is not None
    assert str(after.places["serafimovsky"]) in " ".join(value for _, value in told.pairs)
    assert len(told.pairs) >= 5
