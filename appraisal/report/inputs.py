"""The inputs of one project's finance: each with its source, and the lines computed from it."""

from __future__ import annotations

from collections.abc import Mapping

from appraisal.measures.inputs import Input, inputs
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.blocks import Block, Cell, Column, Table, cells, heading, paragraph, points
from appraisal.report.finance_words import (
    driver_title,
    driver_value,
    input_value,
    line_title,
    source_mark,
    source_numbers,
    source_points,
    status_cell,
    unit_title,
)
from appraisal.text import Language, say

_COLUMNS = {"input": 3.2, "value": 2.2, "range": 1.8, "status": 1.2, "source": 1.0, "feeds": 4.6}


def figures_rest_on(variant: ProjectVariant, language: Language) -> tuple[Block, ...]:
    """Return the inputs, their notes, and the sources that their numbers refer to."""
    known = inputs(variant)
    flow = variant.document.cash_flow
    blocks: list[Block] = [heading(say("finance.section.inputs", language))]
    if flow is not None and flow.note is not None:
        blocks.append(paragraph(flow.note.to(language), "note"))
    blocks.append(paragraph(say("finance.grounds_of.said", language), "note"))
    columns = tuple(
        Column(say(f"finance.column.{name}", language), width, "center" if name in ("status", "source") else "left")
        for name, width in _COLUMNS.items()
    )
    sources = source_numbers(variant.case, (each.source for each in known))
    blocks.append(Table(columns=columns, rows=tuple(_row(variant, each, sources, language) for each in known)))
    reasons = [
        f"{driver_title(variant, each.path, language)}: {each.note.to(language)}"
        for each in known
        if each.note is not None
    ]
    told = (points(*reasons),) if reasons else ()
    return (*blocks, *told, *source_points(variant.case, sources, language))


def _row(variant: ProjectVariant, each: Input, sources: Mapping[str, int], language: Language) -> tuple[Cell, ...]:
    unit = "" if each.unit in ("", "share") else f" {unit_title(each.unit, language)}"
    span = ""
    if each.low is not None and each.high is not None:
        span = f"{driver_value(each.low, each.unit, language)} … {driver_value(each.high, each.unit, language)}"
    fed = dict.fromkeys(line_title(variant, kind, item, language) for kind, item in each.lines)
    return (
        *cells(driver_title(variant, each.path, language), f"{input_value(variant, each, language)}{unit}", span),
        status_cell(each.status, language),
        *cells(
            source_mark(sources, each.source),
            "; ".join(fed) or say("finance.grounds_of.discounts", language),
        ),
    )
