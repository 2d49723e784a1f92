"""The ranking: how far its order can be trusted, then places, what they rest on, and the decimals last."""

from __future__ import annotations

from markupsafe import Markup

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.place_intervals import PlaceInterval
from appraisal.charts.ranking import closeness_chart, profile_chart
from appraisal.report.place import place_sentences
from appraisal.robustness.acceptability import Acceptability
from appraisal.text import Language, number, say
from appraisal.web import answers, context, parts, trust
from appraisal.web import sensitivity as doubts
from appraisal.web.parts import Cell, Column, word

DRAWN = 20  # projects that a chart shows; the table shows all


def draw() -> None:
    """Draw the page."""
    view = context.view()
    language = view.language
    appraisal = answers.viewed(view)
    method = say(f"ranking.method.{appraisal.settings.method}", language)
    note = word("ranking.note", language, method=method, weights=appraisal.weights_text(language))
    parts.heading(word("ranking.title", language), note=note)
    run = trust.draw(appraisal, language)
    note = "" if run is None else word("ranking.values_note", language, draws=run.draws)
    parts.heading(word("ranking.values", language), note=note, level=3)
    _places(appraisal, run, language)
    parts.legend(language)
    parts.bullets(remark.text(language) for remark in appraisal.remarks)
    doubts.draw(appraisal, language)
    parts.heading(word("ranking.why", language))
    project = parts.pick_project(appraisal.effective, language)
    parts.bullets(place_sentences(appraisal, project, language))
    _charts(appraisal, language)
    _criteria(appraisal, language)


def _places(appraisal: Appraisal, run: Acceptability | None, language: Language) -> None:
    """Draw the table; without draws the places at these weights stand only where there is no place of its own."""
    case, decision = appraisal.effective, appraisal.decision
    columns = [Column(word("ranking.place", language), kind="centre", width=7)]
    if run is not None:
        columns.append(Column(word("ranking.seen", language), kind="centre", width=9))
    columns.append(Column(word("ranking.possible", language), kind="centre", width=9))
    columns.append(Column(word("project", language), width=30))
    for key in decision.criteria:
        criterion = case.criteria[key]
        columns.append(Column(criterion.title.to(language), parts.unit(criterion.unit, language), "number"))
    columns.append(Column(word("ranking.closeness", language), "0 … 1", "number", width=9))
    rows: list[list[Cell]] = []
    for project in appraisal.order:
        where = appraisal.place_interval(project)
        cells = [parts.figure(decision.cells[project][key], language, style="short") for key in decision.criteria]
        place = "–" if where.place is None else Markup("<strong>{}</strong>").format(where.place)
        seen = [] if run is None else [trust.places_seen(run, decision.projects.index(project))]
        spans = [*seen, _at_these_weights(where) if seen or where.place is None else ""]
        name = case.projects[project].name.to(language)
        rows.append([place, *spans, name, *cells, _closeness(appraisal, project, language)])
    parts.table(columns, rows)


def _at_these_weights(where: PlaceInterval) -> str:
    return "–".join(str(each) for each in dict.fromkeys(where.interval or ()))


def _closeness(appraisal: Appraisal, project: str, language: Language) -> Cell:
    where = appraisal.place_interval(project)
    if where.closeness is not None:
        return number(where.closeness, "2", language)
    if where.closeness_interval is None:
        return "–"
    return "–".join(number(each, "2", language) for each in where.closeness_interval)


def _charts(appraisal: Appraisal, language: Language) -> None:
    case, order = appraisal.effective, appraisal.order[:DRAWN]
    places = [appraisal.place_interval(project) for project in order]
    names = [case.projects[project].name.to(language) for project in order]
    note = word("ranking.chart_note", language)
    if len(appraisal.order) > DRAWN:
        note = f"{note} {word('ranking.first', language, n=DRAWN, all=len(appraisal.order))}"
    parts.heading(word("ranking.chart", language), note=note)
    spans = [None if each.closeness is not None else each.closeness_interval for each in places]
    alt = word("ranking.chart_alt", language)
    scores = [each.closeness for each in places]
    parts.chart(closeness_chart(names, scores, spans, language, alt=alt, width="container"), key="closeness")
    if appraisal.ranking is None:
        return
    ranking, drawn = appraisal.ranking, list(appraisal.ranking.order[:DRAWN])
    parts.heading(word("ranking.profile", language), note=word("ranking.profile_note", language))
    spec = profile_chart(
        [case.projects[ranking.matrix.projects[row]].name.to(language) for row in drawn],
        [case.criteria[key].title.to(language) for key in ranking.matrix.criteria],
        ranking.weights.tolist(),
        ranking.normalised[drawn],
        language,
        alt=word("ranking.profile", language),
        width="container",
    )
    parts.chart(spec, key="profile")


def _criteria(appraisal: Appraisal, language: Language) -> None:
    case, scale = appraisal.effective, appraisal.decision.scale
    parts.heading(word("ranking.criteria", language), note=word("ranking.criteria_note", language))
    rows: list[list[Cell]] = []
    for at, key in enumerate(appraisal.decision.criteria):
        criterion = case.criteria[key]
        about = "" if criterion.description is None else criterion.description.to(language)
        title = Markup("<strong>{}</strong><br><small>{}</small>").format(criterion.title.to(language), about)
        bounds = [number(each, "money", language) for each in (float(scale.worst[at]), float(scale.best[at]))]
        weight = number(float(appraisal.weights.values[at]), "percent1", language)
        rows.append([title, parts.unit(criterion.unit, language), weight, *bounds])
    columns = [
        Column(word("ranking.criterion", language), width=54),
        Column(word("unit", language)),
        Column(word("ranking.weight", language), kind="number"),
        Column(word("ranking.worst", language), kind="number"),
        Column(word("ranking.best", language), kind="number"),
    ]
    parts.table(columns, rows)


if __name__ == "__main__":
    draw()
