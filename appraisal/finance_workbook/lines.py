"""The lines of a statement as formulas: the arithmetic of `finance.lines`, written a second time for a spreadsheet."""

from __future__ import annotations

from appraisal.finance.drivers import product_path
from appraisal.finance.lines import SUPPORT
from appraisal.finance_workbook.drivers import ramp_span
from appraisal.finance_workbook.project_sheet import ProjectSheet
from appraisal.report.finance_words import line_title
from appraisal.text import say


def timing(sheet: ProjectSheet) -> None:
    """Place the operating years, the share of capacity, and the price levels."""
    of = sheet.year
    base, count, ramp = sheet.terms.base_year, len(sheet.drivers.ramp_up or (1.0,)), ramp_span(sheet)
    first, last = sheet.cell("first"), sheet.cell("last")
    sheet.helper("year", lambda s: str(base + s), "whole")
    sheet.helper("running", lambda s: f"IF(AND({of('year', s)}>={first},{of('year', s)}<={last}),1,0)", "whole")
    sheet.helper("age", lambda s: f"{of('running', s)}*({of('year', s)}-{first})", "whole")
    sheet.helper("capacity", lambda s: f"{of('running', s)}*INDEX({ramp},1,MIN({of('age', s)}+1,{count}))", "percent")
    sheet.helper("begins", lambda s: f"MAX({first},{of('year', s)}+1)", "whole")
    sheet.helper("price", lambda s: f"{sheet.level(of('year', s))}/{sheet.level(sheet.cell('price_year'))}", "factor")
    sheet.helper("deflator", lambda s: sheet.level(of("year", s)), "factor")


def operating(sheet: ProjectSheet) -> None:
    """Place investment, revenue and the costs of operation."""
    of = sheet.year
    sheet.place("investment", lambda s: f"-{sheet.cell('investment')}*{of('share', s)}*{of('price', s)}")
    sheet.place("revenue", lambda s: f"{sheet.cell('revenue')}*{of('capacity', s)}*{of('price', s)}")
    for product in sheet.drivers.products:
        _of_product(sheet, product.name, "revenue", "price", product_path(product.name, "price_growth"), sign="")
        _of_product(sheet, product.name, "variable_cost", "variable_cost", "cost_growth", sign="-")
    for kind, scale, growth in (
        ("operating_cost", "capacity", "cost_growth"),
        ("fixed_cost", "running", "cost_growth"),
        ("payroll", "running", "wage_growth"),
    ):
        _cost(sheet, kind, scale, growth)
    sheet.place("contributions", lambda s: f"{of(('payroll', ''), s)}*{sheet.table('contributions', s)}")


def _of_product(sheet: ProjectSheet, name: str, kind: str, part: str, growth: str, *, sign: str) -> None:
    of = sheet.year
    own, volume, more = (product_path(name, each) for each in (part, "volume", "volume_growth"))
    sheet.place(
        kind,
        lambda s: (
            f"{sign}{sheet.cell(volume)}*{sheet.cell(own)}*{of('capacity', s)}*{of('price', s)}"
            f"*{sheet.grown(more, of('age', s))}*{sheet.grown(growth, str(s))}"
        ),
        name,
    )


def _cost(sheet: ProjectSheet, kind: str, scale: str, growth: str) -> None:
    of = sheet.year
    sheet.place(kind, lambda s: f"-{sheet.cell(kind)}*{of(scale, s)}*{of('price', s)}*{sheet.grown(growth, str(s))}")


def shown(sheet: ProjectSheet) -> None:
    """Place the statement as the program shows it (real terms: in money of the base year), then values and factors."""
    statement, real = sheet.money.statement, sheet.terms.kind == "real"
    sheet.heading(sheet.said("real" if real else "as_nominal", year=str(statement.years[0])))
    lines = {(line.kind, line.item): line for line in statement.lines if line.kind != "cumulative_flow"}
    keys = list(lines)
    at = keys.index(("net_flow", ""))
    unstated = [key for key in sheet.keys if key[0] in SUPPORT and key not in lines]
    for key in (*keys[:at], *unstated, *keys[at:]):
        line = lines.get(key)
        sheet.line(
            ("shown", *key),
            line_title(sheet.variant, *key, sheet.language),
            lambda s, key=key: f"{sheet.year(key, s)}/{sheet.year('deflator', s)}" if real else sheet.year(key, s),  # type: ignore[misc]
            "strong" if line is not None and line.role == "total" else "money",
            status="" if line is None else say(f"statuses.{line.status}", sheet.language),
        )
    running, net = ("shown", "cumulative_flow", ""), ("shown", "net_flow", "")
    label = line_title(sheet.variant, "cumulative_flow", "", sheet.language)
    sheet.line(running, label, lambda s: f"{sheet.before(running, s)}+{sheet.year(net, s)}", "strong")
