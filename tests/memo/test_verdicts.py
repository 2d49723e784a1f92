"""What is recommended of each project: graded by what was computed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.memo.verdicts import reason, verdicts
from appraisal.memo.voice import Voice
from appraisal.settings import Settings
from appraisal.text import Language, number

Speak = Callable[[Appraisal, Language], Voice]


def test_only_projects_of_the_portfolio_are_recommended(filled: Appraisal, speak: Speak) -> None:
    """Whoever is recommended or may be supported is in the portfolio, and all of the portfolio are one or the other."""
    said = verdicts(speak(filled, "en"))
    favoured = [each.project for each in said if each.grade in ("recommended", "conditional", "borderline")]
    assert tuple(favoured) == filled.selection.projects(filled.portfolio.chosen)


def test_a_project_that_a_reading_leaves_out_may_only_be_supported(filled: Appraisal, speak: Speak) -> None:
    """Where closeness, value and NPV disagree on a chosen project, the stronger word is not used."""
    for each in verdicts(speak(filled, "en")):
        if each.option is not None and each.others:
            assert each.grade == "borderline"


def test_assumed_figures_make_a_recommendation_conditional(base: Appraisal, speak: Speak) -> None:
    """A project whose NPV rests on assumptions is never recommended without a condition."""
    voice = speak(base, "en")
    for each in verdicts(voice):
        if each.option is not None:
            assert each.assumed
            assert each.grade != "recommended"
            assert "Condition" in reason(voice, each)


def test_a_project_with_gaps_is_not_judged(base: Appraisal, speak: Speak) -> None:
    """Missing figures: no place, no verdict, the list of what is missing and the possible places."""
    voice = speak(base, "en")
    gated = [each for each in verdicts(voice) if each.grade == "gated"]
    assert {each.project for each in gated} == set(base.decision.missing)
    for each in gated:
        assert each.option is None
        assert reason(voice, each).startswith("Missing:")
        assert "Places seen" in reason(voice, each)


def test_a_loss_is_named_first(filled: Appraisal, speak: Speak) -> None:
    """A negative NPV stands before everything else that is said of a project, in the portfolio or out of it."""
    voice = speak(filled, "en")
    for each in verdicts(voice):
        indicators = filled.financed[each.project].indicators
        said = reason(voice, each)
        assert said.startswith("NPV is negative") == (indicators is not None and indicators.npv < 0)


def test_the_price_in_the_reason_is_that_of_a_solve(filled: Appraisal, speak: Speak) -> None:
    """What a chosen project brings is the best value less the best value without it, found independently."""
    voice = speak(filled, "en")
    best = filled.portfolio.value
    assert best is not None
    for each in verdicts(voice):
        if each.option is None or each.why is None or not each.why.regret:
            continue
        rules = filled.effective.rules
        without = appraise(
            replace(
                filled.effective,
                rules=rules.model_validate(
                    {
                        **rules.model_dump(exclude_unset=True),
                        "rules": (*rules.rules, {"kind": "excluded", "projects": [each.project]}),
                    }
                ),
            )
        ).portfolio
        assert without.value is not None
        assert f"would lose {number(best - without.value, 'figure', 'en')} (" in reason(voice, each)


def test_without_a_portfolio_nobody_is_recommended(kuzbass: Case, speak: Speak) -> None:
    """Under rules that cannot be kept together there is no verdict, only places."""
    appraisal = appraise(kuzbass, settings=Settings(budget=1.0))
    assert {each.grade for each in verdicts(speak(appraisal, "en"))} == {"undecided", "gated"}


def test_nothing_is_called_optimal(filled: Appraisal, speak: Speak) -> None:
    """No word of the memo says "optimal" without an objective: it says "best by"."""
    voice = speak(filled, "en")
    said = " ".join(reason(voice, each) for each in verdicts(voice))
    assert not re.search(r"optimal", said, flags=re.IGNORECASE)
