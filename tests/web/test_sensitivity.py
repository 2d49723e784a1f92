"""What would change the ranking, below it on the page."""

from __future__ import annotations

import pytest

from appraisal.text import LANGUAGES, Language, say
from appraisal.web.sensitivity import QUESTIONS
from tests.web.conftest import Opened, text_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_answered_below_the_ranking(opened: Opened, language: Language) -> None:
    """Each question is folded away with its answer; bands come first, then places, then these, decimals last."""
    page = opened("ranking", language=language)
    titles = [each.label for each in page.expander]
    for question in QUESTIONS:
        assert say(f"explain.trust.{question}", language) in titles
    text = text_of(page)
    order = [say(f"web.{key}", language) for key in ("trust.title", "ranking.values", "doubts.title", "ranking.chart")]
    assert [text.index(each) for each in order] == sorted(text.index(each) for each in order)
    assert "Kendall" in text or "Кендалла" in text
