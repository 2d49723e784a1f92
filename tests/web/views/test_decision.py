"""The first page: the decision on one screen, the same as on the wall and on page one of the memo."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from appraisal.analysis.appraise import Appraisal
from appraisal.journal.visible import visible
from appraisal.meeting.variants import Varied
from appraisal.memo.outline import outline
from appraisal.memo.to_text import to_text
from appraisal.report.wall_proposal import proposed
from appraisal.report.wall_view import Engines, Room
from appraisal.text import LANGUAGES, Language
from appraisal.web import decided
from appraisal.web.meeting import wall_page
from tests.web.conftest import Opened, text_of
from tests.web.wall_meeting import held

_TAGS = re.compile(r"<[^>]*>")


def refused(*_: object) -> None:
    """Nothing of this may be asked for here."""
    raise AssertionError


def on_the_wall(base: Appraisal, language: Language) -> str:
    """The words of the wall about an appraisal."""
    never: Callable[..., None] = refused
    engines = Engines(
        case=base.case,
        varied=lambda _: Varied(kept=None, appraisal=base),
        draws=never,
        screen=decided.screen,
        told=never,  # type: ignore[arg-type]
    )
    seen = visible(dict(held())["proposal"], None)
    view = proposed(Room(seen=seen, engines=engines, language=language, face="public"), engines)
    return _TAGS.sub(" ", wall_page.picture(view, language, join=""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_wall_and_memo_carry_the_same_figures(opened: Opened, base: Appraisal, language: Language) -> None:
    """The finding, the results of the whole with the chance of a loss, confidence, what was left out, each project."""
    view = decided.screen(base, language)
    page = _TAGS.sub(" ", text_of(opened(language=language)))
    memo = to_text(outline(base, language, versions={})).split("## 2.")[0]
    assert view.confidence is not None
    assert view.gaps is not None
    said = [view.headline, view.confidence.value, view.confidence.note, view.gaps.value]
    said += [part for fact in view.facts for part in (fact.value, fact.note)]
    said += [part for each in view.proposed for part in (each.name, each.money, each.years)]
    said.append(view.turns[2].sentences[0])
    for surface in (page, on_the_wall(base, language), memo):
        plain = re.sub(r"\s+", " ", surface.replace("\u00a0", " ").replace("&#34;", '"'))
        assert [each for each in said if each.replace("\u00a0", " ") not in plain] == []


def test_each_of_the_three_leads_to_the_page_that_shows_it(opened: Opened) -> None:
    """The scenario is the one that moves most; the reader's language goes with it."""
    links = [(each.proto.page, each.proto.query_string) for each in opened(language="ru").get("page_link")]
    assert links == [
        ("portfolio", "language=ru&scenario=low-prices"),
        ("ranking", "language=ru"),
        ("portfolio", "language=ru"),
    ]
