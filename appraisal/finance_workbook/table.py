"""The flows of a project given only by year: its net flow, payments of funds, and the running sum."""

from __future__ import annotations

from appraisal.finance_workbook.indicators import NET, RUNNING
from appraisal.finance_workbook.project_page import ProjectPage
from appraisal.report.finance_words import line_title
from appraisal.text import say

OWN = ("shown", "flow_before_support", "")


def write_table(page: ProjectPage) -> None:
    """Write the net flow of an explicit table and payments of funds, which a reader may change, and the running sum."""
    variant, language, statement = page.variant, page.language, page.money.statement
    page.heading(page.said("given"))
    title = line_title(variant, "net_flow", "", language)
    paid = [line for line in statement.lines if line.role == "support"]
    if paid:
        own = statement.net_flow - sum(line.amounts for line in paid)
        status = "" if variant.statement is None else say(f"statuses.{variant.statement.status}", language)
        before, keys = line_title(variant, "flow_before_support", "", language), [OWN]
        page.inputs(OWN, before, own.tolist(), "money", status=status)
        for line in paid:
            label, status = (
                line_title(variant, line.kind, line.item, language),
                say(f"statuses.{line.status}", language),
            )
            keys.append(("shown", line.kind, line.item))
            page.inputs(keys[-1], label, line.amounts.tolist(), "money", status=status)
        page.line(NET, title, lambda step: "+".join(page.year(key, step) for key in keys))
    else:
        status = say(f"statuses.{statement.status}", language)
        page.inputs(NET, title, statement.net_flow.tolist(), "money", status=status)
    running = line_title(variant, "cumulative_flow", "", language)
    page.line(RUNNING, running, lambda step: page.running_sum(RUNNING, NET, step))
