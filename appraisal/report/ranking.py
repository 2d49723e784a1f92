"""The ranking as blocks: the table of places and values, the criteria behind it, and its two charts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from appraisal.analysis.appraise import Appraisal
from appraisal.charts.ranking import closeness_chart, profile_chart
from appraisal.charts.theme import Spec
from appraisal.figures import Figure
from appraisal.ranking.topsis import Ranking
from appraisal.report.blocks import DASH, Cell, Column, Points, Table, points
from appraisal.robustness.acceptability import Acceptability
from appraisal.text import Language, alike, number, say

Label = Callable[[str], str]


def ranking_table(
    appraisal: Appraisal,
    language: Language,
    run: Acceptability | None,
    *,
    criteria: Sequence[str] | None = None,
    narrow: bool = True,
    numbered: bool = False,
    chosen: Collection[str] = (),
    caption: str = "",
    note: str = "",
) -> Table:
    """Return places, closeness and the value of each criterion, the first place first.

    Args:
        appraisal: with or without a ranking.
        language: of the words.
        run: draws for the places seen; None leaves them out. Without draws the places at these weights are shown only
            for projects without a place: beside a place they would overstate its certainty.
        criteria: columns of values; None for all.
        narrow: whether the places at these weights are shown beside the places seen.
        numbered: whether projects have their numbers in the order of the case.
        chosen: projects with highlighted rows.
        caption: of the table.
        note: below it.
    """
    keys = appraisal.decision.criteria if criteria is None else criteria
    spans = [*(["seen"] if run is not None else []), *(["at_these_weights"] if narrow or run is None else [])]
    score = "score" if appraisal.settings.method == "topsis" else "score_by_method"
    columns = [
        *(_column(each, 1.2, language) for each in ("place", *spans)),
        *project_columns(language, numbered=numbered),
        _column(score, 1.4, language),
        *value_columns(appraisal, keys, language),
    ]
    values = {key: _values(appraisal, key, language) for key in keys}
    rows = []
    for project in appraisal.order:
        where = appraisal.place_interval(project)
        seen = [] if run is None else [span(run.intervals[appraisal.decision.projects.index(project)].tolist())]
        here = span(where.interval) if seen or where.place is None else ""
        places = [Cell(each) for each in [*seen, *([here] if narrow or not seen else [])]]
        rows.append(
            (
                Cell(_place(appraisal, project), weight="strong"),
                *places,
                *project_cells(appraisal, project, language, numbered=numbered),
                Cell(_score(appraisal, project, language)),
                *(values[key][project] for key in keys),
            )
        )
    marked = frozenset(row for row, project in enumerate(appraisal.order) if project in chosen)
    return Table(columns=tuple(columns), rows=tuple(rows), caption=caption, note=note, marked=marked)


def values_table(appraisal: Appraisal, language: Language, criteria: Sequence[str], *, caption: str) -> Table:
    """Return the values of criteria that do not fit the table of places."""
    values = {key: _values(appraisal, key, language) for key in criteria}
    rows = [
        (*project_cells(appraisal, project, language, numbered=True), *(values[key][project] for key in criteria))
        for project in appraisal.order
    ]
    columns = (*project_columns(language, numbered=True), *value_columns(appraisal, criteria, language))
    return Table(columns=columns, rows=tuple(rows), caption=caption, note=marks_note(language))


def project_columns(language: Language, *, numbered: bool) -> list[Column]:
    """Return the column of a project's name, after that of its number in the order of the case."""
    return [
        *([Column(say("memo.column.no", language), 0.6, "center")] if numbered else []),
        Column(say("memo.column.project", language), 4.2),
    ]


def project_cells(appraisal: Appraisal, project: str, language: Language, *, numbered: bool) -> list[Cell]:
    """Return the cells below `project_columns`."""
    at = str(appraisal.decision.projects.index(project) + 1)
    return [*([Cell(at)] if numbered else []), Cell(appraisal.effective.projects[project].name.to(language))]


def value_columns(appraisal: Appraisal, criteria: Sequence[str], language: Language) -> list[Column]:
    """Return a column for the numbers of each criterion or total."""
    names = appraisal.effective.names
    return [Column(names.total(key, language), 1.7, "right", unit=names.unit(key, language)) for key in criteria]


def span(places: Sequence[int] | None) -> str:
    """Return an interval of places; a single place is written once, none as a dash."""
    return DASH if places is None else "–".join(map(str, dict.fromkeys(places)))


def marks_note(language: Language) -> str:
    """Return the legend of the marks beside numbers and of the dash."""
    marks = {key: say(f"statuses.mark.{key}", language) for key in ("assumed", "claimed", "rated")}
    return say("statuses.marks", language, **marks)


def places_note(run: Acceptability, language: Language) -> str:
    """Return the legend of the places seen and the places at these weights."""
    return say("ranking.places_note", language, draws=run.draws)


def _column(key: str, width: float, language: Language) -> Column:
    return Column(say(f"memo.column.{key}", language), width, "right")


