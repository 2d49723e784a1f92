"""The wall as HTML: one page without controls, and the picture in it, which a script exchanges when it has changed."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from math import ceil, floor
from pathlib import Path
from typing import Any

from markupsafe import Markup

from appraisal.access import qr
from appraisal.report.wall_charts import Bands, Beside, DotRow, Dots, Progress, Proposal, Votes
from appraisal.report.wall_view import WallView
from appraisal.text import Language, number, say

_MOST_MARKS = 12
_HERE = Path(__file__).parent
STYLE = _HERE.joinpath("wall.css").read_text(encoding="utf-8")
SCRIPT = _HERE.joinpath("wall.js").read_text(encoding="utf-8")
_PAGE = Markup("""<!doctype html><html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>{title}</title><link rel="stylesheet" href="{style}"></head>
<body data-now="{now}"><main id="wall" aria-live="polite"></main><p id="lost" hidden>{lost}</p>
<p id="clock" role="timer" hidden></p>
<script src="{script}"></script></body></html>""")


def page(language: Language, *, now: str, script: str, style: str) -> str:
    """Return the page, which asks at `now` for its picture; all three are addresses."""
    facts = {"title": say("session.wall.page", language), "lost": say("session.wall.lost_connection", language)}
    return str(_PAGE.format(language=language, style=style, now=now, script=script, **facts))


def picture(view: WallView, language: Language, *, join: str) -> str:
    """Return what the page shows now.

    Args:
        view: in words.
        language: of the words.
        join: address of the way to a seat.
    """
    chart = Markup() if view.chart is None else _CHARTS[type(view.chart)](view.chart, language)
    lines = Markup().join(Markup("<p>{}</p>").format(each) for each in view.lines)
    lead = Markup("<p class='lead'>{}</p>").format(view.lead) if view.lead else Markup()
    way = _way(join) if view.join else Markup()
    mark = Markup("<b class='mark'>{}</b> ").format(view.mark) if view.mark else Markup()
    return str(
        Markup("<h1>{}</h1><div class='{}'><div class='said'>{}{}</div>{}{}</div><p class='foot'>{}{}</p>").format(
            view.title, f"scene {view.scene}", lead, lines, chart, way, mark, view.foot
        )
    )


def _way(join: str) -> Markup:
    code = b64encode(qr.svg(join).encode()).decode()
    return Markup("<div class='way'><img alt='{}' src='data:image/svg+xml;base64,{}'><p>{}</p></div>").format(
        join, code, join
    )


def _progress(chart: Progress, _language: Language) -> Markup:
    share = chart.done / chart.of if chart.of else 0.0
    return Markup("<div class='chart progress'><div style='width:{:.1f}%'></div></div>").format(100 * share)


def _bands(chart: Bands, language: Language) -> Markup:
    rows, before = [], 0
    for row in chart.rows:
        head = say("session.wall.band", language, number=row.band) if row.band != before else ""
        before = row.band
        left, width = 100 * (row.first - 1) / chart.places, 100 * (row.last - row.first + 1) / chart.places
        span = f"{row.first}–{row.last}" if row.last > row.first else str(row.first)
        rows.append(
            Markup(
                "<div class='row{}'><b>{}</b><span class='name'>{}</span>"
                "<span class='track'><i style='left:{:.1f}%;width:{:.1f}%'></i></span><b class='span'>{}</b></div>"
            ).format(" odd" if row.band % 2 else "", head, row.name, left, width, span)
        )
    return Markup("<div class='chart bands'>{}</div>").format(Markup().join(rows))


def _dots(chart: Dots, language: Language) -> Markup:
    rows, before = [], ""
    for row in chart.rows:
        head, before = (row.title if row.title != before else ""), row.title
        rows.append(_dot_row(head, row, language))
    return Markup("<div class='chart dots'>{}</div>").format(Markup().join(rows))


def _dot_row(head: str, row: DotRow, language: Language) -> Markup:
    placed, stacked = [], dict[float, int]()
    for dot in row.dots:
        level = stacked[dot.at] = stacked.get(dot.at, -1) + 1
        left = 100 * (dot.at - row.lowest) / (row.highest - row.lowest)
        placed.append(Markup("<i style='left:{:.1f}%;bottom:{}px'>{}</i>").format(left, 52 + 60 * level, dot.by))
    marks = Markup().join(
        Markup("<em style='left:{:.1f}%'>{}</em>").format(
            100 * (at - row.lowest) / (row.highest - row.lowest), number(at, "plain", language)
        )
        for at in _marks(row)
    )
    height = 120 + 60 * max(stacked.values(), default=0)
    title = Markup("<h2>{}</h2>").format(head) if head else Markup()
    return title + Markup(
        "<div class='row{}' style='min-height:{}px'><b>{}</b><span class='scale'>{}{}</span></div>"
    ).format(" wide" if row.wide else "", height, row.round, Markup().join(placed), marks)


def _marks(row: DotRow) -> list[float]:
    """Return the marked points of a scale: every whole one if there are few, else both ends."""
    if row.highest - row.lowest > _MOST_MARKS:
        return [row.lowest, row.highest]
    between = range(floor(row.lowest) + 1, ceil(row.highest))
    return [row.lowest, *map(float, between), row.highest]


def _beside(chart: Beside, _language: Language) -> Markup:
    heads = Markup().join(Markup("<th>{}</th>").format(each) for each in chart.titles)
    rows = []
    for row in chart.rows:
        marks = Markup().join(Markup("<td>{}</td>").format(each) for each in row.marks)
        changed = "changed" if row.changed else ""
        rows.append(
            Markup("<tr class='{}'><th><span class='name'>{}</span></th>{}</tr>").format(changed, row.name, marks)
        )
    body = Markup().join(rows)
    return Markup("<table class='chart beside'><thead><tr><th></th>{}</tr></thead><tbody>{}</tbody></table>").format(
        heads, body
    )


def _proposal(chart: Proposal, _language: Language) -> Markup:
    tiles = Markup().join(
        Markup("<div class='{}'><span>{}</span><b>{}</b><span>{}</span></div>").format("bad" if bad else "", *said)
        for *said, bad in chart.tiles
    )
    rows = Markup().join(
        Markup(
            "<div class='row {}'><span class='name'>{}</span><span>{}</span><span class='track'>"
            "<i style='width:{:.1f}%'></i></span><b class='span'>{} {}</b></div>"
        ).format("bad" if row.loses else "", row.name, row.years, 100 * row.share, row.money, chart.unit)
        for row in chart.rows
    )
    note = Markup("<p>{}</p>").format(chart.note) if chart.note else Markup()
    return Markup("<div class='chart proposal'><div class='tiles'>{}</div>{}{}</div>").format(tiles, rows, note)


def _votes(chart: Votes, _language: Language) -> Markup:
    parts = [
        Markup("<div class='{}' style='flex:{} 1 auto'><b>{}</b><span>{}</span></div>").format(
            choice or "silent", count, count, words
        )
        for words, count, choice in chart.parts
        if count
    ]
    return Markup("<div class='chart votes'>{}</div>").format(Markup().join(parts))


_CHARTS: dict[type, Callable[[Any, Language], Markup]] = {
    Progress: _progress,
    Bands: _bands,
    Dots: _dots,
    Beside: _beside,
    Proposal: _proposal,
    Votes: _votes,
}
