"""Indicators as formulas over the net flow: the same conventions as `finance.indicators`, year 0 not discounted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from appraisal.finance.indicators import Indicators
from appraisal.finance.statement import Statement
from appraisal.finance.terms import Terms
from appraisal.finance_workbook.page import FIRST, Page, column_name
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.finance_words import item_title, rates_text, unit_of_product, unit_title
from appraisal.text import Language, say

NET = ("shown", "net_flow", "")
RUNNING = ("shown", "cumulative_flow", "")
_DUST = "1E-12"
_LEVELISED = (
    "investment", "variable_cost", "operating_cost", "fixed_cost", "payroll", "contributions", "property_tax",
    "residual_value",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The cells that the formulas of one sheet refer to."""

    page: Page
    rates: dict[str, str]
    variant: ProjectVariant
    terms: Terms
    statement: Statement
    indicators: Indicators
    language: Language


def helpers(told: Figures) -> None:
    """Place the rows that the indicators need: times of flows, factors, discounted flow, running sums."""
    page, of = told.page, told.page.year
    rate = told.rates["rate"]

    def when(step: int) -> str:
        return str(max(step - 0.5, 0.0) if told.terms.mid_year else step)

    def row(key: str, formula: Callable[[int], str], style: str = "money") -> None:
        page.line(key, say(f"finance.workbook.row.{key}", told.language), formula, style)

    row("when", when, "plain")
    row("factor", lambda s: f"(1+{rate})^-{of('when', s)}", "factor")
    row("discounted", lambda s: f"{of(NET, s)}*{of('factor', s)}")
    row("running_discounted", lambda s: added_up(page, "running_discounted", "discounted", s))
    row("with_flow", lambda s: f'IF({of(NET, s)}<>0,{s},"")', "whole")
    row("out", lambda s: _below(page, RUNNING, NET, s), "whole")
    row("out_discounted", lambda s: _below(page, "running_discounted", "discounted", s), "whole")
    if told.terms.mid_year:
        _half_years(told)


def added_up(page: Page, key: str, of: object, step: int) -> str:
    """Return the running sum of a row."""
    return f"{page.year(key, step - 1)}+{page.year(of, step)}" if step else page.year(of, step)


def _below(page: Page, running: object, flow: object, step: int) -> str:
    """Return the step if the running sum is still negative at its end, else an empty text."""
    return f'IF({page.year(running, step)}<-{_DUST}*SUMPRODUCT(ABS({page.span(flow)})),{step},"")'


