"""What the figures of one project rest on: every driver and term with its source, and the lines that it feeds."""

from __future__ import annotations

from markupsafe import Markup

from appraisal.measures.inputs import Input, inputs
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.finance_words import (
    driver_title,
    driver_value,
    input_value,
    line_title,
    source_title,
    unit_title,
)
from appraisal.text import Language, say
from appraisal.web import parts
from appraisal.web.figure_table import reference
from appraisal.web.parts import Cell, Column, word


def draw(variant: ProjectVariant, language: Language) -> None:
    """Draw the grounds, and the sources to which their numbers point."""
    case, result = variant.case, inputs(variant)
    flow = variant.document.cash_flow
    note = "" if flow is None or flow.note is None else flow.note.to(language)
    parts.heading(word("money.grounds", language), note=note, level=3)
    parts.paragraph(say("finance.grounds_of.said", language), kind="note")
    columns = [
        Column(word("money.column.driver", language), width=18),
        Column(word("figure.value", language), width=11),
        Column(word("figure.range", language), kind="number", width=11),
        Column(word("figure.status", language), kind="centre", width=7),
        Column(word("figure.source", language), kind="centre", width=7),
        Column(word("money.column.feeds", language), width=24),
        Column(word("figure.remark", language)),
    ]
    parts.table(columns, [_row(variant, each, language) for each in result])
    used = dict.fromkeys(each.source for each in result if each.source is not None)
    parts.bullets(f"{reference(case, key)} {source_title(case, key, language)}" for key in used)


def _row(variant: ProjectVariant, each: Input, language: Language) -> list[Cell]:
    unit = "" if each.unit in ("", "share") else unit_title(each.unit, language)
    span = ""
    if each.low is not None and each.high is not None:
        span = f"{driver_value(each.low, each.unit, language)} … {driver_value(each.high, each.unit, language)}"
    fed = dict.fromkeys(line_title(variant, kind, item, language) for kind, item in each.lines)
    return [
        Markup("{}<br><small>{}</small>").format(driver_title(variant, each.path, language), unit),
        input_value(variant, each, language),
        span,
        parts.mark(each.status, language),
        reference(variant.case, each.source),
        Markup("<small>{}</small>").format("; ".join(fed) or say("finance.grounds_of.discounts", language)),
        Markup("<small>{}</small>").format("" if each.note is None else each.note.to(language)),
    ]
