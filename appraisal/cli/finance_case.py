"""The finance of all projects on a terminal: indicators, points of view, the rate, the reality check, the uplift."""

from __future__ import annotations

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.reference_class import checks_of, record_of
from appraisal.analysis.remarks import finance_remarks
from appraisal.analysis.what_if import outcome_of, uplift_beside
from appraisal.cli.output import lines
from appraisal.cli.render import show
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.blocks import heading, points
from appraisal.report.discount_rate import discount_rate
from appraisal.report.finance_words import gap_titles, variant_title
from appraisal.report.indicators import indicator_table, with_council_money
from appraisal.report.reality import reality
from appraisal.report.viewpoints import views_table
from appraisal.report.what_if import uplift
from appraisal.text import Language, number, say


def show_case(appraisal: Appraisal, language: Language) -> None:
    """Print the overview of all projects."""
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
    head, variants = appraisal.effective.head, appraisal.financed.values()
    prices = say(f"cli.finance.prices.{head.prices}", language, year=str(head.base_year))
    rate = number(appraisal.effective.rate().known(), "percent1", language)
    caption = say("cli.finance.title", language, case=head.title, rate=rate, prices=prices, year=str(head.base_year))
    shown = indicator_table(variants, language, caption=caption)
    show(*(shown or (heading(caption),)), *with_council_money(variants, language))
    without = [
        say("finance.of.item", language, name=variant_title(each, language), part=_missing(each, language))
        for each in variants
        if each.indicators is None
    ]
    if without:
        lines(*without, "")


def _missing(variant: ProjectVariant, language: Language) -> str:
    return say("cli.finance.missing", language, what=gap_titles(variant, language))
