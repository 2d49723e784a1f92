"""The flows of a project given only by year: its net flow, payments of funds, and the running sum."""

from __future__ import annotations

from appraisal.finance_workbook.indicators import NET, RUNNING
from appraisal.finance_workbook.project_sheet import ProjectSheet
from appraisal.report.finance_words import line_title
from appraisal.text import say

OWN = ("shown", "flow_before_support", "")


def write_table(sheet: ProjectSheet) -> None:
    """Write the net flow of an explicit table and payments of funds, which a reader may change, and the running sum."""
    variant, language, statement = sheet.variant, sheet.language, sheet.money.statement
    sheet.heading(sheet.said("given"))
    title = line_title(variant, "net_flow", "", language)
    paid = [line for line in statement.lines if line.role == "support"]
    if paid:
        own = statement.net_flow - sum(line.amounts for line in paid)
        status = "" if variant.statement is None else say(f"statuses.{variant.statement.status}", language)
        before, keys = line_title(variant, "flow_before_support", "", language), [OWN]
        sheet.inputs(OWN, before, own.tolist(), "money", status=status)
        for line in paid:
            label, status = (
                line_title(variant, line.kind, line.item, language),
                say(f"statuses.{line.status}", language),
            )
            keys.append(("shown", line.kind, line.item))
            sheet.inputs(keys[-1], label, line.amounts.tolist(), "money", status=status)
        sheet.line(NET, title, lambda step: "+".join(sheet.year(key, step) for key in keys))
    else:
        status = say(f"statuses.{statement.status}", language)
        sheet.inputs(NET, title, statement.net_flow.tolist(), "money", status=status)
    running = line_title(variant, "cumulative_flow", "", language)
    sheet.line(RUNNING, running, lambda step: sheet.running_sum(RUNNING, NET, step))
