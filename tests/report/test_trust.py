"""How far a ranking can be trusted: every part in both languages, its facts those that were computed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.report.panel import quoted
from appraisal.report.portfolio_robustness import portfolio_steadiness
from appraisal.report.trust import trust_sentences
from appraisal.settings import Settings
from appraisal.text import LANGUAGES, Language, say

PARTS = ["bands", "flips", "panel", "left_out", "council", "portfolios", "information"]


def told(appraisal: Appraisal, language: Language = "en") -> dict[str, str]:
    """Return all sentences by part."""
    run = appraisal.evidence.acceptability(draws=2000)
    without = appraisal.sensitivity.experts_out(portfolio=True)
    said = trust_sentences(
        appraisal, run, language, without=without, requests=appraisal.sensitivity.requests(portfolio=True)
    )
    return {part: "\n".join(sentences) for part, sentences in said.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_told_without_a_gap(base: Appraisal, filled: Appraisal, language: Language) -> None:
    """Each part says something, no template is left open, and no absence is told as a word of Python."""
    for result in (base, filled):
        said = told(result, language)
        assert list(said) == PARTS
        for text in said.values():
            assert text
            assert not any(word in text for word in ("{", "None"))


def test_the_facts_are_the_computed_ones(filled: Appraisal) -> None:
    """Agreement, the top of the panel, who is in the core: the sentences hold the numbers of the engines."""
    said = told(filled)
    assert "Kendall’s W 0.41; 6 experts on 12 projects, chi-squared 26.9, p = 0.005" in said["council"]
    assert "11 cells are over the tolerance of 2 points" in said["council"]
    assert "moves nobody else (each computed)" in said["left_out"]
    karakan = filled.effective.projects["karakan"].name.to("en")
    assert f"Never out of the top 3, whatever the method and weights: “{karakan}”." in said["panel"]
    for project in filled.portfolio_robustness.core.core:
        assert say("rules.name", "en", name=filled.effective.projects[project].name) in said["portfolios"]


def test_tau_has_its_name_its_meaning_and_what_it_compares_with(filled: Appraisal) -> None:
    """A reader who never met Kendall's tau-b reads what 1, 0 and −1 mean, and which ranking the others agree with."""
    said = {language: told(filled, language)["panel"] for language in LANGUAGES}
    assert "1 is the same order, 0 no connection, −1 the reverse order" in said["en"]
    assert "1 — тот же порядок, 0 — связи нет, −1 — обратный порядок" in said["ru"]
    for language in LANGUAGES:
        assert filled.weights_text(language) in said[language]


def test_the_objective_of_a_core_is_named(filled: Appraisal) -> None:
    """Core and experts' portfolios are by additive value: beside a portfolio by closeness that is said of each."""
    objective = {"en": "dditive value", "ru": "аддитивной ценности"}
    for language in LANGUAGES:
        lines = told(filled, language)["portfolios"].splitlines()
        assert sum(objective[language] in line for line in lines) >= 2


def test_a_loss_of_nothing_is_not_a_number(filled: Appraisal) -> None:
    """Where all experts choose one portfolio, it is the compromise as well, and nobody “loses at most 0.0 %”."""
    experts = filled.portfolio_robustness.experts
    assert experts is not None
    assert len({each.chosen for each in experts.own}) == 1
    for language in LANGUAGES:
        said = told(filled, language)["portfolios"]
        assert "0.0%" not in said
        assert "0,0" not in said


def test_experts_who_each_change_the_portfolio_are_alternatives(filled: Appraisal) -> None:
    """Each left out alone changes it: they stand as “or”, not as “and”."""
    line = next(line for line in told(filled, "ru")["left_out"].splitlines() if line.startswith("Портфель меняется"))
    assert " или " in line.rpartition("экспертов:")[2]


def test_where_an_expert_decides_the_first_place_it_is_said(kuzbass: Case, filled: Appraisal) -> None:
    """With the economist's weights in force the first place is another, and the sentence on methods follows it."""
    own = appraise(kuzbass, scenario="filled", settings=Settings(weights="economist"))
    first = own.order[0]
    assert first != filled.order[0]
    assert own.effective.projects[first].name.to("en") in told(own)["flips"]


def test_a_search_that_is_not_complete_claims_no_core(kuzbass: Case) -> None:
    """Portfolios that single weights chose are called that, and what they leave open is said."""
    appraisal = appraise(kuzbass, scenario="filled")
    appraisal.portfolio_robustness.__dict__["core"] = replace(appraisal.portfolio_robustness.core, exact=False)
    said = "\n".join(portfolio_steadiness(appraisal, "en", asked=True))
    assert "Core" not in said
    assert "Exterior" not in said
    assert "may still be borderline" in said


def test_a_sentence_names_a_dozen_at_most(filled: Appraisal) -> None:
    """Beyond that it says how many more there are."""
    projects = filled.decision.projects
    assert quoted(filled, projects, "en", most=3)[3:] == [f"{len(projects) - 3} more"]
    assert len(quoted(filled, projects, "en")) == len(projects)


def test_no_portfolio_is_no_steadiness(kuzbass: Case) -> None:
    """Where the rules clash nothing is said of the portfolio but that."""
    appraisal = appraise(kuzbass, scenario="filled", settings=Settings(budget=1.0))
    assert not appraisal.portfolio.found
    assert (
        told(appraisal)["portfolios"]
        == "No portfolio keeps to all rules, so there is nothing to say of its steadiness."
    )


def test_portfolios_by_value_need_a_reference_cost(kuzbass: Case) -> None:
    """Without it, the sentence says what to state."""
    rules = kuzbass.rules.model_copy(update={"reference_cost": None})
    assert "state the reference cost" in told(appraise(replace(kuzbass, rules=rules), scenario="filled"))["portfolios"]
