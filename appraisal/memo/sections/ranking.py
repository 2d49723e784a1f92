"""The ranking: places or intervals, closeness to two decimals, raw values with the marks of their status; charts."""

from __future__ import annotations

from itertools import pairwise

from appraisal.charts.plane import plane_chart
from appraisal.charts.ranking import closeness_chart, profile_chart
from appraisal.memo.voice import DASH, Voice
from appraisal.money import amount
from appraisal.ranking.topsis import Ranking
from appraisal.report.blocks import Block, Cell, Chart, Column, Section, Table, paragraph
from appraisal.text import say

_SHOWN = 30  # rows of a chart that a page bears
_NEAR = 0.02  # closeness differing by less is pointed out
_NAMED = 12  # so many pairs are named, more are counted
_COLUMNS = 5  # criteria beside each other in a table


def ranking(voice: Voice) -> Section:
    """Return the ranking with its charts."""
    appraisal = voice.appraisal
    if appraisal.ranking is None:
        said = paragraph(voice.say("ranking.none", n=len(appraisal.decision.projects)), "box")
        return Section(key="ranking", title=voice.say("section.ranking"), blocks=(said, *_values(voice)))
    whose = appraisal.weights_text(voice.language)
    method = say(f"ranking.method.{appraisal.settings.method}", voice.language)
    blocks: list[Block] = [paragraph(voice.say("ranking.method", method=method, weights=whose)), *_values(voice)]
    if near := _near(voice):
        blocks.append(paragraph(near))
    if appraisal.settings.method == "topsis":
        blocks += [_closeness(voice), _profile(voice, appraisal.ranking)]
    if (plane := _plane(voice)) is not None:
        blocks.append(plane)
    return Section(key="ranking", title=voice.say("section.ranking"), blocks=tuple(blocks))


def _values(voice: Voice) -> list[Table]:
    """Return tables of values, so many that none runs over the page's edge; the first holds place and score as well."""
    keys = voice.appraisal.decision.criteria
    chunks = [keys[start : start + _COLUMNS] for start in range(0, len(keys), _COLUMNS)]
    return [_table(voice, chunk, first=number == 0) for number, chunk in enumerate(chunks)]


def _table(voice: Voice, criteria: tuple[str, ...], *, first: bool) -> Table:
    appraisal = voice.appraisal
    rated = dict(zip(appraisal.decision.criteria, appraisal.decision.ratings, strict=True))
    columns = [Column(voice.say("column.no"), 0.6, "center"), Column(voice.say("column.project"), 4.2)]
    if first:
        seen = appraisal.settings.method == "topsis" and appraisal.evidence.drawable
        span = "seen" if seen else "at_these_weights"
        columns[:0] = [Column(voice.say(f"column.{each}"), 1.2, "center") for each in ("place", span)]
        columns.append(Column(voice.say("column.score"), 1.4, "right"))
    columns += [Column(voice.titled(key), 1.7, "right") for key in criteria]
    chosen = set(appraisal.selection.projects(appraisal.portfolio.chosen))
    values = {key: _column(voice, key, rated=rated[key]) for key in criteria}
    rows = []
    for project in appraisal.order:
        cells = [Cell(voice.no(project)), Cell(voice.name(project))]
        if first:
            where = appraisal.place_interval(project)
            # Beside a place the narrow interval alone would flatter it.
            narrow = where.interval if where.place is None else None
            span = voice.places(appraisal.evidence.places_seen(project) if seen else narrow)
            place = Cell(_place(voice, project), weight="strong")
            cells = [place, Cell(span), *cells, Cell(_score(voice, project))]
        cells += [values[key][project] for key in criteria]
        rows.append(tuple(cells))
    return Table(
        columns=tuple(columns),
        rows=tuple(rows),
        caption=voice.say("ranking.caption" if first else "ranking.caption_more"),
        note=f"{voice.marks} {voice.say('ranking.note')}",
        marked=frozenset(row for row, project in enumerate(appraisal.order) if project in chosen),
    )


def _column(voice: Voice, key: str, *, rated: bool) -> dict[str, Cell]:
    """Return the cells of one criterion by project, all with the same decimals; a dash where a figure is missing."""
    figures = {project: row[key] for project, row in voice.appraisal.decision.cells.items()}
    known = {project: figure.value for project, figure in figures.items() if figure.value is not None}
    written = dict(zip(known, voice.column(known.values()), strict=True))
    return {
        project: Cell(DASH)
        if figure.missing
        else Cell(written[project], mark=voice.say("marks.rated") if rated else voice.mark(figure.status))
        for project, figure in figures.items()
    }


def _place(voice: Voice, project: str) -> str:
    """Return the place, "2 =" where it is shared; a dash for a project with gaps."""
    places = voice.appraisal.places
    if project not in places:
        return DASH
    shared = sum(place == places[project] for place in places.values()) > 1
    return f"{places[project]}\u00a0=" if shared else str(places[project])


