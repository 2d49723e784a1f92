"""Charts of a budget: the frontier, where each project is chosen, and spending by year."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.charts.theme import (
    BLACK,
    BLUE,
    ORANGE,
    PALE,
    SKY,
    Spec,
    axis_title,
    chart,
    rows_of,
    values,
)
from appraisal.text import Language, say

Span = tuple[float, float]


def frontier_chart(
    budgets: Sequence[float],
    worth: Sequence[float],
    chosen: tuple[float, float] | None,
    unit: str,
    objective: str,
    language: Language,
    *,
    until: float | None = None,
    apart: bool = False,
    alt: str = "",
) -> Spec:
    """Show the best value for every budget as steps, each breakpoint as a dot, and the chosen budget as a diamond.

    Args:
        budgets: breakpoints in `unit`, rising.
        worth: objective value from each breakpoint on.
        chosen: current budget and its objective value, or None.
        unit: of money.
        objective: the objective with its unit, as the title of the axis.
        language: of texts and numbers.
        until: end of the axis; by default a little beyond the last breakpoint.
        apart: whether each breakpoint holds only for its own budget; then no line joins them.
        alt: text alternative for readers who cannot see the chart.
    """
    end = until or max([*budgets, chosen[0] if chosen else 0.0], default=0.0) * 1.04
    steps = [{"budget": budget, "worth": value} for budget, value in zip(budgets, worth, strict=True)]
    x = {
        "field": "budget",
        "type": "quantitative",
        "title": axis_title(say("charts.budget", language), unit, language),
        "scale": {"domain": [0, end], "nice": False},
        "axis": {"format": ",.8~f", "tickCount": 6},
    }
    y = {"field": "worth", "type": "quantitative", "title": objective, "axis": {"format": ",.8~f"}}
    layers: list[Spec] = [
        {
            "data": values([*steps, *({"budget": end, "worth": each["worth"]} for each in steps[-1:])]),
            "mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 2.5, "color": BLUE, "clip": True},
            "encoding": {"x": x, "y": y},
        },
        {
            "data": values(steps),
            "mark": {"type": "point", "filled": True, "color": BLUE, "size": 55, "clip": True},
            "encoding": {"x": x, "y": y},
        },
    ]
    if apart:
        del layers[0]
    if chosen is not None:
        here = values([{"budget": chosen[0], "worth": chosen[1]}])
        layers += [
            {
                "data": here,
                "mark": {"type": "rule", "strokeDash": [6, 4], "color": BLACK, "strokeWidth": 1.5},
                "encoding": {"x": x},
            },
            {
                "data": here,
                "mark": {
                    "type": "point",
                    "shape": "diamond",
                    "filled": True,
                    "size": 260,
                    "color": ORANGE,
                    "stroke": BLACK,
                },
                "encoding": {"x": x, "y": y},
            },
        ]
    return chart(language, alt=alt, layers=layers, height=320)


def chosen_intervals_chart(
    labels: Sequence[str],
    intervals: Sequence[Sequence[Span]],
    budget: float | None,
    unit: str,
    language: Language,
    *,
    until: float,
    alt: str = "",
) -> Spec:
    """Show for each project the budgets from..to at which it is in the best portfolio; a line marks the current budget.

    Args:
        labels: names of the projects, in the order to be shown.
        intervals: for each project its spans in `unit`; a project may leave again as the budget grows.
        budget: the current budget, or None.
        unit: of money.
        language: of texts and numbers.
        until: end of the axis; longer spans are cut there.
        alt: text alternative for readers who cannot see the chart.
    """
    y, height = rows_of(labels)
    rows = [
        {"row": str(row), "from": a, "to": min(b, until)}
        for row, spans in enumerate(intervals)
        for a, b in spans
        if a <= until
    ]
    x = {
        "type": "quantitative",
        "title": axis_title(say("charts.budget", language), unit, language),
        "scale": {"domain": [0, until], "nice": False},
        "axis": {"format": ",.8~f", "tickCount": 6},
    }
    strips = values([{"row": str(row), "from": 0, "to": until} for row in range(len(labels))])
    layers: list[Spec] = [
        {
            "data": strips,
            "mark": {"type": "bar", "color": PALE, "height": {"band": 0.7}},
            "encoding": {"y": y, "x": {"field": "from", **x}, "x2": {"field": "to"}},
        },
        {
            "data": values(rows),
            "mark": {"type": "bar", "color": SKY, "stroke": BLACK, "strokeWidth": 0.8, "height": {"band": 0.7}},
            "encoding": {"y": y, "x": {"field": "from", **x}, "x2": {"field": "to"}},
        },
    ]
    if budget is not None:
        layers.append(
            {
                "data": values([{"at": budget}]),
                "mark": {"type": "rule", "strokeDash": [6, 4], "strokeWidth": 2, "color": BLACK},
                "encoding": {"x": {"field": "at", **x}},
            }
        )
    return chart(language, alt=alt, layers=layers, height=height)


def yearly_spend_chart(
    years: Sequence[int],
    spent: Sequence[float],
    caps: Sequence[float | None],
    unit: str,
    language: Language,
    *,
    carry_over: bool = False,
    alt: str = "",
) -> Spec:
    """Show a portfolio's spending in each year as bars, and each year's cap, if any, as a thick line.

    With `carry_over` the caps include what earlier years left over, and the legend says so.
    """
    cap_key = "charts.spend.room" if carry_over else "charts.spend.cap"
    said = {"spent": say("charts.spend.spent", language), "cap": say(cap_key, language)}
    rows = [
        {"year": str(year), "spent": money, "cap": cap, "spent_said": said["spent"], "cap_said": said["cap"]}
        for year, money, cap in zip(years, spent, caps, strict=True)
    ]
    x = {
        "field": "year",
        "type": "ordinal",
        "title": say("charts.year", language),
        "axis": {"labelAngle": 0, "grid": False},
    }
    y: Spec = {"type": "quantitative", "title": axis_title(say("charts.spend.axis", language), unit, language)}
    y["axis"] = {"format": ",.8~f"}
    named = list(said.values()) if any(cap is not None for cap in caps) else [said["spent"]]
    kinds = {
        "type": "nominal",
        "scale": {"domain": named, "range": [SKY, BLACK][: len(named)]},
        "legend": {"title": None, "symbolType": "square"},
    }
    layers: list[Spec] = [
        {
            "mark": {"type": "bar", "stroke": BLACK, "strokeWidth": 0.7},
            "encoding": {"x": x, "y": {"field": "spent", **y}, "color": {"field": "spent_said", **kinds}},
        },
        {
            "transform": [{"filter": "isValid(datum.cap)"}],
            "mark": {"type": "tick", "thickness": 5, "bandSize": 46, "opacity": 1},
            "encoding": {"x": x, "y": {"field": "cap", **y}, "color": {"field": "cap_said", **kinds}},
        },
    ]
    return chart(language, alt=alt, layers=layers, height=280, data=values(rows))
