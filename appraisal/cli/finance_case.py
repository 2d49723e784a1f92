"""The finance of all projects on a terminal: indicators, points of view, the rate, the reality check, the uplift."""

from __future__ import annotations

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.reference_class import checks_of, record_of
from appraisal.analysis.remarks import finance_remarks
from appraisal.analysis.what_if import outcome_of, uplift_beside
from appraisal.cli.output import lines, table
from appraisal.cli.render import show
from appraisal.finance.indicators import Indicators
from appraisal.measures.funded import funded
from appraisal.report.blocks import heading, points
from appraisal.report.discount_rate import discount_rate
from appraisal.report.finance_words import funds_sentence, gap_titles, rates_text, shown, unit_title, years_text
from appraisal.report.reality import reality
from appraisal.report.viewpoints import views_table
from appraisal.report.what_if import uplift
from appraisal.text import Language, number, say

INDICATORS = ("npv", "irr", "mirr", "index", "payback", "discounted_payback", "peak", "annuity")


def show_case(appraisal: Appraisal, language: Language) -> None:
    """Print everything that a reader of all projects needs first."""
    case, scenario = appraisal.effective, appraisal.scenario
    _indicators(appraisal, language)
    show(*views_table(case, appraisal.financed.values(), language), *discount_rate(case, scenario, language))
    if remarks := finance_remarks(case, scenario):
        told = points(*(each.text(language) for each in remarks))
        show(heading(say("finance.section.remarks", language)), told)
    show(*reality(case, checks_of(case), record_of(case), language, all_checks=False))
    show(*uplift(appraisal, outcome_of(appraisal), uplift_beside(appraisal), tuple(case.projects), language))
    lines(say("cli.finance.more", language))


def _indicators(appraisal: Appraisal, language: Language) -> None:
    head = appraisal.effective.head
    unit = unit_title(head.unit, language)
    columns = [say("cli.column.project", language)]
    columns += [say(f"cli.finance.{each}", language) for each in INDICATORS]
    rows, without, funds = [], [], dict[str, None]()
    with_money: list[list[str]] = []
    for variant in appraisal.financed.values():
        name, after = variant.document.name.to(language), funded(variant)
        if after is not None and after.funds:
            funds |= dict.fromkeys(after.funds)
            with_money.append([name, *indicator_row(after.indicators, language)])
        if variant.indicators is None:
            gaps = say("cli.finance.missing", language, what=gap_titles(variant, language))
            without.append(say("finance.of.item", language, name=name, part=gaps))
        else:
            rows.append([name, *indicator_row(variant.indicators, language)])
    prices = say(f"cli.finance.prices.{head.prices}", language, year=str(head.base_year))
    rate = number(appraisal.effective.rate().known(), "percent1", language)
    facts = {"case": head.title, "rate": rate, "prices": prices, "year": str(head.base_year), "unit": unit}
    heading = say("cli.finance.title", language, **facts)
    table(heading, columns, rows, numbers=range(1, len(columns)))
    if with_money:
        table(
            say("cli.finance.section.after", language, unit=unit), columns, with_money, numbers=range(1, len(columns))
        )
        lines(funds_sentence(appraisal.effective, funds, language), "")
    if without:
        lines(*without, "")


def indicator_row(indicators: Indicators, language: Language) -> list[str]:
    """Return the indicators in the order of `INDICATORS`; several internal rates stand side by side."""
    rates = indicators.internal_rates
    said = "; ".join(number(rate, "percent1", language) for rate in rates.rates)
    said = rates_text(rates, language) if rates.borrowing or not said else said
    return [
        number(indicators.npv, "0", language),
        said,
        shown(indicators.mirr, "percent1", language),
        shown(indicators.profitability_index, "2", language),
        years_text(indicators.payback, language),
        years_text(indicators.discounted_payback, language),
        number(indicators.peak_funding, "0", language),
        shown(indicators.equivalent_annual_value, "0", language),
    ]
