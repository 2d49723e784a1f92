"""Charts of one project's finance: its flows, a tornado of its NPV, and the distribution of its NPV."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.charts.theme import (
    BLACK,
    ORANGE,
    SKY,
    VERMILLION,
    Spec,
    axis_title,
    chart,
    rows_of,
    values,
)
from appraisal.text import Language, number, say

_MOST_YEAR_LABELS = 16


def flow_chart(
    years: Sequence[int],
    net_flow: Sequence[float],
    cumulative_discounted: Sequence[float],
    unit: str,
    language: Language,
    *,
    alt: str = "",
) -> Spec:
    """Show the net flow of each year as bars and the cumulative discounted flow as a line, on one axis in `unit`."""
    names = {"bar": say("charts.flow.net", language), "line": say("charts.flow.cumulative", language)}
    rows = [
        {"year": str(year), "net": net, "cumulative": total, "bar": names["bar"], "line": names["line"]}
        for year, net, total in zip(years, net_flow, cumulative_discounted, strict=True)
    ]
    every = -(-len(rows) // _MOST_YEAR_LABELS)
    x = {
        "field": "year",
        "type": "ordinal",
        "title": say("charts.year", language),
        "axis": {"labelAngle": 0, "values": [row["year"] for row in rows[::every]], "grid": False},
    }
    y: Spec = {"type": "quantitative", "title": axis_title(say("charts.flow.axis", language), unit, language)}
    y["axis"] = {"format": ",.8~f"}
    kinds = {
        "type": "nominal",
        "scale": {"domain": list(names.values()), "range": [SKY, BLACK]},
        "legend": {"title": None, "symbolType": "square"},
    }
    layers: list[Spec] = [
        {
            "mark": {"type": "bar", "stroke": BLACK, "strokeWidth": 0.7},
            "encoding": {"x": x, "y": {"field": "net", **y}, "color": {"field": "bar", **kinds}},
        },
        {"mark": {"type": "rule", "color": BLACK, "strokeWidth": 1}, "encoding": {"y": {"datum": 0}}},
        {
            "mark": {"type": "line", "strokeWidth": 2.5, "point": {"size": 45, "filled": True, "color": BLACK}},
            "encoding": {"x": x, "y": {"field": "cumulative", **y}, "color": {"field": "line", **kinds}},
        },
    ]
    return chart(language, alt=alt, layers=layers, height=300, data=values(rows))


def tornado_chart(
    drivers: Sequence[str],
    low: Sequence[float],
    high: Sequence[float],
    base: float,
    unit: str,
    language: Language,
    *,
    alt: str = "",
) -> Spec:
    """Show NPV with one driver at a time at the low and high end of its range, the widest swing first.

    Args:
        drivers: names, in any order.
        low: NPV with the driver at the low end of its range.
        high: NPV with the driver at its high end.
        base: NPV with every driver as stated.
        unit: of the NPV.
        language: of texts and numbers.
        alt: text alternative for readers who cannot see the chart.
    """
    order = sorted(range(len(drivers)), key=lambda i: -abs(high[i] - low[i]))
    y, height = rows_of([drivers[i] for i in order])
    ends = {"low": say("charts.tornado.low", language), "high": say("charts.tornado.high", language)}
    rows = [
        {"row": str(row), "end": said, "npv": side[i], "base": base}
        for row, i in enumerate(order)
        for said, side in ((ends["low"], low), (ends["high"], high))
    ]
    x = {
        "type": "quantitative",
        "title": axis_title(say("charts.npv", language), unit, language),
        "axis": {"format": ",.8~f", "tickCount": 6},
        "scale": {"zero": False},
    }
    colour = {
        "field": "end",
        "type": "nominal",
        "scale": {"domain": list(ends.values()), "range": [ORANGE, SKY]},
        "legend": {"title": None, "columns": 1},
    }
    triangles = {"domain": list(ends.values()), "range": ["triangle-left", "triangle-right"]}
    shape = {"field": "end", "type": "nominal", "legend": {"title": None, "columns": 1}, "scale": triangles}
    layers: list[Spec] = [
        {
            "mark": {"type": "bar", "stroke": BLACK, "strokeWidth": 0.7},
            "encoding": {"y": y, "x": {"field": "base", **x}, "x2": {"field": "npv"}, "color": colour},
        },
        {
            "mark": {"type": "point", "filled": True, "color": BLACK, "size": 70},
            "encoding": {"y": y, "x": {"field": "npv", **x}, "shape": shape},
        },
        {"mark": {"type": "rule", "strokeWidth": 2}, "encoding": {"x": {"datum": base}}},
        {"mark": {"type": "rule", "strokeDash": [4, 4], "color": VERMILLION}, "encoding": {"x": {"datum": 0}}},
    ]
    return chart(language, alt=alt, layers=layers, height=height, data=values(rows))


def histogram_chart(
    edges: Sequence[float],
    shares: Sequence[float],
    quantiles: Sequence[tuple[str, float]],
    unit: str,
    language: Language,
    *,
    alt: str = "",
) -> Spec:
    """Show drawn NPVs: the share of draws in each bin, those below zero darker, with named quantiles as lines.

    Args:
        edges: b + 1 edges of the bins, rising, in `unit`.
        shares: b shares of all draws.
        quantiles: name and value, such as `("P5", -120.0)`.
        unit: of the NPV.
        language: of texts and numbers.
        alt: text alternative for readers who cannot see the chart.
    """
    signs = {"loss": say("charts.histogram.loss", language), "gain": say("charts.histogram.gain", language)}
    bins = [
        {"from": a, "to": b, "share": share, "sign": signs["loss" if b <= 0 else "gain"]}
        for a, b, share in zip(edges[:-1], edges[1:], shares, strict=True)
    ]
    named = [{"at": at, "said": f"{name} {number(at, '0', language)}"} for name, at in quantiles]
    x = {
        "type": "quantitative",
        "title": axis_title(say("charts.npv", language), unit, language),
        "axis": {"format": ",.8~f", "tickCount": 6},
        "scale": {"nice": False, "zero": False},
    }
    y = {
        "field": "share",
        "type": "quantitative",
        "title": say("charts.histogram.axis", language),
        "scale": {"zero": True},
        "axis": {"format": ".0%"},
    }
    colour = {
        "field": "sign",
        "type": "nominal",
        "scale": {"domain": list(signs.values()), "range": [VERMILLION, SKY]},
        "legend": {"title": None, "symbolType": "square"},
    }
    layers: list[Spec] = [
        {
            "data": values(bins),
            "mark": {"type": "rect", "stroke": BLACK, "strokeWidth": 0.6},
            "encoding": {
                "x": {"field": "from", **x},
                "x2": {"field": "to"},
                "y": y,
                "y2": {"datum": 0},
                "color": colour,
            },
        },
        {
            "data": values(named),
            "mark": {"type": "rule", "strokeDash": [6, 4], "strokeWidth": 1.5},
            "encoding": {"x": {"field": "at", **x}},
        },
        {
            "data": values(named),
            "mark": {"type": "text", "baseline": "bottom", "dy": -5},
            "encoding": {"x": {"field": "at", **x}, "y": {"value": 0}, "text": {"field": "said"}},
        },
    ]
    return chart(language, alt=alt, layers=layers, height=300)
