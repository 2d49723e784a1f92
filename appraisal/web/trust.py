"""How far a ranking can be trusted: bands, shares of places over all admissible weights and figures, and flips."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from appraisal.analysis.appraise import Appraisal
from appraisal.cache import Cache
from appraisal.report.findings import first_in_draws
from appraisal.report.places import places_table, shares_spec
from appraisal.report.robustness import band_sentences, flip_sentences
from appraisal.robustness.acceptability import Acceptability
from appraisal.text import Language
from appraisal.web import answers, fold, parts, render
from appraisal.web.parts import word
from appraisal.web.waiting import awaited

DRAWS, SEED = 10_000, 1
MANY = 25  # number of projects above which the draws take a second, and are shown as a table of the first
FEW_DRAWS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """The result of the draws, and its sentences."""

    run: Acceptability
    bands: tuple[str, ...]
    flips: tuple[str, ...]


known: Cache[tuple[answers.Key, Language], Trust] = Cache(most=8)


def trust_of(appraisal: Appraisal, language: Language) -> Trust:
    """Return the robustness of a ranking, drawn on first request."""

    def drawn() -> Trust:
        draws = DRAWS if len(appraisal.decision.projects) <= MANY else FEW_DRAWS
        run = appraisal.evidence.acceptability(draws=draws, seed=SEED)
        flips = () if appraisal.ranking is None else flip_sentences(appraisal, language)
        return Trust(run=run, bands=tuple(band_sentences(appraisal, run, language)), flips=tuple(flips))

    return known.get((answers.key_of(appraisal), language), drawn)


def awaited_of(appraisal: Appraisal, language: Language, *, meanwhile: Callable[[], object]) -> Trust | None:
    """Return the robustness of a ranking; None without declared bounds. What is drawn `meanwhile` needs no draws."""
    if appraisal.decision.scale.bounds != "declared":
        return None
    return awaited(lambda _: trust_of(appraisal, language), meanwhile=meanwhile)


def draw(appraisal: Appraisal, trust: Trust, language: Language) -> None:
    """Draw bands and shares of places."""
    run = trust.run
    parts.heading(first_in_draws(appraisal, run, language), level=3)
    fold.bullets(trust.bands, language, most=1, label=word("trust.bands", language))
    if len(appraisal.decision.projects) > MANY:
        render.draw(places_table(appraisal, run, language, most=fold.LISTED))
    else:
        names = {project: each.brief.to(language) for project, each in appraisal.effective.projects.items()}
        spec = shares_spec(appraisal, run, names.__getitem__, language, alt=word("trust.title", language))
        parts.chart(spec, key="acceptability")
    fold.working(language, word("trust.note", language, draws=run.draws, seed=run.seed))
    if trust.flips:
        with st.expander(word("trust.flips", language)):
            parts.bullets(trust.flips)
