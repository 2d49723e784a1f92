"""What would change the ranking, below it on the page."""

from __future__ import annotations

from html import unescape

import pytest

from appraisal.report.findings import closest, first_in_draws
from appraisal.text import LANGUAGES, Language, say
from appraisal.web import answers, trust
from appraisal.web.context import View
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
    appraisal = answers.viewed(View(language=language))
    draws = trust.trust_of(appraisal, language).run
    middle = [say(f"web.{key}", language) for key in ("ranking.values", "doubts.title")]
    order = [first_in_draws(appraisal, draws, language), *middle, closest(appraisal, language)]
    text = unescape(text).replace("’", "'")
    places = [text.index(each.replace("\u00a0", " ").replace("’", "'")) for each in order]
    assert places == sorted(places)
    assert "Kendall" in text or "Кендалла" in text
