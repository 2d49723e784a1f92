"""Totals of a portfolio, and what they owe to projects being chosen together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from appraisal import desk
from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.money import amount
from appraisal.report.totals import bonus_texts, portfolio_totals, total_text
from appraisal.settings import Settings
from appraisal.text import LANGUAGES, Language, number

CASE = Path(__file__).parents[1] / "samples" / "found" / "totals_synergy"


def test_a_bonus_is_told_beside_the_totals_that_hold_it() -> None:
    """Ten jobs of the projects and fifty of their synergy are sixty, and the fifty are told, in both languages."""
    appraisal = appraise(desk.open_case(CASE), settings=Settings(objective="closeness"))
    chosen = appraisal.portfolio.chosen
    assert appraisal.selection.totals(chosen)["jobs"] == 60
    assert bonus_texts(appraisal, chosen, "en") == ["of which because “a” and “b” are chosen together: jobs: +50"]
    assert "«a» и «b»" in bonus_texts(appraisal, chosen, "ru")[0]
    assert bonus_texts(appraisal, chosen[:1], "en") == []


def test_a_gain_has_its_sign_and_a_total_none() -> None:
    """What is gained reads +50, what is lost −50, a total 50."""
    appraisal = appraise(desk.open_case(CASE), settings=Settings(objective="closeness"))
    assert total_text(appraisal, "jobs", 50.0, "en") == "jobs: 50"
    assert total_text(appraisal, "jobs", 50.0, "en", signed=True) == "jobs: +50"
    assert total_text(appraisal, "jobs", -50.0, "ru", signed=True) == "jobs: −50 рабочих мест"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_portfolio_is_told_by_its_money_and_its_totals(filled: Appraisal, language: Language) -> None:
    """What is asked and what is left make up the budget, and every total of the portfolio follows once."""
    told = portfolio_totals(filled, language).pairs
    spent, budget = amount(filled.portfolio.cost or 0), filled.selection.total_budget or 0.0
    wanted = [number(each, "money", language) for each in (spent, budget, budget - spent)]
    assert [value.startswith(each) for each, (_, value) in zip(wanted, told, strict=False)] == [True] * 3
    names = filled.effective.names
    titles = [names.total(key, language) for key in filled.selection.totals(filled.portfolio.chosen)]
    assert [name for name, _ in told[3:]] == titles


def test_a_total_names_the_projects_whose_figures_are_assumed(filled: Appraisal) -> None:
    """Some projects by their numbers or their names; where all are assumed it says so, where none is, nothing."""
    numbered = dict(portfolio_totals(filled, "en", numbered=True).pairs)
    named = dict(portfolio_totals(filled, "en").pairs)
    assert numbered["Jobs"].endswith("(assumed for No. 8, 10 and 11)")
    assert "(assumed for “Reconstruction of small boilers”," in named["Jobs"]
    assert named["Net present value"].endswith("(assumed for every project of the portfolio)")
    assert "assumed" not in named["Investment"]


def test_money_that_is_left_says_whether_more_would_help(kuzbass: Case) -> None:
    """Under a budget for everything no larger one buys a better portfolio; without a budget nothing is left."""
    rich = dict(portfolio_totals(appraise(kuzbass, settings=Settings(budget=1e6)), "en").pairs)
    assert rich["Unspent"].endswith("No larger total budget buys a better portfolio under these rules")
    budget = kuzbass.rules.budget.model_copy(update={"total": None})
    free = replace(kuzbass, rules=kuzbass.rules.model_copy(update={"budget": budget}))
    assert not {"Budget", "Unspent"} & set(dict(portfolio_totals(appraise(free), "en").pairs))
