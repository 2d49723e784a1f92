"""Portfolios by several objectives side by side; what is said of each difference is tested with the memo's section."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.report.blocks import Paragraph, Table
from appraisal.report.budget import objective_head
from appraisal.report.readings import reading_sentences, readings_blocks
from appraisal.settings import Settings
from appraisal.text import LANGUAGES, Language, number, say
from tests.report.said import lines_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_chosen_by_each_objective(base: Appraisal, language: Language) -> None:
    """A row for each project that any objective chooses, with its option; below them what is spent and reached."""
    *_, table = readings_blocks(base, language)
    assert isinstance(table, Table)
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}
    for at, best in enumerate(base.readings.values()):
        held = {each.project for each in base.selection.options(best.chosen)}
        for project, document in base.effective.projects.items():
            if document.name.to(language) in rows:
                assert rows[document.name.to(language)][at].startswith("●") == (project in held)
            else:
                assert project not in held
    assert any(row[0].weight == "strong" for row in table.rows)
    compared = base.selection.compared.readings
    [closeness] = [row for row in table.rows if row[0].text == objective_head(base, "closeness", language)]
    assert [cell.text for cell in closeness[1:]] == [
        number(each.worth["closeness"], "2", language) for each in compared
    ]


def test_the_memo_numbers_the_projects(base: Appraisal) -> None:
    """The same rows with a number before each project, and none before the sums; the sentence gives numbers too."""
    plain, numbered = readings_blocks(base, "en"), readings_blocks(base, "en", numbered=True)
    assert lines_of(numbered[0]) == ["The objectives differ over No. 3 and 4."]
    [table], [bare] = ([each for each in blocks if isinstance(each, Table)] for blocks in (numbered, plain))
    places = {each.name.to("en"): str(at) for at, each in enumerate(base.effective.projects.values(), start=1)}
    assert [row[1:] for row in table.rows] == list(bare.rows)
    assert [row[0].text for row in table.rows] == [places.get(row[1].text, "") for row in table.rows]


def test_without_a_portfolio_there_is_nothing_to_compare(kuzbass: Case) -> None:
    """Under a budget that no portfolio keeps to, it is said that there is none by any objective."""
    (said,) = readings_blocks(appraise(kuzbass, settings=Settings(budget=1)), "en")
    assert isinstance(said, Paragraph)
    assert said.runs[0].text == say("portfolio.readings.none", "en")


def test_a_surface_names_projects_in_its_own_way(base: Appraisal) -> None:
    """The terminal quotes names, the memo gives numbers: the sentence is the same."""
    [named] = [each for each in reading_sentences(base, "en") if "another portfolio is best" in each]
    [called] = [
        each
        for each in reading_sentences(base, "en", named=lambda project: f"<{project}>")
        if "another portfolio is best" in each
    ]
    assert "<itat>" in called
    for project, document in base.effective.projects.items():
        called = called.replace(f"<{project}>", say("rules.name", "en", name=document.name))
    assert called == named
