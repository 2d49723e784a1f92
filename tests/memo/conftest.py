"""A small outline with every kind of block, and names that would break a format that trusted them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from appraisal.analysis.appraise import Appraisal
from appraisal.charts.ranking import closeness_chart
from appraisal.memo.voice import Voice
from appraisal.report.blocks import (
    BlankForm,
    Cell,
    Chart,
    Column,
    KeyValues,
    Outline,
    Paragraph,
    Points,
    Run,
    Section,
    Table,
    paragraph,
    points,
)
from appraisal.text import Language

HOSTILE = "<script>alert('x')</script> & ]]> {{ 7*7 }} \x07\x1f Менчерепское =1+1 " + "Ж" * 300


@pytest.fixture(scope="session")
def hostile() -> str:
    """Return a name with markup, template marks, control characters, Cyrillic and 300 letters without a blank."""
    return HOSTILE


@pytest.fixture(scope="session")
def every_block() -> Outline:
    """Return an outline with every kind of block, all of them holding the hostile name."""
    spec = closeness_chart([HOSTILE, "B"], [0.7, None], [None, (0.1, 0.9)], "ru")
    table = Table(
        columns=(Column("№", 0.5), Column(HOSTILE, 3), Column("ЧДД", 1.5, "right")),
        rows=tuple(
            (Cell(str(row)), Cell(HOSTILE), Cell("−1\u00a0234,5", mark="д", weight="strong")) for row in range(60)
        ),
        caption=HOSTILE,
        note="д — допущение",
        marked=frozenset({1}),
    )
    blocks = (
        paragraph(HOSTILE, "box"),
        Paragraph((Run("strong ", "strong"), Run("emphasis", "emphasis")), "lead"),
        points(HOSTILE, "second"),
        Points(((Run("first"),), (Run("second"),)), numbered=True),
        table,
        KeyValues(((HOSTILE, HOSTILE),)),
        Chart(spec=spec, caption=HOSTILE, alt=HOSTILE),
        BlankForm(columns=(Column("ФИО"), Column("Подпись")), count=3, caption="Подписи", given=(("Иванов",),)),
    )
    chart = Chart(spec=closeness_chart(["A"], [0.5], [None], "ru"), caption="second chart", alt="one bar")
    return Outline(
        language="ru",
        title="Заключение",
        subtitle=HOSTILE,
        running="ПРОЕКТ",
        identifier="abc123",
        sections=(
            Section(key="first", title=HOSTILE, blocks=blocks),
            Section(key="second", title="Второй", blocks=(chart,), new_page=True),
        ),
    )


@pytest.fixture(scope="session")
def speak() -> Callable[[Appraisal, Language], Voice]:
    """Return the maker of a voice with versions that never change."""
    return lambda result, language: Voice(appraisal=result, language=language, versions={"appraisal": "1"})
