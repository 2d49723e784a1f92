"""Indicators as formulas over the net flow: the same conventions as `finance.indicators`, year 0 not discounted."""

from __future__ import annotations

from appraisal.finance_workbook.project_sheet import ProjectSheet
from appraisal.finance_workbook.sheet import Sheet
from appraisal.report.finance_words import item_title, rates_text, unit_of_product
from appraisal.text import say

NET = ("shown", "net_flow", "")
RUNNING = ("shown", "cumulative_flow", "")
_DUST = "1E-12"
_LEVELISED = (
    "investment", "variable_cost", "operating_cost", "fixed_cost", "payroll", "contributions", "property_tax",
    "residual_value",
)  # fmt: skip


def helpers(sheet: ProjectSheet) -> None:
    """Place the rows that the indicators need: times of flows, factors, discounted flow, running sums."""
    of, rate, mid_year = sheet.year, sheet.rate("rate"), sheet.terms.mid_year
    sheet.helper("when", lambda s: str(max(s - 0.5, 0.0) if mid_year else s), "plain")
    sheet.helper("factor", lambda s: f"(1+{rate})^-{of('when', s)}", "factor")
    sheet.helper("discounted", lambda s: f"{of(NET, s)}*{of('factor', s)}")
    sheet.helper("running_discounted", lambda s: sheet.running_sum("running_discounted", "discounted", s))
    sheet.helper("with_flow", lambda s: f'IF({of(NET, s)}<>0,{s},"")', "whole")
    sheet.helper("out", lambda s: _below(sheet, RUNNING, NET, s), "whole")
    sheet.helper("out_discounted", lambda s: _below(sheet, "running_discounted", "discounted", s), "whole")
    if mid_year:  # the flows by half years, so that one function finds the rate
        halves = 2 * sheet.count - 2
        sheet.line("halves", sheet.said("row.halves"), lambda half: _half_year(sheet, half), count=halves)


def _below(sheet: Sheet, running: object, flow: object, step: int) -> str:
    """Return the step if the running sum is still negative at its end, else an empty text."""
    return f'IF({sheet.year(running, step)}<-{_DUST}*SUMPRODUCT(ABS({sheet.span(flow)})),{step},"")'


