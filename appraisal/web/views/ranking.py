"""The ranking: first its robustness, then places and their reasons, decimals last."""

from __future__ import annotations

import streamlit as st

from appraisal.analysis.appraise import Appraisal
from appraisal.report.place import place_sentences
from appraisal.report.ranking import (
    closeness_spec,
    criteria_table,
    descriptions,
    places_note,
    profile_spec,
    ranking_table,
)
from appraisal.robustness.acceptability import Acceptability
from appraisal.text import Language, say
from appraisal.web import answers, context, parts, trust
from appraisal.web import sensitivity as doubts
from appraisal.web.parts import word
from appraisal.web.render import draw as draw_blocks

DRAWN = 20  # most projects in a chart; the table shows all


def draw() -> None:
    """Draw the page."""
    view = context.view()
    language = view.language
    appraisal = answers.viewed(view)
    method = say(f"ranking.method.{appraisal.settings.method}", language)
    note = word("ranking.note", language, method=method, weights=appraisal.weights_text(language))
    parts.heading(word("ranking.title", language), note=note)
    trusted, table = st.empty(), st.empty()
    parts.legend(language)
    parts.bullets(remark.text(language) for remark in appraisal.remarks)
    doubted = st.container()
    parts.heading(word("ranking.why", language))
    project = parts.pick_project(appraisal.effective, language)
    parts.bullets(place_sentences(appraisal, project, language))
    _charts(appraisal, language)
    parts.heading(word("ranking.criteria", language))
    draw_blocks(criteria_table(appraisal, language), *descriptions(appraisal, language))
    context.leave()
    # What takes many draws comes last, each in its place.

    def meanwhile() -> None:
        with trusted.container():
            parts.paragraph(word("trust.working", language), kind="note")
        with table.container():
            _table(appraisal, None, language)

    known = trust.awaited_of(appraisal, language, meanwhile=meanwhile)
    if known is not None:
        with trusted.container():
            trust.draw(appraisal, known, language)
    with table.container():
        _table(appraisal, None if known is None else known.run, language)
    with doubted:
        doubts.draw(appraisal, language)


def _table(appraisal: Appraisal, run: Acceptability | None, language: Language) -> None:
    """Draw the places, with their intervals if the draws are known."""
    note = "" if run is None else places_note(run, language)
    parts.heading(word("ranking.values", language), note=note, level=3)
    draw_blocks(ranking_table(appraisal, language, run))


def _charts(appraisal: Appraisal, language: Language) -> None:
    note = word("ranking.chart_note", language)
    if len(appraisal.order) > DRAWN:
        note = f"{note} {word('ranking.first', language, n=DRAWN, all=len(appraisal.order))}"
    parts.heading(word("ranking.chart", language), note=note)

    def name(project: str) -> str:
        return appraisal.effective.projects[project].name.to(language)

    alt = word("ranking.chart_alt", language)
    parts.chart(closeness_spec(appraisal, name, language, most=DRAWN, alt=alt), key="closeness")
    if appraisal.ranking is not None:
        parts.heading(word("ranking.profile", language), note=word("ranking.profile_note", language))
        alt = word("ranking.profile", language)
        spec = profile_spec(appraisal, appraisal.ranking, name, language, most=DRAWN, alt=alt)
        parts.chart(spec, key="profile")


if __name__ == "__main__":
    draw()