def _half_years(told: Figures) -> None:
    """Place the flows by half years, for mid-year flows, so that one function finds the rate."""
    page = told.page

    def flow(half: int) -> str:
        return page.year(NET, 0 if half == 0 else (half + 1) // 2) if half == 0 or half % 2 else "0"

    label = say("finance.workbook.row.halves", told.language)
    page.longer("halves", label, flow, "money", 2 * page.count - 2)


def indicators(told: Figures) -> None:
    """Place the indicators; no or several internal rates are stated in words (rule 8)."""
    page, result = told.page, told.indicators
    rate, net = told.rates["rate"], page.span
    first, rest = page.year(NET, 0), f"{page.year(NET, 1)}:{page.year(NET, page.count - 1)}"
    value = f"SUMPRODUCT({page.span(NET)},{page.span('factor')})"
    if not told.terms.mid_year and page.count > 1:
        value = f"{first}+NPV({rate},{rest})"
    begun, ended = f"MIN({net('with_flow')})", f"MAX({net('with_flow')})"
    _indicator(told, "npv", value, "money")
    _internal(told)
    if result.mirr is not None:
        _indicator(told, "mirr", _modified(told, begun, ended), "percent")
    if result.profitability_index is not None:
        spent = f"SUMPRODUCT(({net(NET)}<0)*-{net(NET)},{net('factor')})"
        if told.statement.detailed:
            spent = f"-SUMPRODUCT({net(('shown', 'investment', ''))},{net('factor')})"
        _indicator(told, "profitability_index", f"1+{page.cell('npv')}/({spent})", "factor")
    if result.equivalent_annual_value is not None:
        npv, count = page.cell("npv"), f"({ended}-{begun})"
        worth = f"{npv}*(1+{rate})^INDEX({net('when')},1,{begun}+1)"
        annual = f"IF({rate}=0,{npv}/{count},{worth}*{rate}/(1-(1+{rate})^-{count}))"
        _indicator(told, "equivalent_annual_value", annual, "money")
    _indicator(told, "payback", _payback(page, "out", RUNNING, NET, begun, told), "years")
    later = _payback(page, "out_discounted", "running_discounted", "discounted", begun, told)
    _indicator(told, "discounted_payback", later, "years")
    _indicator(told, "peak_funding", f"MAX(0,-MIN({net(RUNNING)}))", "money")
    for name, _ in result.levelised_cost:
        _levelised(told, name)


def _indicator(told: Figures, key: str, formula: str, style: str) -> None:
    money = unit_title(told.variant.case.head.unit, told.language)
    units = {"money": money, "percent": unit_title("share", told.language)}
    unit = unit_title("years", told.language) if key.endswith("payback") else units.get(style, "")
    told.page.computed(key, say(f"finance.indicator.{key}", told.language), lambda: formula, style, unit=unit)


def _internal(told: Figures) -> None:
    page, rates = told.page, told.indicators.internal_rates
    if rates.outcome != "one":
        page.text(say("finance.indicator.internal_rates", told.language), rates_text(rates, told.language))
        return
    guess = round(rates.rates[0], 2)
    if told.terms.mid_year:
        row = page.rows["halves"] + 1
        halves = f"{column_name(FIRST)}{row}:{column_name(FIRST + 2 * page.count - 3)}{row}"
        formula = f"(1+IRR({halves},{(1 + guess) ** 0.5 - 1:.4f}))^2-1"
    else:
        formula = f"IRR({page.span(NET)},{guess})"
    if rates.borrowing:
        page.text(say("finance.indicator.internal_rates", told.language), rates_text(rates, told.language))
    _indicator(told, "internal_rates", formula, "percent")


def _modified(told: Figures, begun: str, ended: str) -> str:
    """Return the modified rate, outlays at the first flow and returns at the last: MIRR() would count idle years."""
    net, when = told.page.span(NET), told.page.span("when")
    start, stop = f"INDEX({when},1,{begun}+1)", f"INDEX({when},1,{ended}+1)"
    finance, reinvest = told.rates["finance_rate"], told.rates["reinvest_rate"]
    out = f"SUMPRODUCT(({net}<0)*-{net}*(1+{finance})^-({when}-{start}))"
    back = f"SUMPRODUCT(({net}>0)*{net}*(1+{reinvest})^({stop}-{when}))"
    return f"({back}/{out})^(1/({stop}-{start}))-1"


def _payback(page: Page, out: str, running: object, flow: object, begun: str, told: Figures) -> str:
    """Return the payback in years from the first flow; words if it is never reached."""
    last = f"MAX({page.span(out)})"
    at = f"INDEX({page.span(running)},1,{last}+1)/INDEX({page.span(flow)},1,{last}+2)"
    never = say("finance.never", told.language)
    inside = f'IF({last}={page.count - 1},"{never}",{last}-{begun}-{at})'
    return f"IF(COUNT({page.span(out)})=0,0,{inside})"


def _levelised(told: Figures, name: str) -> None:
    page, language = told.page, told.language
    lines = {(line.kind, line.item) for line in told.statement.lines}
    factor = page.span("factor")
    costs = [("shown", *key) for key in sorted(lines) if key[0] in _LEVELISED]
    others = [("shown", *key) for key in sorted(lines) if key[0] == "revenue" and key[1] != name]
    borne = "".join(f"-SUMPRODUCT({page.span(key)},{factor})" for key in (*costs, *others))
    prices = "" if told.terms.kind == "real" else f",{page.span('deflator')}"
    volume, more = (f"products.{name}.{part}" for part in ("volume", "volume_growth"))
    grown = f"(1+{page.cell(more)})^{page.span('age')}"
    made = f"SUMPRODUCT({page.cell(volume)}*{page.span('capacity')}*{grown},{factor}{prices})"
    part = say("finance.indicator.levelised_cost", language)
    title = say("finance.of.item", language, name=item_title(told.variant, name, language), part=part)
    unit = unit_title(unit_of_product(told.variant, name), language)
    page.computed(("levelised", name), title, lambda: f"({borne})/{made}", "factor", unit=unit)