def _half_year(sheet: Sheet, half: int) -> str:
    return sheet.year(NET, (half + 1) // 2) if half == 0 or half % 2 else "0"


def indicators(sheet: ProjectSheet) -> None:
    """Place the indicators; no or several internal rates are stated in words (rule 8)."""
    results, rate, net = sheet.money.indicators, sheet.rate("rate"), sheet.span
    first, rest = sheet.year(NET, 0), f"{sheet.year(NET, 1)}:{sheet.year(NET, sheet.count - 1)}"
    value = f"SUMPRODUCT({net(NET)},{net('factor')})"
    if not sheet.terms.mid_year and sheet.count > 1:
        value = f"{first}+NPV({rate},{rest})"
    begun, ended = f"MIN({net('with_flow')})", f"MAX({net('with_flow')})"
    _indicator(sheet, "npv", value, "money")
    _internal(sheet)
    if results.mirr is not None:
        _indicator(sheet, "mirr", _modified(sheet, begun, ended), "percent")
    if results.profitability_index is not None:
        spent = f"SUMPRODUCT(({net(NET)}<0)*-{net(NET)},{net('factor')})"
        if sheet.money.statement.detailed:
            spent = f"-SUMPRODUCT({net(('shown', 'investment', ''))},{net('factor')})"
        _indicator(sheet, "profitability_index", f"1+{sheet.cell('npv')}/({spent})", "factor")
    if results.equivalent_annual_value is not None:
        npv, count = sheet.cell("npv"), f"({ended}-{begun})"
        worth = f"{npv}*(1+{rate})^INDEX({net('when')},1,{begun}+1)"
        annual = f"IF({rate}=0,{npv}/{count},{worth}*{rate}/(1-(1+{rate})^-{count}))"
        _indicator(sheet, "equivalent_annual_value", annual, "money")
    _indicator(sheet, "payback", _payback(sheet, "out", RUNNING, NET, begun), "years")
    later = _payback(sheet, "out_discounted", "running_discounted", "discounted", begun)
    _indicator(sheet, "discounted_payback", later, "years")
    _indicator(sheet, "peak_funding", f"MAX(0,-MIN({net(RUNNING)}))", "money")
    for name, _ in results.levelised_cost:
        _levelised(sheet, name)


def _indicator(sheet: ProjectSheet, key: str, formula: str, style: str) -> None:
    units = {"money": sheet.variant.case.head.unit, "percent": "share", "years": "years"}
    label = say(f"finance.indicator.{key}", sheet.language)
    sheet.computed(key, label, lambda: formula, style, unit=units.get(style, ""))


def _internal(sheet: ProjectSheet) -> None:
    rates = sheet.money.indicators.internal_rates
    if rates.outcome != "one" or rates.borrowing:
        sheet.text(say("finance.indicator.internal_rates", sheet.language), rates_text(rates, sheet.language))
    if rates.outcome != "one":
        return
    guess = round(rates.rates[0], 2)
    if sheet.terms.mid_year:
        halves = sheet.span("halves", 2 * sheet.count - 2).replace("$", "")
        formula = f"(1+IRR({halves},{(1 + guess) ** 0.5 - 1:.4f}))^2-1"
    else:
        formula = f"IRR({sheet.span(NET)},{guess})"
    _indicator(sheet, "internal_rates", formula, "percent")


def _modified(sheet: ProjectSheet, begun: str, ended: str) -> str:
    """Return the modified rate, outlays at the first flow and returns at the last: MIRR() would count idle years."""
    net, when = sheet.span(NET), sheet.span("when")
    start, stop = f"INDEX({when},1,{begun}+1)", f"INDEX({when},1,{ended}+1)"
    finance, reinvest = sheet.rate("finance_rate"), sheet.rate("reinvest_rate")
    out = f"SUMPRODUCT(({net}<0)*-{net}*(1+{finance})^-({when}-{start}))"
    back = f"SUMPRODUCT(({net}>0)*{net}*(1+{reinvest})^({stop}-{when}))"
    return f"({back}/{out})^(1/({stop}-{start}))-1"


def _payback(sheet: Sheet, out: str, running: object, flow: object, begun: str) -> str:
    """Return the payback in years from the first flow; words if it is never reached."""
    last = f"MAX({sheet.span(out)})"
    at = f"INDEX({sheet.span(running)},1,{last}+1)/INDEX({sheet.span(flow)},1,{last}+2)"
    never = say("finance.never", sheet.language)
    inside = f'IF({last}={sheet.count - 1},"{never}",{last}-{begun}-{at})'
    return f"IF(COUNT({sheet.span(out)})=0,0,{inside})"


def _levelised(sheet: ProjectSheet, name: str) -> None:
    variant, language, factor = sheet.variant, sheet.language, sheet.span("factor")
    lines = sorted({(line.kind, line.item) for line in sheet.money.statement.lines})
    costs = [("shown", *key) for key in lines if key[0] in _LEVELISED]
    others = [("shown", *key) for key in lines if key[0] == "revenue" and key[1] != name]
    borne = "".join(f"-SUMPRODUCT({sheet.span(key)},{factor})" for key in (*costs, *others))
    prices = "" if sheet.terms.kind == "real" else f",{sheet.span('deflator')}"
    volume, more = (f"products.{name}.{part}" for part in ("volume", "volume_growth"))
    output = f"{sheet.cell(volume)}*{sheet.span('capacity')}*{sheet.grown(more, sheet.span('age'))}"
    made = f"SUMPRODUCT({output},{factor}{prices})"
    part = say("finance.indicator.levelised_cost", language)
    title = say("finance.of.item", language, name=item_title(variant, name, language), part=part)
    unit = unit_of_product(variant, name)
    sheet.computed(("levelised", name), title, lambda: f"({borne})/{made}", "factor", unit=unit)
