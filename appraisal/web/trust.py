"""How far a ranking can be trusted: bands, shares of places over all admissible weights and figures, and flips."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from appraisal.analysis.appraise import Appraisal
from appraisal.cache import Cache
from appraisal.charts.council import acceptability_chart
from appraisal.report.ranking import span
from appraisal.report.robustness import band_sentences, flip_sentences
from appraisal.robustness.acceptability import Acceptability
from appraisal.text import Language, number, say
from appraisal.web import answers, parts
from appraisal.web.parts import Cell, Column, word

DRAWS, SEED = 10_000, 1
MANY = 25  # projects above which the draws take seconds: only when asked for, and as a table of the first
FEW_DRAWS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """What the draws say, and the sentences made of it."""

    run: Acceptability
    bands: tuple[str, ...]
    flips: tuple[str, ...]


known: Cache[tuple[answers.Key, Language], Trust] = Cache(most=8)


def trust_of(appraisal: Appraisal, language: Language) -> Trust:
    """Return what is known of a ranking's trustworthiness, drawn where nobody has asked for it before."""

    def drawn() -> Trust:
        draws = DRAWS if len(appraisal.decision.projects) <= MANY else FEW_DRAWS
        run = appraisal.evidence.acceptability(draws=draws, seed=SEED)
        flips = () if appraisal.ranking is None else flip_sentences(appraisal, language)
        return Trust(run=run, bands=tuple(band_sentences(appraisal, run, language)), flips=tuple(flips))

    return known.get((answers.key_of(appraisal), language), drawn)


def draw(appraisal: Appraisal, language: Language) -> Acceptability | None:
    """Draw bands and shares of places and return the draws; for a large register only when the reader asks for them."""
    if appraisal.decision.scale.bounds != "declared":
        return None
    many = len(appraisal.decision.projects) > MANY
    if many and not st.toggle(word("trust.ask", language)):
        return None
    with st.spinner(word("trust.working", language)):
        trust = trust_of(appraisal, language)
    run = trust.run
    note = word("trust.note", language, draws=run.draws, seed=run.seed)
    parts.heading(word("trust.title", language), note=note, level=3)
    parts.bullets(trust.bands)
    if many:
        _table(appraisal, run, language)
    else:
        _chart(appraisal, run, language)
    if trust.flips:
        with st.expander(word("trust.flips", language)):
            parts.bullets(trust.flips)
    return run


def _order(appraisal: Appraisal, run: Acceptability) -> list[int]:
    """Return the rows of the projects from the least mean place to the greatest."""
    return sorted(range(len(appraisal.decision.projects)), key=lambda row: (float(run.mean_places[row]), row))


def _chart(appraisal: Appraisal, run: Acceptability, language: Language) -> None:
    rows = _order(appraisal, run)
    names = [appraisal.effective.projects[appraisal.decision.projects[row]].name.to(language) for row in rows]
    spec = acceptability_chart(names, run.places[rows], language, alt=word("trust.title", language), width="container")
    parts.chart(spec, key="acceptability")


def _table(appraisal: Appraisal, run: Acceptability, language: Language) -> None:
    rows: list[list[Cell]] = []
    for row in _order(appraisal, run)[:MANY]:
        name = appraisal.effective.projects[appraisal.decision.projects[row]].name.to(language)
        shares = [float(run.places[row, 0]), float(run.places[row, :10].sum())]
        said = [number(share, "percent", language) for share in shares]
        mean = number(float(run.mean_places[row]), "1", language)
        rows.append([name, *said, mean, span(run.intervals[row].tolist())])
    columns = [
        Column(word("project", language), width=48),
        Column(word("trust.first", language), "%", "number"),
        Column(word("trust.ten", language), "%", "number"),
        Column(word("trust.mean", language), kind="number"),
        Column(say("memo.column.seen", language), kind="centre"),
    ]
    parts.table(columns, rows)
