"""What a project is, and what rests on each source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.documents.case import Case
from appraisal.report import register
from appraisal.report.register import about, sources_list
from appraisal.text import LANGUAGES, Language
from tests.report.said import lines_of


def sources_of(case: Case, language: Language = "en") -> dict[str, str]:
    """Return what is said of each source by its key."""
    return dict(zip(case.head.sources, lines_of(*sources_list(case, language)), strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_names_the_figures_that_rest_on_it(kuzbass: Case, language: Language) -> None:
    """Each figure once with the numbers of its projects, then what of the whole case rests on it."""
    said = list(sources_of(kuzbass, language).values())
    first = {"en": "Investment: No. 1, 2, 3, 4, 5, 6 and 7", "ru": "Инвестиции: №\u00a01, 2, 3, 4, 5, 6 и 7"}
    rate = {"en": "discount rate", "ru": "ставка дисконтирования"}
    assert first[language] in said[0]
    assert said[0].count(first[language]) == 1
    assert [rate[language] in each for each in said].count(True) == 2


def test_a_claim_about_the_year_rests_on_its_source(kuzbass: Case) -> None:
    """The source of another year of commissioning is not called unused."""
    claim = [each for each in sources_of(kuzbass).values() if each.startswith("TVN")]
    assert [each.endswith("Commissioning year (other claim): No. 5.") for each in claim] == [True]


def test_a_source_on_which_nothing_rests_says_so(kuzbass: Case) -> None:
    """A source that is listed and never used is told as such; a case without sources has no list."""
    assert any(each.endswith("No figure relies on it.") for each in sources_of(kuzbass).values())
    head = kuzbass.head.model_copy(update={"sources": {}})
    assert sources_list(replace(kuzbass, head=head), "en") == ()


def test_of_many_projects_only_their_number_is_told(kuzbass: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """A register of hundreds does not list them behind each figure."""
    monkeypatch.setattr(register, "_LISTED", 6)
    assert "Investment: 7 projects" in next(iter(sources_of(kuzbass).values()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_project_is_told_by_group_investors_and_note(kuzbass: Case, language: Language) -> None:
    """What a case does not say of a project is left out: one without investors has no such sentence."""
    investors = {"en": "Investors: CJSC Mine Belovskaya.", "ru": "Инвесторы: "}
    [told] = lines_of(about(kuzbass, "karakan", language))
    assert investors[language] in told
    alone = next(key for key, each in kuzbass.projects.items() if not each.investors)
    [bare] = lines_of(about(kuzbass, alone, language))
    assert investors[language].partition(":")[0] not in bare
