"""Effects of other methods, experts, weights and figures: below the ranking, each question in an expander."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from appraisal.analysis.appraise import Appraisal
from appraisal.cache import Cache
from appraisal.report.blocks import listed
from appraisal.report.trust import trust_sentences
from appraisal.text import Language, say
from appraisal.web import answers, parts, render, trust
from appraisal.web.parts import word
from appraisal.web.waiting import awaited

QUESTIONS = ("panel", "left_out", "council", "portfolios", "information")
known: Cache[tuple[answers.Key, Language], Mapping[str, tuple[str, ...]]] = Cache(most=8)


def doubts_of(appraisal: Appraisal, language: Language) -> Mapping[str, tuple[str, ...]]:
    """Return the sentences by question, computed on first request; of portfolios only what is quick."""

    def told() -> Mapping[str, tuple[str, ...]]:
        asked, run = appraisal.sensitivity, trust.trust_of(appraisal, language).run
        portfolio = asked.quick and appraisal.portfolio.found
        return trust_sentences(
            appraisal,
            run,
            language,
            without=asked.experts_out(portfolio=portfolio),
            requests=asked.requests(portfolio=portfolio),
        )

    return known.get((answers.key_of(appraisal), language), told)


def draw(appraisal: Appraisal, language: Language) -> None:
    """Draw the questions with their answers; for a large register only on request."""
    if appraisal.decision.scale.bounds != "declared":
        return
    many = len(appraisal.decision.projects) > trust.MANY
    parts.heading(word("doubts.title", language), level=3)
    if many and not st.toggle(word("doubts.ask", language)):
        return
    with st.spinner(word("trust.working", language)):
        said = awaited(lambda _: doubts_of(appraisal, language))
    for question in QUESTIONS:
        if said[question]:
            with st.expander(say(f"explain.trust.{question}", language)):
                render.draw(*listed(said[question]))
