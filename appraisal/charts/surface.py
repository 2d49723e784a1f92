"""Net present value over two drivers at once, as a heat map with numbers."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.charts.theme import BLACK, ORANGE, SKY, Spec, axis_title, chart, values
from appraisal.text import Language, number, say

_ROW = 34


def surface_chart(
    rows: Sequence[str],
    columns: Sequence[str],
    npv: Sequence[Sequence[float]],
    titles: tuple[str, str],
    unit: str,
    language: Language,
    *,
    alt: str = "",
) -> Spec:
    """Show NPV for each pair of values: below zero orange, above zero blue, each cell with its number.

    Args:
        rows: the values of the driver on the vertical axis, as texts, from top to bottom.
        columns: the values of the driver on the horizontal axis, as texts.
        npv: by row and column, in `unit`.
        titles: of the rows' and of the columns' driver.
        unit: of the NPV.
        language: of texts and numbers.
        alt: text alternative for readers who cannot see the chart.
    """
    # Cells are identified by their position as text, so that two values with the same label stay separate.
    cells = [
        {"row": str(i), "column": str(j), "npv": value, "said": number(value, "0", language)}
        for i, line in enumerate(npv)
        for j, value in enumerate(line)
    ]
    reach = max((abs(cell) for line in npv for cell in line), default=0.0) or 1.0
    place = {"y": _axis("row", rows, titles[0]), "x": _axis("column", columns, titles[1])}
    colour = {
        "field": "npv",
        "type": "quantitative",
        "title": axis_title(say("charts.npv", language), unit, language),
        "scale": {"domain": [-reach, 0, reach], "range": [ORANGE, "#FFFFFF", SKY], "interpolate": "rgb"},
        "legend": {"format": ",.8~f", "gradientLength": 260, "tickCount": 5},
    }
    layers: list[Spec] = [
        {"mark": {"type": "rect", "stroke": BLACK, "strokeWidth": 0.5}, "encoding": {**place, "color": colour}},
        {
            "mark": {"type": "text", "color": BLACK},
            "encoding": {**place, "text": {"field": "said"}},
        },
    ]
    return chart(language, alt=alt, layers=layers, height=_ROW * len(rows), data=values(cells))


def _axis(field: str, said: Sequence[str], title: str) -> Spec:
    named = "[" + ",".join(f"'{_plain(each)}'" for each in said) + "]"
    return {
        "field": field,
        "type": "ordinal",
        "title": title,
        "sort": None,
        "scale": {"domain": [str(each) for each in range(len(said))], "padding": 0},
        "axis": {"labelExpr": f"{named}[toNumber(datum.value)]", "labelAngle": 0, "grid": False, "ticks": False},
    }


def _plain(text: str) -> str:
    """Return a text escaped for use inside the quotes of an expression."""
    return text.replace("\\", "").replace("'", "’")
