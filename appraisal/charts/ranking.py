"""Charts of a ranking: closeness with its intervals, and the profile of each project."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.arrays import Floats
from appraisal.charts.theme import BLACK, GREY, PALE, SERIES, SKY, Spec, chart, rows_of, values
from appraisal.text import Language, number, say

Interval = tuple[float, float]
_GAP = 0.012  # gap between two columns of the profile, as a share of the whole weight


def closeness_chart(
    labels: Sequence[str],
    closeness: Sequence[float | None],
    intervals: Sequence[Interval | None],
    language: Language,
    *,
    alt: str = "",
) -> Spec:
    """Show closeness by project, from the first place down, each with the interval that follows from missing figures.

    Args:
        labels: names of the projects, in the order to be shown.
        closeness: 0..1, or None for a project that is ranked as an interval only.
        intervals: least and greatest closeness, or None if no figure is uncertain.
        language: of texts and numbers.
        alt: text alternative for readers who cannot see the chart.
    """
    y, height = rows_of(labels)
    rows = []
    for row, (value, interval) in enumerate(zip(closeness, intervals, strict=True)):
        low, high = interval or (None, None)
        ends = [number(each, "2", language) for each in ((value,) if value is not None else interval or ())]
        # A label is placed right of everything drawn in its row, never over the bar.
        reach = max(each for each in (value, high, 0.0) if each is not None)
        rows.append(
            {"row": str(row), "closeness": value, "low": low, "high": high, "reach": reach, "said": "–".join(ends)}
        )
    x = {
        "type": "quantitative",
        "scale": {"domain": [0, 1.25 if None in closeness else 1.12], "nice": False},
        "title": say("charts.closeness", language),
        "axis": {"values": [0, 0.2, 0.4, 0.6, 0.8, 1], "format": ".1f"},
    }
    known, spread = "isValid(datum.closeness)", "isValid(datum.low) && datum.high > datum.low"
    ends_of = {"x": {"field": "low", **x}, "x2": {"field": "high"}}
    layers: list[Spec] = [
        {
            "transform": [{"filter": known}],
            "mark": {"type": "bar", "color": SKY, "stroke": BLACK, "strokeWidth": 0.7},
            "encoding": {"x": {"field": "closeness", **x}},
        },
        {
            "transform": [{"filter": f"{spread} && !{known}"}],
            "mark": {"type": "bar", "fill": "white", "stroke": BLACK, "strokeDash": [5, 4], "height": {"band": 0.55}},
            "encoding": ends_of,
        },
        {
            "transform": [{"filter": f"{spread} && {known}"}],
            "mark": {"type": "rule", "strokeWidth": 2.5, "color": BLACK},
            "encoding": ends_of,
        },
        *(
            {
                "transform": [{"filter": f"{spread} && {known}"}],
                "mark": {"type": "tick", "thickness": 2.5, "size": 14, "color": BLACK},
                "encoding": {"x": {"field": end, **x}},
            }
            for end in ("low", "high")
        ),
        {
            "mark": {"type": "text", "align": "left", "dx": 7, "baseline": "middle"},
            "encoding": {"x": {"field": "reach", **x}, "text": {"field": "said"}},
        },
    ]
    shared = {"data": values(rows), "encoding": {"y": y}}
    return chart(language, alt=alt, layers=layers, height=height, **shared)


def profile_chart(
    labels: Sequence[str],
    criteria: Sequence[str],
    weights: Sequence[float],
    normalised: Floats,
    language: Language,
    *,
    alt: str = "",
) -> Spec:
    """Show weighted normalised values: a column for each criterion, as wide as its weight, filled to the value.

    They do not add up to closeness, and the axis says so.

    Args:
        labels: names of n projects, in the order to be shown.
        criteria: titles of m criteria.
        weights: (m,), sum 1.
        normalised: (n, m) positions between the worst bound (0) and the best (1).
        language: of texts and numbers.
        alt: text alternative for readers who cannot see the chart.
    """
    y, height = rows_of(labels)
    titles = [
        say("charts.profile.criterion", language, number=k + 1, criterion=title, weight=weight)
        for k, (title, weight) in enumerate(zip(criteria, weights, strict=True))
    ]
    starts = [sum(weights[:k]) + k * _GAP for k in range(len(weights))]
    cells, heads = [], []
    for k, (start, weight, said) in enumerate(zip(starts, weights, titles, strict=True)):
        if weight <= 0:
            continue
        heads.append({"middle": start + weight / 2, "number": str(k + 1)})
        for row in range(len(labels)):
            share = float(normalised[row, k])
            cells.append(
                {
                    "row": str(row),
                    "criterion": said,
                    "start": start,
                    "full": start + weight,
                    "filled": start + weight * share,
                    "weighted": weight * share,
                }
            )
    x: Spec = {
        "type": "quantitative",
        "scale": {"domain": [0, 1 + _GAP * len(weights)], "nice": False},
        "axis": {"labels": False, "ticks": False, "grid": False, "domain": False},
        "title": say("charts.profile.axis", language).split("\n"),
    }
    colour = {
        "field": "criterion",
        "type": "nominal",
        "scale": {"domain": titles, "range": [SERIES[k % len(SERIES)] for k in range(len(titles))]},
        "legend": {"title": None, "columns": 1, "symbolType": "square"},
    }
    layers: list[Spec] = [
        {
            "mark": {"type": "bar", "color": PALE, "stroke": GREY, "strokeWidth": 0.6},
            "encoding": {"y": y, "x": {"field": "start", **x}, "x2": {"field": "full"}},
        },
        {
            "mark": {"type": "bar", "stroke": BLACK, "strokeWidth": 0.6},
            "encoding": {
                "y": y,
                "x": {"field": "start", **x},
                "x2": {"field": "filled"},
                "color": colour,
                "tooltip": [
                    {"field": "criterion", "title": say("charts.profile.tooltip", language)},
                    {"field": "weighted", "type": "quantitative", "format": ".3f", "title": "w·n"},
                ],
            },
        },
        {
            "data": values(heads),
            "mark": {"type": "text", "baseline": "bottom", "fontWeight": "bold", "dy": -4},
            "encoding": {"x": {"field": "middle", **x}, "y": {"value": 0}, "text": {"field": "number"}},
        },
    ]
    return chart(language, alt=alt, layers=layers, height=height, data=values(cells))
