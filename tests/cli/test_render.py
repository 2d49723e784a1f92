"""Blocks on a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.cli.render import show
from appraisal.report.blocks import Cell, Chart, Column, KeyValues, Table, cells, paragraph, points


def test_every_block_says_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    """A table with its caption, marks and note, a paragraph, a list, pairs, a chart as numbers or else its finding."""
    table = Table(
        columns=(Column("project"), Column("jobs", align="right")),
        rows=((Cell("a"), Cell("7", mark="r")), (Cell("b"), Cell("12"))),
        caption="Jobs",
        note="r: reported",
    )
    chart = Chart(spec={}, caption="Most jobs come from b", alt="two bars")
    numbers = Table(columns=(Column("bar"),), rows=(cells("12"),))
    show(
        table,
        paragraph("One sentence."),
        points("first", "second"),
        KeyValues((("seed", "1"),)),
        chart,
        replace(chart, table=numbers),
    )
    said = [line for line in capsys.readouterr().out.splitlines() if line]
    assert said[0] == "Jobs"
    assert [line.split() for line in said[1:4]] == [["project", "jobs"], ["a", "7", "r"], ["b", "12"]]
    assert said[4:] == [
        "r: reported",
        "One sentence.",
        "– first",
        "– second",
        "seed: 1",
        "Most jobs come from b",
        "bar",
        "12",
    ]
