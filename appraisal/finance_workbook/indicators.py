"""Indicators as formulas over the net flow: the same conventions as `finance.indicators`, year 0 not discounted."""

from __future__ import annotations

from appraisal.finance_workbook.page import Page
from appraisal.finance_workbook.project_page import ProjectPage
from appraisal.report.finance_words import item_title, rates_text, unit_of_product
from appraisal.text import say

NET = ("shown", "net_flow", "")
RUNNING = ("shown", "cumulative_flow", "")
_DUST = "1E-12"
_LEVELISED = (
    "investment", "variable_cost", "operating_cost", "fixed_cost", "payroll", "contributions", "property_tax",
    "residual_value",
)  # fmt: skip


def helpers(page: ProjectPage) -> None:
    """Place the rows that the indicators need: times of flows, factors, discounted flow, running sums."""
    of, rate, mid_year = page.year, page.rate("rate"), page.terms.mid_year
    page.helper("when", lambda s: str(max(s - 0.5, 0.0) if mid_year else s), "plain")
    page.helper("factor", lambda s: f"(1+{rate})^-{of('when', s)}", "factor")
    page.helper("discounted", lambda s: f"{of(NET, s)}*{of('factor', s)}")
    page.helper("running_discounted", lambda s: page.running_sum("running_discounted", "discounted", s))
    page.helper("with_flow", lambda s: f'IF({of(NET, s)}<>0,{s},"")', "whole")
    page.helper("out", lambda s: _below(page, RUNNING, NET, s), "whole")
    page.helper("out_discounted", lambda s: _below(page, "running_discounted", "discounted", s), "whole")
    if mid_year:  # the flows by half years, so that one function finds the rate
        halves = 2 * page.count - 2
        page.line("halves", page.said("row.halves"), lambda half: _half_year(page, half), count=halves)


def _below(page: Page, running: object, flow: object, step: int) -> str:
    """Return the step if the running sum is still negative at its end, else an empty text."""
    return f'IF({page.year(running, step)}<-{_DUST}*SUMPRODUCT(ABS({page.span(flow)})),{step},"")'


def _half_year(page: Page, half: int) -> str:
    return page.year(NET, (half + 1) // 2) if half == 0 or half % 2 else "0"


def indicators(page: ProjectPage) -> None:
    """Place the indicators; no or several internal rates are stated in words (rule 8)."""
    results, rate, net = page.money.indicators, page.rate("rate"), page.span
    first, rest = page.year(NET, 0), f"{page.year(NET, 1)}:{page.year(NET, page.count - 1)}"
    value = f"SUMPRODUCT({net(NET)},{net('factor')})"
    if not page.terms.mid_year and page.count > 1:
        value = f"{first}+NPV({rate},{rest})"
    begun, ended = f"MIN({net('with_flow')})", f"MAX({net('with_flow')})"
    _indicator(page, "npv", value, "money")
    _internal(page)
    if results.mirr is not None:
        _indicator(page, "mirr", _modified(page, begun, ended), "percent")
    if results.profitability_index is not None:
        spent = f"SUMPRODUCT(({net(NET)}<0)*-{net(NET)},{net('factor')})"
        if page.money.statement.detailed:
            spent = f"-SUMPRODUCT({net(('shown', 'investment', ''))},{net('factor')})"
        _indicator(page, "profitability_index", f"1+{page.cell('npv')}/({spent})", "factor")
    if results.equivalent_annual_value is not None:
        npv, count = page.cell("npv"), f"({ended}-{begun})"
        worth = f"{npv}*(1+{rate})^INDEX({net('when')},1,{begun}+1)"
        annual = f"IF({rate}=0,{npv}/{count},{worth}*{rate}/(1-(1+{rate})^-{count}))"
        _indicator(page, "equivalent_annual_value", annual, "money")
    _indicator(page, "payback", _payback(page, "out", RUNNING, NET, begun), "years")
    later = _payback(page, "out_discounted", "running_discounted", "discounted", begun)
    _indicator(page, "discounted_payback", later, "years")
    _indicator(page, "peak_funding", f"MAX(0,-MIN({net(RUNNING)}))", "money")
    for name, _ in results.levelised_cost:
        _levelised(page, name)


def _indicator(page: ProjectPage, key: str, formula: str, style: str) -> None:
    units = {"money": page.variant.case.head.unit, "percent": "share", "years": "years"}
    label = say(f"finance.indicator.{key}", page.language)
    page.computed(key, label, lambda: formula, style, unit=units.get(style, ""))


def _internal(page: ProjectPage) -> None:
    rates = page.money.indicators.internal_rates
    if rates.outcome != "one" or rates.borrowing:
        page.text(say("finance.indicator.internal_rates", page.language), rates_text(rates, page.language))
    if rates.outcome != "one":
        return
    guess = round(rates.rates[0], 2)
    if page.terms.mid_year:
        halves = page.span("halves", 2 * page.count - 2).replace("$", "")
        formula = f"(1+IRR({halves},{(1 + guess) ** 0.5 - 1:.4f}))^2-1"
    else:
        formula = f"IRR({page.span(NET)},{guess})"
    _indicator(page, "internal_rates", formula, "percent")


def _modified(page: ProjectPage, begun: str, ended: str) -> str:
    """Return the modified rate, outlays at the first flow and returns at the last: MIRR() would count idle years."""
    net, when = page.span(NET), page.span("when")
    start, stop = f"INDEX({when},1,{begun}+1)", f"INDEX({when},1,{ended}+1)"
    finance, reinvest = page.rate("finance_rate"), page.rate("reinvest_rate")
    out = f"SUMPRODUCT(({net}<0)*-{net}*(1+{finance})^-({when}-{start}))"
    back = f"SUMPRODUCT(({net}>0)*{net}*(1+{reinvest})^({stop}-{when}))"
    return f"({back}/{out})^(1/({stop}-{start}))-1"


def _payback(page: Page, out: str, running: object, flow: object, begun: str) -> str:
    """Return the payback in years from the first flow; words if it is never reached."""
    last = f"MAX({page.span(out)})"
    at = f"INDEX({page.span(running)},1,{last}+1)/INDEX({page.span(flow)},1,{last}+2)"
    never = say("finance.never", page.language)
    inside = f'IF({last}={page.count - 1},"{never}",{last}-{begun}-{at})'
    return f"IF(COUNT({page.span(out)})=0,0,{inside})"


def _levelised(page: ProjectPage, name: str) -> None:
    variant, language, factor = page.variant, page.language, page.span("factor")
    lines = sorted({(line.kind, line.item) for line in page.money.statement.lines})
    costs = [("shown", *key) for key in lines if key[0] in _LEVELISED]
    others = [("shown", *key) for key in lines if key[0] == "revenue" and key[1] != name]
    borne = "".join(f"-SUMPRODUCT({page.span(key)},{factor})" for key in (*costs, *others))
    prices = "" if page.terms.kind == "real" else f",{page.span('deflator')}"
    volume, more = (f"products.{name}.{part}" for part in ("volume", "volume_growth"))
    made = (
        f"SUMPRODUCT({page.cell(volume)}*{page.span('capacity')}*{page.grown(more, page.span('age'))},{factor}{prices})"
    )
    part = say("finance.indicator.levelised_cost", language)
    title = say("finance.of.item", language, name=item_title(variant, name, language), part=part)
    unit = unit_of_product(variant, name)
    page.computed(("levelised", name), title, lambda: f"({borne})/{made}", "factor", unit=unit)
