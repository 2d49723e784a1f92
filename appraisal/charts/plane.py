"""The plane of two sides of a project: financial and social-environmental, with cost as the size of the bubble."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.charts.theme import BLACK, BLUE, Spec, axis_title, chart, values
from appraisal.text import Language, say


def plane_chart(
    numbers: Sequence[str],
    across: Sequence[float],
    up: Sequence[float],
    cost: Sequence[float],
    chosen: Sequence[bool],
    unit: str,
    language: Language,
    *,
    across_title: str,
    up_title: str,
    alt: str = "",
) -> Spec:
    """Show projects as numbered bubbles; those in the portfolio are dark with a white number.

    Args:
        numbers: of the projects, as in the tables beside the chart.
        across: shares 0..1 of the financial criteria.
        up: shares 0..1 of the other criteria.
        cost: in `unit`; the area of the bubble.
        chosen: whether the project is in the portfolio.
        unit: of the cost.
        language: of texts and numbers.
        across_title: title of the horizontal axis.
        up_title: title of the vertical axis.
        alt: text alternative for readers who cannot see the chart.
    """
    said = {True: say("charts.plane.chosen", language), False: say("charts.plane.not_chosen", language)}
    columns = sorted(zip(cost, numbers, across, up, chosen, strict=True), key=lambda row: -row[0])  # small ones on top
    rows = [{"n": n, "x": x, "y": y, "cost": money, "in": said[funded]} for money, n, x, y, funded in columns]

    def share(field: str, title: str) -> Spec:
        scale = {"domain": [-0.06, 1.06], "nice": False}
        axis = {"values": [0, 0.2, 0.4, 0.6, 0.8, 1], "format": ".1f"}
        return {"field": field, "type": "quantitative", "title": title, "scale": scale, "axis": axis}

    place = {"x": share("x", across_title), "y": share("y", up_title)}
    kinds = {"domain": list(said.values())}
    layers: list[Spec] = [
        {
            "mark": {"type": "point", "filled": True, "opacity": 0.9, "stroke": BLACK, "strokeWidth": 1.5},
            "encoding": {
                **place,
                "size": {
                    "field": "cost",
                    "type": "quantitative",
                    "scale": {"range": [300, 3000], "zero": True},
                    "legend": {
                        "title": axis_title(say("charts.plane.cost", language), unit, language),
                        "values": _sizes(cost),
                        "format": ",.8~f",
                        "symbolFillColor": "white",
                        "symbolStrokeColor": BLACK,
                    },
                },
                "fill": {
                    "field": "in",
                    "type": "nominal",
                    "scale": {**kinds, "range": [BLUE, "white"]},
                    "legend": {"title": None, "symbolType": "circle", "symbolStrokeColor": BLACK},
                },
            },
        },
        {
            "mark": {"type": "text", "fontWeight": "bold", "baseline": "middle"},
            "encoding": {
                **place,
                "text": {"field": "n"},
                "color": {
                    "field": "in",
                    "type": "nominal",
                    "scale": {**kinds, "range": ["white", BLACK]},
                    "legend": None,
                },
            },
        },
    ]
    return chart(language, alt=alt, layers=layers, height=360, data=values(rows))


def _sizes(cost: Sequence[float]) -> list[float]:
    """Return up to three sample sizes for the legend: the largest cost, rounded down, and parts of it."""
    top = max(cost, default=0.0)
    if top <= 0:
        return []
    step = 10.0 ** (len(str(int(top))) - 1)
    rounded = top // step * step
    return [rounded / 10, rounded / 2, rounded]
