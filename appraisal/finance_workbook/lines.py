"""The lines of a statement as formulas: the arithmetic of `finance.lines`, written a second time for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from appraisal.finance.drivers import Drivers, product_path
from appraisal.finance.lines import SUPPORT
from appraisal.finance.statement import Statement
from appraisal.finance.terms import Terms
from appraisal.finance_workbook.drivers import ramp_span
from appraisal.finance_workbook.page import Formula, Page
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.finance_words import item_title, line_title
from appraisal.text import Language, say

Key = tuple[str, str]


@dataclass(kw_only=True)
class Lines:
    """The lines of one project under construction, in the order in which they are computed.

    `levels` is the sheet of the case's terms, whose years begin with `first_year`; `keys` are the lines placed so far.
    """

    page: Page
    levels: Page
    first_year: int
    variant: ProjectVariant
    drivers: Drivers
    terms: Terms
    language: Language
    keys: list[Key] = field(default_factory=list)

    def place(self, key: Key, formula: Formula) -> None:
        """Place a line of the statement, in money of each year."""
        self.page.line(key, line_title(self.variant, *key, self.language), formula, "money")
        self.keys.append(key)

    def helper(self, key: object, label: str, formula: Formula, style: str = "money") -> None:
        """Place an auxiliary row that the statement does not show."""
        self.page.line(key, label, formula, style)

    def said(self, key: str) -> str:
        """Return the title of one of the workbook's own rows."""
        return say(f"finance.workbook.row.{key}", self.language)

    def class_title(self, name: str) -> str:
        """Return the title of an asset class; without classes there is one for everything."""
        return item_title(self.variant, name, self.language) if name else say("finance.workbook.whole", self.language)

    def driver(self, path: str) -> str:
        """Return the address of a driver, which has a cell even if it was not given."""
        return self.page.cell(path)

    def grown(self, path: str, years: str) -> str:
        """Return the growth over some years as a factor."""
        return f"(1+{self.page.cell(path)})^{years}"

    def before(self, key: object, step: int) -> str:
        """Return the address of a row's cell in the previous year; empty before the first year."""
        return self.page.year(key, step - 1) if step else "0"

    def table(self, name: str, step: int) -> str:
        """Return the address of a rate by year on the sheet of terms."""
        return f"'{self.levels.name}'!{self.levels.year(name, step + self.terms.base_year - self.first_year)}"

    def level(self, year: str) -> str:
        """Return the price level of the year in a cell."""
        sheet = f"'{self.levels.name}'!"
        return f"INDEX({sheet}{self.levels.span('level')},1,MATCH({year},{sheet}{self.levels.span('year')},0))"

    def sum_of(self, kinds: Iterable[str], step: int) -> str:
        """Return the sum of all lines of some kinds in a year."""
        wanted = tuple(kinds)
        return added(self.page.year(key, step) for key in self.keys if key[0] in wanted)


def added(addresses: Iterable[str]) -> str:
    """Return a sum; an empty one is 0."""
    return "+".join(addresses) or "0"


def timing(lines: Lines) -> None:
    """Place the operating years, the share of capacity, and the price levels."""
    page, of = lines.page, lines.page.year
    base, count = lines.terms.base_year, len(lines.drivers.ramp_up or (1.0,))
    ramp = ramp_span(page, lines.drivers)
    first, last = page.cell("first"), page.cell("last")
    rows: dict[str, tuple[Formula, str]] = {
        "year": (lambda s: str(base + s), "whole"),
        "running": (lambda s: f"IF(AND({of('year', s)}>={first},{of('year', s)}<={last}),1,0)", "whole"),
        "age": (lambda s: f"{of('running', s)}*({of('year', s)}-{first})", "whole"),
        "capacity": (lambda s: f"{of('running', s)}*INDEX({ramp},1,MIN({of('age', s)}+1,{count}))", "percent"),
        "begins": (lambda s: f"MAX({first},{of('year', s)}+1)", "whole"),
        "price": (lambda s: f"{lines.level(of('year', s))}/{lines.level(page.cell('price_year'))}", "factor"),
        "deflator": (lambda s: lines.level(of("year", s)), "factor"),
    }
    for key, (formula, style) in rows.items():
        lines.helper(key, lines.said(key), formula, style)


def operating(lines: Lines) -> None:
    """Place investment, revenue and the costs of operation."""
    page, of = lines.page, lines.page.year
    lines.place(("investment", ""), lambda s: f"-{page.cell('investment')}*{of('share', s)}*{of('price', s)}")
    lines.place(("revenue", ""), lambda s: f"{lines.driver('revenue')}*{of('capacity', s)}*{of('price', s)}")
    for product in lines.drivers.products:
        grown = product_path(product.name, "price_growth")
        _of_product(lines, product.name, ("revenue", "price", grown), sign="")
        _of_product(lines, product.name, ("variable_cost", "variable_cost", "cost_growth"), sign="-")
    for kind, scale, growth in (
        ("operating_cost", "capacity", "cost_growth"),
        ("fixed_cost", "running", "cost_growth"),
        ("payroll", "running", "wage_growth"),
    ):
        _cost(lines, kind, scale, growth)
    lines.place(("contributions", ""), lambda s: f"{of(('payroll', ''), s)}*{lines.table('contributions', s)}")


def _of_product(lines: Lines, name: str, parts: tuple[str, str, str], *, sign: str) -> None:
    of = lines.page.year
    kind, part, growth = parts
    own, volume, more = (product_path(name, each) for each in (part, "volume", "volume_growth"))
    lines.place(
        (kind, name),
        lambda s: (
            f"{sign}{lines.driver(volume)}*{lines.driver(own)}*{of('capacity', s)}*{of('price', s)}"
            f"*{lines.grown(more, of('age', s))}*{lines.grown(growth, str(s))}"
        ),
    )


def _cost(lines: Lines, kind: str, scale: str, growth: str) -> None:
    of = lines.page.year
    lines.place(
        (kind, ""), lambda s: f"-{lines.driver(kind)}*{of(scale, s)}*{of('price', s)}*{lines.grown(growth, str(s))}"
    )


def shown(lines: Lines, statement: Statement) -> None:
    """Place the statement as the program shows it (real terms: in money of the base year), then values and factors."""
    page = lines.page
    real = lines.terms.kind == "real"
    title = "finance.workbook.real" if real else "finance.workbook.as_nominal"
    page.heading(say(title, lines.language, year=str(statement.years[0])))
    statuses = {(line.kind, line.item): say(f"statuses.{line.status}", lines.language) for line in statement.lines}
    strong = {(line.kind, line.item) for line in statement.lines if line.role == "total"}
    keys = [key for key in statuses if key[0] != "cumulative_flow"]
    added_ones = [key for key in lines.keys if key[0] in SUPPORT and key not in statuses]
    at = keys.index(("net_flow", ""))
    for key in (*keys[:at], *added_ones, *keys[at:]):
        _shown(lines, key, statuses.get(key, ""), strong=key in strong, divided="deflator" if real else None)
    running, net = ("shown", "cumulative_flow", ""), ("shown", "net_flow", "")
    label = line_title(lines.variant, "cumulative_flow", "", lines.language)
    page.line(running, label, lambda s: f"{lines.before(running, s)}+{page.year(net, s)}", "strong")


def _shown(lines: Lines, key: Key, status: str, *, strong: bool, divided: str | None) -> None:
    page = lines.page
    page.line(
        ("shown", *key),
        line_title(lines.variant, *key, lines.language),
        lambda s: page.year(key, s) if divided is None else f"{page.year(key, s)}/{page.year(divided, s)}",
        "strong" if strong else "money",
        status=status,
    )
