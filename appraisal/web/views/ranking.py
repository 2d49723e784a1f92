"""The ranking: first its robustness, then places and their reasons, decimals last."""

from __future__ import annotations

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
    run = trust.draw(appraisal, language)
    note = "" if run is None else places_note(run, language)
    parts.heading(word("ranking.values", language), note=note, level=3)
    draw_blocks(ranking_table(appraisal, language, run))
    parts.legend(language)
    parts.bullets(remark.text(language) for remark in appraisal.remarks)
    doubts.draw(appraisal, language)
    parts.heading(word("ranking.why", language))
    project = parts.pick_project(appraisal.effective, language)
    parts.bullets(place_sentences(appraisal, project, language))
    _charts(appraisal, language)
    parts.heading(word("ranking.criteria", language))
    draw_blocks(criteria_table(appraisal, language), *descriptions(appraisal, language))


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
