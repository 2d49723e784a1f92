"""The ranking: first its robustness, then places and their reasons, decimals last."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from appraisal.analysis.appraise import Appraisal
from appraisal.report.findings import closest
from appraisal.report.place import place_sentences
from appraisal.report.ranking import (
    closeness_spec,
    criteria_table,
    descriptions,
    profile_spec,
    ranking_table,
)
from appraisal.robustness.acceptability import Acceptability
from appraisal.text import Language, say
from appraisal.web import answers, context, fold, parts, trust
from appraisal.web import sensitivity as doubts
from appraisal.web.parts import word
from appraisal.web.render import draw as draw_blocks
from appraisal.web.render import first_rows

FEW = 12  # projects that one chart still shows all
SAID = 2  # sentences that are open: on a place, and on the data; the others are its arithmetic, and single figures
DRAWN = 10  # most projects in a chart; the table has all


def draw() -> None:
    """Draw the page."""
    view = context.view()
    language = view.language
    appraisal = answers.viewed(view)
    parts.heading(word("ranking.title", language))
    trusted, table = st.empty(), st.empty()
    parts.legend(language)
    fold.bullets((remark.text(language) for remark in appraisal.remarks), language, most=SAID)
    method = say(f"ranking.method.{appraisal.settings.method}", language)
    fold.working(language, word("ranking.note", language, method=method, weights=appraisal.weights_text(language)))
    doubted = st.container()
    parts.heading(word("ranking.why", language))
    project = parts.pick_project(appraisal.effective, language)
    fold.bullets(place_sentences(appraisal, project, language), language, most=SAID, label=word("fold.how", language))
    _closeness(appraisal, language)
    with st.expander(word("ranking.profile", language)):
        _profile(appraisal, language)
    with st.expander(word("ranking.criteria", language)):
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
    """Draw the first places; the others, and the projects without a place, behind a click."""
    seen = "" if run is None else word("places.interval", language, draws=run.draws)
    parts.heading(word("ranking.values", language), level=3, note=seen)
    table = ranking_table(appraisal, language, run, narrow=False)
    placed = len(appraisal.places)
    most = min(placed or fold.LISTED, fold.LISTED)
    label = word("places.without", language, n=len(table.rows) - placed) if most == placed else ""
    first_rows(table, language, most=most, label=label)


def _name(appraisal: Appraisal, language: Language) -> Callable[[str], str]:
    return lambda project: appraisal.effective.projects[project].brief.to(language)


def _closeness(appraisal: Appraisal, language: Language) -> None:
    parts.heading(closest(appraisal, language) or word("ranking.chart", language), level=3)
    alt = word("ranking.chart_alt", language)
    few = len(appraisal.order) <= FEW
    most = FEW if few else DRAWN
    parts.chart(closeness_spec(appraisal, _name(appraisal, language), language, most=most, alt=alt), key="closeness")
    shown = "" if few else word("ranking.first", language, n=DRAWN, all=len(appraisal.order))
    fold.working(language, word("ranking.chart_note", language), shown)


def _profile(appraisal: Appraisal, language: Language) -> None:
    if appraisal.ranking is not None:
        alt = word("ranking.profile", language)
        name = _name(appraisal, language)
        parts.chart(profile_spec(appraisal, appraisal.ranking, name, language, most=DRAWN, alt=alt), key="profile")
        parts.paragraph(word("ranking.profile_note", language), kind="note")


if __name__ == "__main__":
    draw()
