"""Portfolios under partly known weights: core, borderline and exterior projects, each expert's own portfolio."""

from __future__ import annotations

from appraisal.memo.voice import Voice
from appraisal.report.blocks import Section, points
from appraisal.report.portfolio_robustness import core_known, core_sentences, own_portfolios


def portfolio_robustness(voice: Voice) -> Section | None:
    """Return the projects common to all admissible weights, and the portfolio by each expert's own weights."""
    appraisal, language = voice.appraisal, voice.language
    if not core_known(appraisal):
        return None
    said = [*core_sentences(appraisal, language, named=voice.one)]
    if appraisal.portfolio.chosen not in appraisal.portfolio_robustness.core.portfolios:
        said.append(voice.say("steadiness.differs", objective=voice.objective()))
    own = own_portfolios(appraisal, language, chosen=voice.chosen, note=voice.say("portfolio.star"))
    return Section(key="steadiness", title=voice.say("section.steadiness"), blocks=(points(*said), *own))
