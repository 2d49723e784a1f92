"""Robustness of a portfolio to the weights, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from appraisal.analysis.appraise import Appraisal
from appraisal.portfolio.acceptability import Acceptability
from appraisal.report.panel import quoted
from appraisal.robustness.weight_space import WeightSpace
from appraisal.text import Language, say

DRAWS, FEW_DRAWS = 10_000, 50
"""Draws of weights if all portfolios are enumerated, and if each takes a solver."""


def sampled_portfolios(appraisal: Appraisal, *, weights: WeightSpace, seed: int) -> Acceptability:
    """Return how often each project is in the best portfolio over draws of the admissible weights."""
    draws = DRAWS if appraisal.sensitivity.quick else FEW_DRAWS
    return appraisal.portfolio_robustness.acceptability(weights, draws=draws, seed=seed)


def why_not_steady(appraisal: Appraisal, language: Language, *, asked: bool) -> str | None:
    """Say why the portfolio's robustness is unknown, or computed only on request; None if it is known."""
    if appraisal.selection.objective_values.shares is None:
        return say("explain.portfolios.no_value", language)
    if not appraisal.sensitivity.quick and not asked:
        return say("explain.portfolios.not_asked", language)
    return None if appraisal.portfolio.found else say("explain.portfolios.no_portfolio", language)


def portfolio_steadiness(
    appraisal: Appraisal, language: Language, *, asked: bool, drawn: Acceptability | None = None
) -> tuple[str, ...]:
    """Return core, borderline, exterior, shares of draws, and what each expert alone would choose.

    Args:
        appraisal: the appraisal.
        language: of the sentences.
        asked: whether the reader asked for slow results.
        drawn: shares of draws, if counted.
    """
    why = why_not_steady(appraisal, language, asked=asked)
    return (why,) if why is not None else tuple(_steadiness(appraisal, language, drawn))


def _steadiness(appraisal: Appraisal, language: Language, drawn: Acceptability | None) -> Iterator[str]:
    core = appraisal.portfolio_robustness.core
    for key, projects in (("core", core.core), ("borderline", core.borderline)):
        listed = quoted(appraisal, projects, language)
        if listed and not core.exact:
            yield say(f"explain.portfolios.{key}_sampled", language, projects=listed, n=len(core.portfolios))
        elif listed:
            yield say(f"explain.portfolios.{key}", language, projects=listed)
        elif core.exact or key == "core":  # a project missing from any of these portfolios is not core
            yield say(f"explain.portfolios.no_{key}", language)
    if not core.exact:
        yield say("explain.portfolios.sampled", language)
    elif core.exterior:
        yield say("explain.portfolios.exterior", language, projects=quoted(appraisal, core.exterior, language))
    if drawn is not None:
        yield say(
            "explain.portfolios.acceptability",
            language,
            draws=drawn.draws,
            projects=_shares(appraisal, drawn.projects, language),
        )
    yield from _experts(appraisal, language)


def _shares(appraisal: Appraisal, shares: Mapping[str, float], language: Language) -> list[str]:
    names = appraisal.effective.projects
    ranked = sorted((each for each in shares.items() if each[1] >= 0.005), key=lambda each: -each[1])
    said = [
        say("explain.portfolios.share", language, project=names[project].name, share=share) for project, share in ranked
    ]
    return said or [say("explain.portfolios.nothing", language)]


def _experts(appraisal: Appraisal, language: Language) -> Iterator[str]:
    experts = appraisal.portfolio_robustness.experts
    if experts is None:
        return
    different = len({each.chosen for each in experts.own})
    key = "same_own" if different == 1 else "differ_own"
    yield say(f"explain.portfolios.{key}", language, n=len(experts.own), different=different)
    if experts.compromise is not None and experts.compromise.found:
        held = quoted(appraisal, appraisal.selection.projects(experts.compromise.chosen), language)
        nothing = [say("explain.portfolios.nothing", language)]
        regret = float(experts.regrets.max(initial=0.0))
        agreed = different == 1 and experts.compromise.chosen == experts.own[0].chosen
        free = "_free" if agreed else ""
        yield say(f"explain.portfolios.compromise{free}", language, projects=held or nothing, regret=regret)
