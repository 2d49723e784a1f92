"""The outline as one self-contained HTML file: no script, nothing loaded, charts as inline SVG."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from appraisal.memo import draw
from appraisal.memo.widths import ROOM_CM, fitted
from appraisal.report.blocks import BlankForm, Chart, Outline, Table
from appraisal.text import say
from appraisal.text.typeset import unbroken
from appraisal.text.xml_safe import xml_safe

if TYPE_CHECKING:
    from jinja2 import Template


def to_html(outline: Outline) -> bytes:
    """Return the memo as HTML in UTF-8, the same bytes for the same outline."""
    from markupsafe import Markup

    numbers = {id(chart): number for number, chart in enumerate(outline.charts())}

    def drawing(chart: Chart) -> Markup:
        # vl-convert escapes the texts of the specification; nothing else is trusted.
        return Markup(draw.inline(chart.spec, prefix=f"c{numbers[id(chart)]}-"))  # noqa: S704

    page = _template().render(
        outline=outline,
        drawing=drawing,
        widths=_widths,
        contents=say("memo.contents", outline.language),
    )
    return xml_safe(page).encode("utf-8")


def _widths(block: Table | BlankForm) -> list[str]:
    """Return the widths of a table's columns in percent."""
    widths = fitted(block.columns, block.rows if isinstance(block, Table) else ())
    return [f"{100 * width / ROOM_CM:.2f}%" for width in widths]


def _finished(value: object) -> object:
    """Put no-break spaces into plain text; HTML is not changed."""
    return unbroken(value) if type(value) is str else value


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    shelf = Environment(
        loader=PackageLoader("appraisal.memo", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finished,
    )
    shelf.tests["kind"] = lambda block, name: type(block).__name__ == name
    return shelf.get_template("memo.html")
