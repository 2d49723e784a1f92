"""Charts of a council: the ratings, and how often each project takes each place."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.arrays import Bools, Floats
from appraisal.charts.theme import BLACK, PALE, Spec, chart, rows_of, values, wrap
from appraisal.text import Language, number, say

_BLUES = ["#FFFFFF", "#0072B2"]
_DARK = 0.9  # share of the scale above which white can be read better than black


def expert_spread_chart(
    labels: Sequence[str],
    criteria: Sequence[str],
    ratings: Floats,
    given: Bools,
    scale: Sequence[tuple[float, float]],
    language: Language,
    *,
    tolerance: float | None = None,
    alt: str = "",
) -> Spec:
    """Show ratings as dots, a row for each project and a column for each criterion; wide cells are shaded.

    Args:
        labels: names of n projects.
        criteria: titles of r rated criteria.
        ratings: (e, n, r); only given ones are read.
        given: (e, n, r).
        scale: lowest and highest point of each rated criterion.
        language: of texts and numbers.
        tolerance: spread in points above which a cell is shaded; None shades nothing.
        alt: text alternative for readers who cannot see the chart.
    """
    y, height = rows_of(labels)
    dots, cells = [], []
    for row in range(len(labels)):
        for k, (low, high) in enumerate(scale):
            votes = ratings[given[:, row, k], row, k].tolist()
            wide = tolerance is not None and bool(votes) and max(votes) - min(votes) > tolerance
            cells.append({"row": str(row), "from": k + 0.04, "to": k + 0.96, "wide": wide})
            for value in sorted(set(votes)):
                at = k + 0.12 + 0.76 * (value - low) / (high - low)
                dots.append({"row": str(row), "at": at, "votes": votes.count(value), "rating": value})
    ends = [
        {"at": k + at, "said": number(value, "plain", language)}
        for k, (low, high) in enumerate(scale)
        for at, value in ((0.12, low), (0.88, high))
    ]
    heads = [{"middle": k + 0.5, "said": wrap(title, characters=26)} for k, title in enumerate(criteria)]
    x: Spec = {"type": "quantitative", "scale": {"domain": [0, len(criteria)], "nice": False}, "axis": None}
    layers: list[Spec] = [
        {
            "data": values(cells),
            "mark": {"type": "bar", "stroke": BLACK, "strokeWidth": 0.4},
            "encoding": {
                "y": y,
                "x": {"field": "from", **x},
                "x2": {"field": "to"},
                "color": {"condition": {"test": "datum.wide", "value": "#F6C27A"}, "value": PALE},
                "strokeWidth": {"condition": {"test": "datum.wide", "value": 2}, "value": 0.4},
            },
        },
        {
            "data": values(dots),
            "mark": {"type": "point", "filled": True, "color": BLACK, "opacity": 1},
            "encoding": {
                "y": y,
                "x": {"field": "at", **x},
                "size": {
                    "field": "votes",
                    "type": "quantitative",
                    "scale": {"domain": [1, max((dot["votes"] for dot in dots), default=1)], "range": [40, 260]},
                    "legend": None,
                },
            },
        },
        {
            "data": values(heads),
            "mark": {"type": "text", "baseline": "line-bottom", "dy": -8, "fontWeight": "bold", "lineBreak": "\n"},
            "encoding": {"x": {"field": "middle", **x}, "y": {"value": 0}, "text": {"field": "said"}},
        },
        {
            "data": values(ends),
            "mark": {"type": "text", "baseline": "top", "dy": 4},
            "encoding": {"x": {"field": "at", **x}, "y": {"value": height}, "text": {"field": "said"}},
        },
    ]
    return chart(language, alt=alt, layers=layers, height=height)


def acceptability_chart(labels: Sequence[str], shares: Floats, language: Language, *, alt: str = "") -> Spec:
    """Show for each project the share of draws in which it takes each place, as a shaded table with the numbers in it.

    Args:
        labels: names of n projects, in the order to be shown.
        shares: (n, p) share of draws by place, each row of sum 1.
        language: of texts and numbers.
        alt: text alternative for readers who cannot see the chart.
    """
    y, height = rows_of(labels)
    cells = [
        {
            "row": str(row),
            "place": str(place + 1),
            "share": float(share),
            "said": number(100 * float(share), "0", language) if share >= 0.005 else "",
        }
        for row, line in enumerate(shares)
        for place, share in enumerate(line)
    ]
    x = {
        "field": "place",
        "type": "ordinal",
        "sort": [str(place + 1) for place in range(shares.shape[1])],
        "title": say("charts.acceptability", language),
        "axis": {"labelAngle": 0, "orient": "top", "grid": False, "ticks": False, "domain": False},
    }
    layers: list[Spec] = [
        {
            "mark": {"type": "rect", "stroke": BLACK, "strokeWidth": 0.4},
            "encoding": {
                "x": x,
                "y": y,
                "color": {
                    "field": "share",
                    "type": "quantitative",
                    "scale": {"domain": [0, 1], "range": _BLUES, "interpolate": "rgb"},
                    "legend": None,
                },
            },
        },
        {
            "mark": {"type": "text", "baseline": "middle"},
            "encoding": {
                "x": x,
                "y": y,
                "text": {"field": "said"},
                "color": {"condition": {"test": f"datum.share > {_DARK}", "value": "white"}, "value": BLACK},
            },
        },
    ]
    return chart(language, alt=alt, layers=layers, height=height, data=values(cells))
