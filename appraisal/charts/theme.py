"""What all charts share: colours, sizes, the number locale, and labels that wrap.

Colours are those of Okabe & Ito (2008), "Color Universal Design", which colour-blind readers can tell apart. Nothing is
shown by colour alone: charts also use shapes, numbers and lightness, so that they can be printed in black and white.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from typing import Any

from appraisal.text import Language, say
from appraisal.text.xml_safe import xml_safe

Spec = dict[str, Any]
_WIDTH = 720  # width of a memo's text column in pixels, axes included; a page sets its own

BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
YELLOW, BLUE, VERMILLION, PURPLE = "#F0E442", "#0072B2", "#D55E00", "#CC79A7"
PALE, GREY = "#E8EDF2", "#6B7280"
SERIES = (BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILLION, YELLOW, BLACK)

_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
_SIZE = 14  # in pixels; legible from the back of a room
_LINE = 17
_LABEL_CHARACTERS, _LABEL_LINES = 46, 2
_NUMBERS = {
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]},
    "ru": {"decimal": ",", "thousands": "\u00a0", "grouping": [3], "currency": ["", ""], "percent": "\u00a0%"},
}


def chart(language: Language, *, alt: str, layers: Sequence[Spec], height: int, **shared: object) -> Spec:
    """Return a layered specification in the common style.

    Args:
        language: of the numbers on the axes.
        alt: text alternative for readers who cannot see the chart.
        layers: marks with their encodings; each has its own data or uses those of `shared`.
        height: of the plot without axes, in pixels.
        shared: common to all layers: `data`, `encoding`, `transform`.
    """
    return {
        "$schema": _SCHEMA,
        "description": alt,
        "width": _WIDTH,
        "height": height,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "layer": list(layers),
        "config": _config(language),
        **shared,
    }


def _config(language: Language) -> Spec:
    font = "Arial, Liberation Sans, DejaVu Sans, sans-serif"
    # Every colour is said, so that none is taken from a page's own theme.
    inked = {"labelColor": BLACK, "titleColor": BLACK}
    axis = {"labelFontSize": _SIZE, "titleFontSize": _SIZE, "titleFontWeight": "normal", **inked}
    return {
        "font": font,
        "background": "white",
        "locale": {"number": _NUMBERS[language]},
        "padding": 6,
        "view": {"stroke": None},
        # A chart is one picture with one description; a screen reader does not read out its marks, which have no names.
        "mark": {"aria": False},
        "text": {"fontSize": _SIZE, "color": BLACK},
        "axis": {
            **axis,
            "labelLimit": 0,
            "titleLimit": 0,
            "titlePadding": 10,
            "gridColor": "#DADDE2",
            "domainColor": GREY,
            "tickColor": GREY,
        },
        # All names of projects are kept; numbers on a continuous axis may be thinned out.
        "axisBand": {"labelOverlap": False},
        "legend": {
            **inked,
            "labelFontSize": _SIZE,
            "titleFontSize": _SIZE,
            "titleFontWeight": "normal",
            "labelLimit": 0,
            "titleLimit": 0,
            "orient": "bottom",
            "symbolSize": 160,
        },
    }


def rows_of(labels: Sequence[str]) -> tuple[Spec, int]:
    """Return the y encoding with one row for each label, from top to bottom, and the height of the plot.

    Rows are identified by their number as text ("0", "1", …), so that two projects with the same name stay separate.
    """
    wrapped = {str(row): wrap(label) for row, label in enumerate(labels)}
    tallest = max((len(lines) for lines in wrapped.values()), default=1)
    words = f"{json.dumps(wrapped)}[datum.value]"
    middled = [{"test": f"length({words}) == {n}", "value": (1 - n) * _LINE / 2} for n in range(2, tallest + 1)]
    encoding = {
        "field": "row",
        "type": "nominal",
        "title": None,
        "scale": {"domain": list(wrapped), "paddingInner": 0.25, "paddingOuter": 0.15},
        "axis": {
            "labelExpr": words,
            "labelOffset": {"condition": middled, "value": 0} if middled else 0,
            "ticks": False,
            "domain": False,
            "grid": False,
            "labelPadding": 8,
            "labelLineHeight": _LINE,
        },
    }
    return encoding, len(labels) * max(30, tallest * _LINE + 8)


def wrap(label: str, *, characters: int = _LABEL_CHARACTERS, lines: int = _LABEL_LINES) -> list[str]:
    """Break a label into short lines; a label that does not fit ends in an ellipsis.

    Example:
        >>> wrap("Industrial production of sorbents for gas separation", characters=20)
        ['Industrial', 'production of…']
        >>> wrap("")
        ['']
    """
    return textwrap.wrap(
        xml_safe(label), characters, max_lines=lines, placeholder="…", break_long_words=True, break_on_hyphens=True
    ) or [""]


def axis_title(what: str, unit: str, language: Language) -> str:
    """Return the title of an axis with its unit.

    Example:
        >>> axis_title("Budget", "million RUB", "en")
        'Budget, million RUB'
    """
    return say("charts.axis", language, what=what, unit=unit)


def values(rows: Sequence[Spec]) -> Spec:
    """Return inline data; nothing is ever loaded from outside."""
    return {"values": list(rows)}
