"""Those that are not in the portfolio: what keeps each out and its nearest way in, or what is missing."""

from __future__ import annotations

from appraisal.figures import Figure
from appraisal.memo.blocks import Block, Cell, Column, Section, Table, paragraph, points
from appraisal.memo.verdicts import Verdict
from appraisal.memo.voice import DASH, Voice
from appraisal.money import amount
from appraisal.portfolio.way_in import WayIn, ways_in


def why_not(voice: Voice, said: tuple[Verdict, ...]) -> Section | None:
    """Return for each appraised project outside the portfolio its price of inclusion and its nearest ways in."""
    outside = [each for each in said if each.grade == "outside" and each.why is not None]
    if not outside:
        return None
    columns = (
        Column(voice.say("column.no"), 0.6, "center"),
        Column(voice.say("column.project"), 3.4),
        Column(voice.say("why_not.price"), 1.7, "right"),
        Column(voice.say("why_not.displaced"), 1.8),
        Column(voice.say("why_not.way"), 5.5),
    )
    rules = voice.rules(reasons=False)
    rows = tuple(_line(voice, each, rules) for each in outside)
    table = Table(columns=columns, rows=rows, caption=voice.say("why_not.caption"), note=voice.say("why_not.note"))
    return Section(key="why_not", title=voice.say("section.why_not"), blocks=(table,))


def _line(voice: Voice, verdict: Verdict, rules: dict[str, str]) -> tuple[Cell, ...]:
    why = verdict.why
    price = DASH if why is None or why.regret is None else voice.worth(why.regret)
    if why is not None and why.regret is not None and why.share is not None:
        price += f" ({voice.percent(why.share)})"
    displaced = voice.numbers(why.leaves) if why is not None and why.leaves else DASH
    asked, best = voice.found.selection.answers, voice.found.portfolio
    ways = [_way(voice, each, rules) for each in ways_in(asked, best, verdict.project) if each.kind != "gain"]
    return (
        Cell(voice.no(verdict.project)),
        Cell(voice.name(verdict.project)),
        Cell(price),
        Cell(displaced),
        Cell(" ".join(ways) if ways else voice.say("why_not.no_way")),
    )


def _way(voice: Voice, way: WayIn, rules: dict[str, str]) -> str:
    """Say one change that would bring the project in, proved by a solve."""
    if way.kind == "budget":
        return voice.say("why_not.budget", budget=voice.money(amount(round(way.amount or 0.0))))
    if way.kind == "cut":
        share = way.amount or 0.0
        return voice.say("why_not.cut" if share < 1 else "why_not.free", share=voice.number(share, "percent1"))
    rule = rules.get(way.key, way.key).rstrip(".")
    if way.amount is None:
        return voice.say("why_not.rule_dropped", rule=rule)
    return voice.say("why_not.rule", rule=rule, amount=voice.quantity(way.amount))


def gaps(voice: Voice) -> Section | None:
    """Return what is missing for each project that could not be appraised, and how far its place is open."""
    found = voice.found
    gated = [project for project in found.decision.projects if project not in found.candidates.projects]
    if not gated:
        return None
    columns = (
        Column(voice.say("column.no"), 0.6, "center"),
        Column(voice.say("column.project"), 3.6),
        Column(voice.say("gaps.missing"), 4.0),
        Column(voice.say("gaps.places"), 1.6, "center"),
    )
    rows = []
    for project in gated:
        where = found.standing(project)
        lacking = found.decision.missing.get(project) or found.selection.choice.left_out.get(project, ())
        needed = voice.inside(dict.fromkeys([*lacking, *_for_flow(voice, project)]))
        places = DASH if where.interval is None else f"{where.interval[0]}–{where.interval[1]}"
        rows.append(tuple(Cell(text) for text in (voice.no(project), voice.name(project), ", ".join(needed), places)))
    blocks: list[Block] = [
        paragraph(voice.say("gaps.lead", n=len(gated), projects=voice.numbers(gated))),
        Table(columns=columns, rows=tuple(rows), caption=voice.say("gaps.caption")),
        *_ranges(voice, gated),
        *_comparators(voice, gated),
    ]
    return Section(key="gaps", title=voice.say("section.gaps"), blocks=tuple(blocks))


def _for_flow(voice: Voice, project: str) -> tuple[str, ...]:
    known = {"investment", "cash_flow"}
    return tuple(each for each in voice.found.financed[project].missing_for_cash_flow if each in known)


def _ranges(voice: Voice, gated: list[str]) -> list[Table]:
    """Return over what each missing figure was let to range, and on whose word."""
    columns = (
        Column(voice.say("column.no"), 0.6, "center"),
        Column(voice.say("column.figure"), 2.4),
        Column(voice.say("gaps.range"), 2.2, "right"),
        Column(voice.say("gaps.basis"), 5.5),
        Column(voice.say("column.source"), 1.0, "center"),
    )
    rows = []
    for project in gated:
        for k, key in enumerate(voice.found.decision.criteria):
            figure = voice.found.decision.cells[project][key]
            if figure.missing:
                rows.append(_range(voice, project, key, k, figure))
    return [Table(columns=columns, rows=tuple(rows), caption=voice.say("gaps.ranges"))] if rows else []


def _range(voice: Voice, project: str, key: str, k: int, figure: Figure) -> tuple[Cell, ...]:
    scale = voice.found.decision.scale
    source = figure.source
    if figure.low is None or figure.high is None:
        source = None
        low, high, basis = float(scale.lower[k]), float(scale.upper[k]), voice.say("gaps.bounds")
    else:
        low, high = figure.low, figure.high
        basis = voice.say("gaps.stated") if figure.note is None else figure.note.to(voice.language)
    span = f"{voice.quantity(low)} … {voice.amount(high, key)}"
    texts = (voice.no(project), voice.criterion(key), span, basis, voice.source(source))
    return tuple(Cell(text) for text in texts)


def _comparators(voice: Voice, gated: list[str]) -> list[Block]:
    """Return what finished projects of the same groups have shown, where the case knows any."""
    case = voice.found.effective
    groups = {case.projects[project].group for project in gated}
    shown = [each for each in case.head.comparators if not each.groups or groups & set(each.groups)]
    said = []
    for each in shown:
        figures = [f"{voice.inside([key])[0]} – {voice.amount(value, key)}" for key, value in each.figures.items()]
        kind = voice.say("gaps.achieved" if each.achieved else "gaps.claimed")
        facts = {"title": each.title.to(voice.language), "kind": kind, "source": voice.source(each.source)}
        said.append(voice.say("gaps.comparator", figures="; ".join(figures), **facts))
    return [paragraph(voice.say("gaps.comparators")), points(*said)] if said else []
