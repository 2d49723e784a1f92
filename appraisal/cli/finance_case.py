"""The finance of all projects on a terminal: indicators, points of view, the rate, the reality check, the uplift."""

from __future__ import annotations

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.discount_rate import discount_of
from appraisal.analysis.reference_class import checks_of, record_of
from appraisal.analysis.remarks import finance_remarks
from appraisal.analysis.viewpoints import Views, views_of
from appraisal.analysis.what_if import outcome_of, uplift_beside
from appraisal.cli.output import lines, table
from appraisal.finance.indicators import Indicators
from appraisal.measures.funded import funded
from appraisal.report.finance import rate_sentences, warning_sentences
from appraisal.report.finance_words import funds_sentence, gap_titles, rates_text, unit_title
from appraisal.report.reality import reality_sentences
from appraisal.report.side_by_side import (
    npv_change,
    place_change,
    portfolio_change_text,
    portfolio_text,
    problem_sentence,
    standing_change,
)
from appraisal.text import Language, number, say

INDICATORS = ("npv", "irr", "mirr", "index", "payback", "discounted_payback", "peak", "annuity")
VIEWS = ("commercial", "budget", "budget_payback", "leverage", "public")


def show_case(appraisal: Appraisal, language: Language) -> None:
    """Print everything that a reader of all projects needs first."""
    _indicators(appraisal, language)
    _views(appraisal, language)
    rate = discount_of(appraisal.effective, appraisal.scenario)
    _section("rate", rate_sentences(appraisal.effective, rate, language), language)
    if warned := warning_sentences(appraisal.effective, rate, language):
        lines(*warned, "")
    if remarks := finance_remarks(appraisal.effective, appraisal.scenario):
        _section("remarks", tuple(each.text(language) for each in remarks), language)
    checks, record = checks_of(appraisal.effective), record_of(appraisal.effective)
    _section("reality", reality_sentences(appraisal.effective, checks, record, language, all_checks=False), language)
    _uplift(appraisal, language)
    lines(say("cli.finance.more", language))


def _section(key: str, told: tuple[str, ...], language: Language) -> None:
    lines(say(f"cli.finance.section.{key}", language), *(f"– {each}" for each in told), "")


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


def years_text(count: float | None, language: Language) -> str:
    """Return a payback in years, or that it never comes."""
    return say("cli.finance.never", language) if count is None else number(count, "1", language)


def shown(value: float | None, style: str, language: Language) -> str:
    """Return a number, or a dash where there is none."""
    return "–" if value is None else number(value, style, language)


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


def _views(appraisal: Appraisal, language: Language) -> None:
    seen = {variant.document.name.to(language): views_of(variant) for variant in appraisal.financed.values()}
    unit = unit_title(appraisal.effective.head.unit, language)
    columns = [say("cli.column.project", language)]
    columns += [say(f"cli.finance.view.{each}", language) for each in VIEWS]
    rows = [[name, *view_row(view, language)] for name, view in seen.items() if view]
    table(say("cli.finance.section.views", language, unit=unit), columns, rows, numbers=range(1, len(columns)))
    twice = dict.fromkeys(key for view in seen.values() if view for key in view.twice)
    titles = [appraisal.effective.criteria[key].title.to(language) for key in twice]
    if titles:
        lines(*(say("finance.view.counted_twice", language, criterion=each) for each in titles), "")


def view_row(views: Views, language: Language) -> list[str]:
    """Return the three views in the order of `VIEWS`."""
    if views.budget is None or views.public is None:
        return [number(views.commercial.npv, "0", language), "–", "–", "–", "–"]
    asked = bool(views.budget.given.any())
    paid = years_text(views.budget.payback, language) if asked else say("finance.views_of.payback_none", language)
    return [
        number(views.commercial.npv, "0", language),
        number(views.budget.npv, "0", language),
        paid,
        shown(views.budget.leverage, "1", language),
        number(views.public.npv, "0", language),
    ]


def _uplift(appraisal: Appraisal, language: Language) -> None:
    beside, before = uplift_beside(appraisal), outcome_of(appraisal)
    if beside is None:
        lines(say("finance.uplift_offer.priced", language), "")
        return
    after = beside.after.outcome
    if after is None:
        told = [problem_sentence(each, language) for each in beside.after.problems]
        lines(say("finance.uplift_offer.title", language), *told, "")
        return
    unit = unit_title(appraisal.effective.head.unit, language)
    columns = [say("cli.column.project", language), say("cli.finance.uplift", language)]
    columns += [say("cli.finance.npv", language, unit=unit), say("cli.column.place", language)]
    columns.append(say("cli.finance.portfolio", language))
    rows = [
        [
            appraisal.effective.projects[key].name.to(language),
            say(
                "finance.uplift_offer.class",
                language,
                **{"class": say(f"finance.uplift.{each.uplift.kind}", language)},
                capital=each.uplift.capital,
                n=each.delay,
            ),
            npv_change(before, after, key, language),
            place_change(before, after, key, language),
            standing_change(before, after, key, language),
        ]
        for key, each in beside.offered.items()
    ]
    table(say("finance.uplift_offer.title", language), columns, rows, numbers=(2, 3))
    lines(say(f"finance.uplift_offer.{'said' if beside.offered else 'nobody'}", language))
    texts = {"before": portfolio_text(appraisal.effective, before, language)}
    texts["after"] = portfolio_text(appraisal.effective, after, language)
    texts["change"] = portfolio_change_text(appraisal.effective, before, after, language)
    lines(say("finance.uplift_offer.portfolio", language, **texts), "")
