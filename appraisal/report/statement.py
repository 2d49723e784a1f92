"""A project's flow by year as a chart, and its yearly statement as tables that fit their surface."""

from __future__ import annotations

import numpy as np

from appraisal.charts.finance import flow_chart
from appraisal.measures.funded import funded
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.blocks import Block, Cell, Chart, Column, Table, Weight, heading, paragraph
from appraisal.report.finance_words import line_title, status_cell, unit_title
from appraisal.text import Language, alike, number, say


def yearly_flow(variant: ProjectVariant, language: Language) -> tuple[Block, ...]:
    """Return the net flow by year, its discounted sum, and the discounting; () without a statement."""
    indicators, head = variant.indicators, variant.case.head
    if variant.statement is None or indicators is None:
        return ()
    unit = unit_title(head.unit, language)
    prices = say(f"finance.flow.{head.prices}", language, year=str(head.base_year))
    rate = number(indicators.rate, "percent1", language)
    terms = say("finance.flow.terms", language, rate=rate, year=str(head.base_year), prices=prices)
    alt = say("finance.flow.alt", language, project=variant.document.name, npv=indicators.npv, unit=unit)
    years, net = variant.statement.years, variant.statement.net_flow.tolist()
    running = np.cumsum(indicators.discounted_flow)
    spec = flow_chart(years, net, running.tolist(), unit, language, alt=alt)
    found = say("found.flow", language, worth=float(running[-1]), unit=unit, year=str(years[-1]))
    over = heading(say("finance.section.flow", language))
    return over, paragraph(terms, "note"), Chart(spec=spec, caption=found, alt=alt)


def statement(variant: ProjectVariant, language: Language, *, years: int) -> tuple[Block, ...]:
    """Return every line that is not zero throughout, `years` side by side; () without a statement.

    It includes the money of the council's funds. All numbers have the same decimals, by the size of the largest.
    """
    after = funded(variant)
    if after is None:
        return ()
    whole = after.statement
    supported = any(line.role == "support" for line in whole.lines)
    lines = [line for line in whole.lines if not line.empty and (supported or line.kind != "flow_before_support")]
    written = iter(alike((each for line in lines for each in line.amounts.tolist()), language))
    amounts = [[next(written) for _ in whole.years] for _ in lines]
    blocks: list[Block] = [
        heading(say("finance.section.statement", language, unit=unit_title(variant.case.head.unit, language))),
        paragraph(say("finance.statement_of.said", language), "note"),
    ]
    for start in range(0, len(whole.years), years):
        part = slice(start, start + years)
        columns = [Column(say("finance.column.line", language), 3.4)]
        columns.append(Column(say("finance.column.status", language), 0.8, "center"))
        columns += [Column(str(year), 1.0, "right") for year in whole.years[part]]
        rows = []
        for line, said in zip(lines, amounts, strict=True):
            weight: Weight = "strong" if line.role == "total" else "plain"
            title = Cell(line_title(variant, line.kind, line.item, language), weight=weight)
            rows.append(
                (title, status_cell(line.status, language), *(Cell(each, weight=weight) for each in said[part]))
            )
        marked = frozenset(at for at, line in enumerate(lines) if line.kind == "net_flow")
        blocks.append(Table(columns=tuple(columns), rows=tuple(rows), marked=marked))
    return tuple(blocks)
