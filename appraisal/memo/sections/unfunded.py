"""Projects outside the portfolio: why each is out and its nearest way in, or its missing data."""

from __future__ import annotations

from appraisal.figures import Figure
from appraisal.memo.verdicts import Verdict
from appraisal.memo.voice import Voice
from appraisal.report.blocks import DASH, Block, Cell, Column, Section, Table, paragraph, points
from appraisal.report.ranking import span
from appraisal.report.ways import way_text
from appraisal.ways.way_in import ways_in


def why_not(voice: Voice, said: tuple[Verdict, ...]) -> Section | None:
    """Return for each appraised project outside the portfolio its price of inclusion and its nearest ways in."""
    outside = [each for each in said if each.grade == "outside" and each.why is not None]
    if not outside:
        return None
    columns = (
        Column(voice.say("column.no"), 0.6, "center"),
        Column(voice.say("column.project"), 3.4),
        Column(voice.say("why_not.price"), 1.7, "right"),
        Column(voice.say("why_not.change"), 2.6),
        Column(voice.say("why_not.way"), 5.5),
    )
    rows = tuple(_line(voice, each) for each in outside)
    table = Table(columns=columns, rows=rows, caption=voice.say("why_not.caption"), note=voice.say("why_not.note"))
    return Section(key="why_not", title=voice.say("section.why_not"), blocks=(table,))


def _line(voice: Voice, verdict: Verdict) -> tuple[Cell, ...]:
    why = verdict.why
    # An objective that is computed again when a project is forced in has no price.
    priced = why is not None and why.regret is not None and not why.composed
    price = voice.worth(why.regret) if priced and why is not None and why.regret is not None else DASH
    if priced and why is not None and why.share is not None:
        price += f" ({voice.percent(why.share)})"
    change = DASH if why is None or why.change is None else voice.change(why.change)
    ways = [
        way_text(voice.appraisal, each, voice.language) for each in ways_in(voice.appraisal, verdict.project).proved
    ]
    return (
        Cell(voice.no(verdict.project)),
        Cell(voice.name(verdict.project)),
        Cell(price),
        Cell(change),
        Cell(" ".join(ways) if ways else voice.say("why_not.no_way")),
    )


def gaps(voice: Voice) -> Section | None:
    """Return the missing data of each project that could not be appraised, and its interval of places."""
    appraisal = voice.appraisal
    gated = [project for project in appraisal.decision.projects if project not in appraisal.candidates.projects]
    if not gated:
        return None
    columns = (
        Column(voice.say("column.no"), 0.6, "center"),
        Column(voice.say("column.project"), 3.6),
        Column(voice.say("gaps.missing"), 4.0),
        *([Column(voice.say("column.seen"), 1.4, "center")] if appraisal.evidence.drawable else []),
        Column(voice.say("column.at_these_weights"), 1.4, "center"),
    )
    rows = []
    for project in gated:
        where = appraisal.place_interval(project)
        lacking = appraisal.decision.missing.get(project) or appraisal.selection.choice.left_out.get(project, ())
        needed = voice.inside(dict.fromkeys([*lacking, *_for_flow(voice, project)]))
        seen = [span(appraisal.evidence.places_seen(project))] if appraisal.evidence.drawable else []
        texts = (voice.no(project), voice.name(project), ", ".join(needed), *seen, span(where.interval))
        rows.append(tuple(Cell(text) for text in texts))
    blocks: list[Block] = [
        paragraph(voice.say("gaps.lead", n=len(gated), projects=voice.numbers(gated))),
        Table(columns=columns, rows=tuple(rows), caption=voice.say("gaps.caption")),
        *_ranges(voice, gated),
        *_comparators(voice, gated),
    ]
    return Section(key="gaps", title=voice.say("section.gaps"), blocks=tuple(blocks))


def _for_flow(voice: Voice, project: str) -> tuple[str, ...]:
    known = {"investment", "cash_flow"}
    return tuple(each for each in voice.appraisal.financed[project].missing_for_cash_flow if each in known)


def _ranges(voice: Voice, gated: list[str]) -> list[Table]:
    """Return the assumed range of each missing figure, and its source."""
    columns = (
        Column(voice.say("column.no"), 0.6, "center"),
        Column(voice.say("column.figure"), 2.4),
        Column(voice.say("gaps.range"), 2.2, "right"),
        Column(voice.say("gaps.basis"), 5.5),
        Column(voice.say("column.source"), 1.0, "center"),
    )
    rows = []
    for project in gated:
        for k, key in enumerate(voice.appraisal.decision.criteria):
            figure = voice.appraisal.decision.cells[project][key]
            if figure.missing:
                rows.append(_range(voice, project, key, k, figure))
    return [Table(columns=columns, rows=tuple(rows), caption=voice.say("gaps.ranges"))] if rows else []


def _range(voice: Voice, project: str, key: str, k: int, figure: Figure) -> tuple[Cell, ...]:
    scale = voice.appraisal.decision.scale
    source = figure.source
    if figure.low is None or figure.high is None:
        source = None
        low, high, basis = float(scale.lower[k]), float(scale.upper[k]), voice.say("gaps.bounds")
    else:
        low, high = figure.low, figure.high
        basis = voice.say("gaps.stated") if figure.note is None else figure.note.to(voice.language)
    span = f"{voice.quantity(low)} … {voice.beside(high, key)}"
    texts = (voice.no(project), voice.criterion(key), span, basis, voice.source(source))
    return tuple(Cell(text) for text in texts)


def _comparators(voice: Voice, gated: list[str]) -> list[Block]:
    """Return the record of finished projects of the same groups, if the case has any."""
    case = voice.appraisal.effective
    groups = {case.projects[project].group for project in gated}
    shown = [each for each in case.head.comparators if not each.groups or groups & set(each.groups)]
    said = []
    for each in shown:
        figures = [f"{voice.inside([key])[0]} – {voice.beside(value, key)}" for key, value in each.figures.items()]
        kind = voice.say("gaps.achieved" if each.achieved else "gaps.claimed")
        facts = {"title": each.title.to(voice.language), "kind": kind, "source": voice.source(each.source)}
        said.append(voice.say("gaps.comparator", figures="; ".join(figures), **facts))
    return [paragraph(voice.say("gaps.comparators")), points(*said)] if said else []
