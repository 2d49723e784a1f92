"""Drawing charts without a browser."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from appraisal.charts.ranking import closeness_chart
from appraisal.memo import draw
from appraisal.report.blocks import Outline


def test_a_drawing_is_well_formed_and_escapes_names(every_block: Outline) -> None:
    """A hostile name stays text: the SVG parses and holds no script, no image and no link."""
    drawn = draw.svg(next(every_block.charts()).spec)
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(drawn).iter()}  # noqa: S314  our own
    assert tags <= {"svg", "g", "path", "text", "tspan", "rect", "line", "defs", "clipPath", "title"}


def test_the_same_chart_gives_the_same_bytes() -> None:
    """A memo that is written twice is the same file."""
    spec = closeness_chart(["A"], [0.5], [None], "en")
    draw._svg.cache_clear()
    first = draw.svg(spec), draw.png(spec)
    draw._svg.cache_clear()
    assert (draw.svg(spec), draw.png(spec)) == first
    assert first[1].startswith(b"\x89PNG")


def test_numbers_are_russian_in_a_russian_chart() -> None:
    """The locale of the specification reaches the drawing: axes read 0,2 and not 0.2."""
    drawn = draw.svg(closeness_chart(["A"], [0.5], [None], "ru"))
    assert ">0,2<" in drawn
    assert ">0.2<" not in drawn


def test_ids_of_two_charts_do_not_meet(every_block: Outline) -> None:
    """Charts inside one page have ids of their own, and every reference follows them."""
    charts = list(every_block.charts())
    ids = [
        set(re.findall(r'\bid="([^"]*)"', draw.inline(chart.spec, prefix=f"c{n}-"))) for n, chart in enumerate(charts)
    ]
    assert not ids[0] & ids[1]
    for n, chart in enumerate(charts):
        assert set(re.findall(r"url\(#([^)]*)\)", draw.inline(chart.spec, prefix=f"c{n}-"))) <= ids[n]


def test_the_picture_is_as_wide_as_was_asked() -> None:
    """Labels and legend count towards the width, so that no chart runs over the page's edge."""
    drawn = draw.svg(closeness_chart(["A long name of a project " * 9], [0.5], [None], "en"))
    width = re.search(r'width="(\d+)"', drawn)
    assert width is not None
    assert int(width[1]) <= 720


def test_charts_come_in_the_order_of_the_memo(every_block: Outline) -> None:
    """The charts are numbered through all sections."""
    assert [chart.alt for chart in every_block.charts()][1] == "one bar"
