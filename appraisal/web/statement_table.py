"""A project's yearly statement as tables that fit their page."""

from __future__ import annotations

from appraisal.finance.statement import Line, Statement
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.finance_words import item_title
from appraisal.text import Language, number, say
from appraisal.text.typeset import within
from appraisal.web import parts
from appraisal.web.parts import Cell, Column, word

YEARS = 9  # that fit beside the lines on a narrow screen


def statement_table(variant: ProjectVariant, statement: Statement, language: Language) -> None:
    """Draw every line that is not zero throughout, a few years beneath one another."""
    unit = parts.unit(variant.case.head.unit, language)
    parts.heading(word("finance.statement", language, unit=unit), note=word("finance.statement_note", language))
    supported = any(line.role == "support" for line in statement.lines)
    lines = [line for line in statement.lines if not line.empty and (supported or line.kind != "flow_before_support")]
    strong = [at for at, line in enumerate(lines) if line.role == "total"]
    marked = [at for at, line in enumerate(lines) if line.kind == "net_flow"]
    for start in range(0, len(statement.years), YEARS):
        shown = slice(start, start + YEARS)
        columns = [Column(word("finance.line", language), width=28), Column("", kind="centre", width=4)]
        columns += [Column(str(year), kind="number") for year in statement.years[shown]]
        rows: list[list[Cell]] = [
            [
                _title(variant, line, language),
                parts.mark(line.status, language),
                *(number(each, "0", language) for each in line.amounts[shown].tolist()),
            ]
            for line in lines
        ]
        parts.table(columns, rows, strong=strong, marked=marked)


def _title(variant: ProjectVariant, line: Line, language: Language) -> str:
    """Return what a line is called, with the title of its product, asset class, support or fund."""
    said = say(f"finance.line.{line.kind}", language)
    return f"{said}: {within(item_title(variant, line.item, language))}" if line.item else said
