"""The flows of a project given only by year: its net flow, payments of funds, and the running sum."""

from __future__ import annotations

from appraisal.finance.statement import Statement
from appraisal.finance_workbook.indicators import NET, RUNNING
from appraisal.finance_workbook.page import Page
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.finance_words import line_title
from appraisal.text import Language, say

OWN = ("shown", "flow_before_support", "")


def write_table(page: Page, variant: ProjectVariant, statement: Statement, language: Language) -> None:
    """Write the net flow of an explicit table and payments of funds, which a reader may change, and the running sum."""
    page.heading(say("finance.workbook.given", language))
    title, flow = line_title(variant, "net_flow", "", language), statement.net_flow.tolist()
    paid = [line for line in statement.lines if line.role == "support"]
    if paid:
        own = statement.net_flow - sum(line.amounts for line in paid)
        before, keys = line_title(variant, "flow_before_support", "", language), [OWN]
        page.inputs(OWN, before, own.tolist(), "money", status=_status(variant, language))
        for line in paid:
            label, status = (
                line_title(variant, line.kind, line.item, language),
                say(f"statuses.{line.status}", language),
            )
            keys.append(("shown", line.kind, line.item))
            page.inputs(keys[-1], label, line.amounts.tolist(), "money", status=status)
        page.line(NET, title, lambda step: "+".join(page.year(key, step) for key in keys), "money")
    else:
        page.inputs(NET, title, flow, "money", status=say(f"statuses.{statement.status}", language))
    running = line_title(variant, "cumulative_flow", "", language)
    page.line(RUNNING, running, lambda step: _running(page, step), "money")


def _status(variant: ProjectVariant, language: Language) -> str:
    """Return the status of a variant's own net flow."""
    return "" if variant.statement is None else say(f"statuses.{variant.statement.status}", language)


def _running(page: Page, step: int) -> str:
    return f"{page.year(RUNNING, step - 1)}+{page.year(NET, step)}" if step else page.year(NET, step)
