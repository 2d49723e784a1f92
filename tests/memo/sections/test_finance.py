"""The memo's section on the projects' money."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.memo.sections.finance import finance
from appraisal.memo.voice import Voice
from appraisal.report.blocks import Paragraph, Section, Table
from appraisal.text import LANGUAGES, Language, say

Speak = Callable[[Appraisal, Language], Voice]


def section_of(voice: Voice) -> Section:
    """Return the section, which is there."""
    result = finance(voice)
    assert result is not None
    return result


def table_of(voice: Voice, key: str) -> Table:
    """Return the table with a caption."""
    caption = voice.say("finance.caption") if key == "caption" else say(f"finance.table.{key}", voice.language)
    return next(each for each in section_of(voice).blocks if isinstance(each, Table) and each.caption == caption)


def said_of(section: Section) -> str:
    """Return all paragraphs."""
    return "\n".join("".join(run.text for run in each.runs) for each in section.blocks if isinstance(each, Paragraph))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_project_in_the_portfolio_is_shown_as_chosen(base: Appraisal, speak: Speak, language: Language) -> None:
    """Its indicators are those of the chosen option, which is named in the table and above; of others in full."""
    voice = speak(base, language)
    held = [base.selection.choice.variants[index] for index in base.portfolio.chosen]
    optional = [each for each in held if each.option is not None]
    assert optional
    rows = {row[0].text: [cell.text for cell in row] for row in table_of(voice, "caption").rows}
    for variant in optional:
        full = base.financed[variant.project].indicators
        assert variant.option is not None
        assert variant.indicators is not None
        assert full is not None
        assert abs(full.npv - variant.indicators.npv) > 1
        row = rows[voice.no(variant.project)]
        assert variant.option.title.to(language) in row[1]
        assert row[2] == voice.number(variant.indicators.npv, "0")
        assert variant.option.title.to(language) in said_of(section_of(voice))
    for project, variant in base.financed.items():
        if variant.indicators is not None and project not in {each.project for each in held}:
            assert rows[voice.no(project)][2] == voice.number(variant.indicators.npv, "0")


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_without_and_with_council_money(kuzbass: Case, speak: Speak, language: Language) -> None:
    """Where the fund pays as a grant both values stand beside each other, and it is said which is ranked."""
    budget = kuzbass.rules.budget.model_copy(update={"form": "grant"})
    appraisal = appraise(replace(kuzbass, rules=kuzbass.rules.model_copy(update={"budget": budget})))
    table = table_of(speak(appraisal, language), "after")
    assert all(row[2].text != row[3].text for row in table.rows)
    assert {"en": "use the value before it", "ru": "по показателям без них"}[language] in table.note


def test_without_a_paying_fund_there_is_no_such_table(base: Appraisal, speak: Speak) -> None:
    """Money that is only accompanied makes no second value."""
    voice = speak(base, "en")
    captions = [each.caption for each in section_of(voice).blocks if isinstance(each, Table)]
    assert say("finance.table.after", "en") not in captions


@pytest.mark.parametrize(("language", "unit"), [("en", "million RUB / kt"), ("ru", "млн руб. / тыс. т")])
def test_levelised_costs_have_their_units(base: Appraisal, speak: Speak, language: Language, unit: str) -> None:
    """The cost of a unit of each product stands beside money per that unit."""
    table = table_of(speak(base, language), "levelised_caption")
    assert any(row[4].text.replace("\u00a0", " ") == unit for row in table.rows)
    assert all(row[4].text for row in table.rows)