def _place(appraisal: Appraisal, project: str) -> str:
    """Return the place, "2 =" if it is shared; a dash for a project with gaps."""
    places = appraisal.places
    if project not in places:
        return DASH
    shared = sum(place == places[project] for place in places.values()) > 1
    return f"{places[project]}\u00a0=" if shared else str(places[project])


def _score(appraisal: Appraisal, project: str, language: Language) -> str:
    """Return the score to two decimals; for a project with gaps, its interval of closeness."""
    if project in appraisal.scores:
        return number(appraisal.scores[project], "2", language)
    ends = appraisal.place_interval(project).closeness_interval
    if ends is None or appraisal.settings.method != "topsis":
        return DASH
    return "–".join(number(each, "2", language) for each in ends)


def _values(appraisal: Appraisal, key: str, language: Language) -> dict[str, Cell]:
    """Return the cells of one criterion by project, all with the same decimals."""
    figures = {project: row[key] for project, row in appraisal.decision.cells.items()}
    known = {project: figure.value for project, figure in figures.items() if figure.value is not None}
    written = dict(zip(known, alike(known.values(), language), strict=True))
    rated = dict(zip(appraisal.decision.criteria, appraisal.decision.ratings, strict=True))[key]
    return {project: _value(figure, written.get(project), language, rated=rated) for project, figure in figures.items()}


def _value(figure: Figure, written: str | None, language: Language, *, rated: bool) -> Cell:
    """Return a number with the mark of its status; a missing one with its range, if any."""
    said = say(f"statuses.{figure.status}", language)
    if written is not None:
        mark = say(f"statuses.mark.{'rated' if rated else figure.status}", language)
        return Cell(written, mark=mark, status=figure.status, said=said)
    ends = [each for each in (figure.low, figure.high) if each is not None]
    return Cell(" … ".join(number(each, "figure", language) for each in ends) or DASH, status=figure.status, said=said)


def criteria_table(appraisal: Appraisal, language: Language, *, caption: str = "") -> Table:
    """Return the criteria with direction, bounds, value of doing nothing, origin, and weight."""
    decision, names = appraisal.decision, appraisal.effective.names
    titles = ("worst", "best", "nothing")
    columns = (
        Column(say("memo.column.criterion", language), 3.0),
        Column(say("memo.column.unit", language), 1.6),
        Column(say("memo.column.direction", language), 1.6),
        *(Column(say(f"memo.criteria.{each}", language), 1.5, "right") for each in titles),
        Column(say("memo.criteria.how", language), 1.8),
        Column(say("memo.column.weight", language), 1.2, "right"),
    )
    bounds = zip(decision.scale.worst.tolist(), decision.scale.best.tolist(), decision.nothing, strict=True)
    rows = []
    for key, ends, rated, weight in zip(
        decision.criteria, bounds, decision.ratings, appraisal.weights.values.tolist(), strict=True
    ):
        texts = (
            names.total(key, language),
            names.unit(key, language),
            say(f"memo.criteria.{appraisal.effective.criteria[key].direction}", language),
            *(number(float(each), "figure", language) for each in ends),
            say(f"memo.criteria.{'rated' if rated else 'measured'}", language),
            number(weight, "percent1", language),
        )
        rows.append(tuple(map(Cell, texts)))
    key = "memo.criteria.note" if decision.scale.bounds == "declared" else "memo.criteria.note_data"
    note = say(key, language, whose=appraisal.weights_text(language))
    return Table(columns=columns, rows=tuple(rows), caption=caption, note=note)


def descriptions(appraisal: Appraisal, language: Language) -> list[Points]:
    """Return the descriptions of the criteria as a list; empty without any."""
    criteria = ((key, appraisal.effective.criteria[key]) for key in appraisal.decision.criteria)
    said = [
        say("memo.criteria.description", language, criterion=each.title, text=each.description)
        for _, each in criteria
        if each.description is not None
    ]
    return [points(*said)] if said else []


def closeness_spec(appraisal: Appraisal, label: Label, language: Language, *, most: int, alt: str) -> Spec:
    """Return the chart of closeness of the first projects, with intervals for missing figures."""
    shown = appraisal.order[:most]
    scores = appraisal.scores if appraisal.settings.method == "topsis" else {}
    spans = [appraisal.place_interval(project).closeness_interval for project in shown]
    return closeness_chart(
        [label(project) for project in shown],
        [scores.get(project) for project in shown],
        [None if ends is None or ends[0] == ends[1] else ends for ends in spans],
        language,
        alt=alt,
    )


def profile_spec(
    appraisal: Appraisal, ranking: Ranking, label: Label, language: Language, *, most: int, alt: str
) -> Spec:
    """Return the chart of weighted normalised values of the first ranked projects."""
    rows = list(ranking.order[:most])
    names = appraisal.effective.names
    return profile_chart(
        [label(ranking.matrix.projects[row]) for row in rows],
        [names.total(key, language) for key in ranking.matrix.criteria],
        ranking.weights.tolist(),
        ranking.normalised[rows],
        language,
        alt=alt,
    )
