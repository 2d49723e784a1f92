"""The lines of a statement as formulas: the arithmetic of `finance.lines`, written a second time for a spreadsheet."""

from __future__ import annotations

from appraisal.finance.drivers import product_path
from appraisal.finance.lines import SUPPORT
from appraisal.finance_workbook.drivers import ramp_span
from appraisal.finance_workbook.project_page import ProjectPage
from appraisal.report.finance_words import line_title
from appraisal.text import say


def timing(page: ProjectPage) -> None:
    """Place the operating years, the share of capacity, and the price levels."""
    of = page.year
    base, count, ramp = page.terms.base_year, len(page.drivers.ramp_up or (1.0,)), ramp_span(page)
    first, last = page.cell("first"), page.cell("last")
    page.helper("year", lambda s: str(base + s), "whole")
    page.helper("running", lambda s: f"IF(AND({of('year', s)}>={first},{of('year', s)}<={last}),1,0)", "whole")
    page.helper("age", lambda s: f"{of('running', s)}*({of('year', s)}-{first})", "whole")
    page.helper("capacity", lambda s: f"{of('running', s)}*INDEX({ramp},1,MIN({of('age', s)}+1,{count}))", "percent")
    page.helper("begins", lambda s: f"MAX({first},{of('year', s)}+1)", "whole")
    page.helper("price", lambda s: f"{page.level(of('year', s))}/{page.level(page.cell('price_year'))}", "factor")
    page.helper("deflator", lambda s: page.level(of("year", s)), "factor")


def operating(page: ProjectPage) -> None:
    """Place investment, revenue and the costs of operation."""
    of = page.year
    page.place("investment", lambda s: f"-{page.cell('investment')}*{of('share', s)}*{of('price', s)}")
    page.place("revenue", lambda s: f"{page.cell('revenue')}*{of('capacity', s)}*{of('price', s)}")
    for product in page.drivers.products:
        _of_product(page, product.name, "revenue", "price", product_path(product.name, "price_growth"), sign="")
        _of_product(page, product.name, "variable_cost", "variable_cost", "cost_growth", sign="-")
    for kind, scale, growth in (
        ("operating_cost", "capacity", "cost_growth"),
        ("fixed_cost", "running", "cost_growth"),
        ("payroll", "running", "wage_growth"),
    ):
        _cost(page, kind, scale, growth)
    page.place("contributions", lambda s: f"{of(('payroll', ''), s)}*{page.table('contributions', s)}")


def _of_product(page: ProjectPage, name: str, kind: str, part: str, growth: str, *, sign: str) -> None:
    of = page.year
    own, volume, more = (product_path(name, each) for each in (part, "volume", "volume_growth"))
    page.place(
        kind,
        lambda s: (
            f"{sign}{page.cell(volume)}*{page.cell(own)}*{of('capacity', s)}*{of('price', s)}"
            f"*{page.grown(more, of('age', s))}*{page.grown(growth, str(s))}"
        ),
        name,
    )


def _cost(page: ProjectPage, kind: str, scale: str, growth: str) -> None:
    of = page.year
    page.place(kind, lambda s: f"-{page.cell(kind)}*{of(scale, s)}*{of('price', s)}*{page.grown(growth, str(s))}")


def shown(page: ProjectPage) -> None:
    """Place the statement as the program shows it (real terms: in money of the base year), then values and factors."""
    statement, real = page.money.statement, page.terms.kind == "real"
    page.heading(page.said("real" if real else "as_nominal", year=str(statement.years[0])))
    lines = {(line.kind, line.item): line for line in statement.lines if line.kind != "cumulative_flow"}
    keys = list(lines)
    at = keys.index(("net_flow", ""))
    unstated = [key for key in page.keys if key[0] in SUPPORT and key not in lines]
    for key in (*keys[:at], *unstated, *keys[at:]):
        line = lines.get(key)
        page.line(
            ("shown", *key),
            line_title(page.variant, *key, page.language),
            lambda s, key=key: f"{page.year(key, s)}/{page.year('deflator', s)}" if real else page.year(key, s),  # type: ignore[misc]
            "strong" if line is not None and line.role == "total" else "money",
            status="" if line is None else say(f"statuses.{line.status}", page.language),
        )
    running, net = ("shown", "cumulative_flow", ""), ("shown", "net_flow", "")
    label = line_title(page.variant, "cumulative_flow", "", page.language)
    page.line(running, label, lambda s: f"{page.before(running, s)}+{page.year(net, s)}", "strong")