def _score(voice: Voice, project: str) -> str:
    appraisal = voice.appraisal
    if project in appraisal.scores:
        return voice.closeness(appraisal.scores[project])
    ends = appraisal.place_interval(project).closeness_interval
    return DASH if ends is None else f"{voice.closeness(ends[0])}–{voice.closeness(ends[1])}"


def _near(voice: Voice) -> str | None:
    """Name the neighbours in the ranking whose closeness differs by less than two hundredths."""
    appraisal = voice.appraisal
    if appraisal.settings.method != "topsis":
        return None
    ranked = [project for project in appraisal.order if project in appraisal.scores]
    pairs = [
        voice.numbers(pair)
        for pair in pairwise(ranked)
        if appraisal.scores[pair[0]] - appraisal.scores[pair[1]] < _NEAR
    ]
    if not pairs:
        return None
    facts = {"n": len(pairs), "all": len(ranked) - 1, "near": _NEAR}
    if len(pairs) > _NAMED:
        return voice.say("ranking.near_many", **facts)
    return voice.say("ranking.near", pairs="; ".join(pairs), **facts)


def _closeness(voice: Voice) -> Chart:
    appraisal = voice.appraisal
    shown = appraisal.order[:_SHOWN]
    ranked = [project for project in appraisal.order if project in appraisal.scores]
    first, score = ranked[0], appraisal.scores[ranked[0]]
    caption = voice.say("ranking.first", project=voice.label(first), score=voice.closeness(score))
    if len(ranked) > 1:
        margin = score - appraisal.scores[ranked[1]]
        caption += " " + voice.say("ranking.margin", next=voice.numbers([ranked[1]]), margin=voice.closeness(margin))
    if len(shown) < len(appraisal.order):
        caption += " " + voice.say("ranking.shown", n=len(shown), all=len(appraisal.order))
    spans = [appraisal.place_interval(project).closeness_interval for project in shown]
    spec = closeness_chart(
        [voice.label(project) for project in shown],
        [appraisal.scores.get(project) for project in shown],
        [None if span is None or span[0] == span[1] else span for span in spans],
        voice.language,
        alt=caption,
    )
    return Chart(spec=spec, caption=caption, alt=voice.say("ranking.closeness_alt"))


def _profile(voice: Voice, ranked: Ranking) -> Chart:
    """Return weighted normalised values of the ranked projects, with what most sets the first apart from the second."""
    appraisal = voice.appraisal
    order = list(ranked.order)[:_SHOWN]
    projects = [ranked.matrix.projects[row] for row in order]
    normalised = ranked.normalised[order]
    weights = appraisal.weights.values
    caption = voice.say("ranking.profile")
    if len(order) > 1:
        lead = weights * (normalised[0] - normalised[1])
        k = int(abs(lead).argmax())
        kind = "ranking.profile_ahead" if lead[k] > 0 else "ranking.profile_behind"
        facts = {"first": voice.numbers([projects[0]]), "second": voice.numbers([projects[1]])}
        caption += " " + voice.say(kind, criterion=voice.criterion(appraisal.decision.criteria[k]), **facts)
    spec = profile_chart(
        [voice.label(project) for project in projects],
        [voice.criterion(key) for key in appraisal.decision.criteria],
        weights.tolist(),
        normalised,
        voice.language,
        alt=caption,
    )
    return Chart(spec=spec, caption=caption, alt=voice.say("ranking.profile_alt"))


def _plane(voice: Voice) -> Chart | None:
    """Return the plane of money against all else, where the criteria have both sides."""
    appraisal = voice.appraisal
    case, ranked = appraisal.effective, appraisal.ranking
    if ranked is None or not appraisal.candidates.projects:
        return None
    money = [case.criteria[key].unit == case.head.unit for key in appraisal.decision.criteria]
    weights = appraisal.weights.values
    sides = [sum(weights[k] for k, own in enumerate(money) if own is side) for side in (True, False)]
    if not all(sides):
        return None
    full = {option.project: i for i, option in enumerate(appraisal.candidates.options) if option.key == "full"}
    shown = [project for project in appraisal.candidates.projects if project in full and project in appraisal.scores][
        :_SHOWN
    ]
    rows = [ranked.matrix.projects.index(project) for project in shown]
    chosen = set(appraisal.selection.projects(appraisal.portfolio.chosen))

    def share(side: bool) -> list[float]:
        part = [weight if own is side else 0.0 for weight, own in zip(weights, money, strict=True)]
        return [float(ranked.normalised[row] @ part / sum(part)) for row in rows]

    cost = [amount(int(appraisal.candidates.requests["council"][full[project]].sum())) for project in shown]
    across, up = share(True), share(False)
    best = [voice.numbers([shown[side.index(max(side))]]) for side in (across, up)]
    caption = voice.say("ranking.plane", money=best[0], other=best[1])
    spec = plane_chart(
        [voice.no(project) for project in shown],
        across,
        up,
        cost,
        [project in chosen for project in shown],
        voice.unit,
        voice.language,
        across_title=voice.say("ranking.plane_money"),
        up_title=voice.say("ranking.plane_else"),
        alt=caption,
    )
    return Chart(spec=spec, caption=caption, alt=voice.say("ranking.plane_alt"))
