"""Three points of view on one project, and the rate at which it is discounted."""

from __future__ import annotations

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.discount_rate import discount_of
from appraisal.analysis.remarks import finance_remarks
from appraisal.analysis.viewpoints import Views, views_of
from appraisal.finance.irr import InternalRates
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.finance import rate_sentences, views_sentences, warning_sentences
from appraisal.report.finance_words import rates_text
from appraisal.text import Language, number, say
from appraisal.web import parts
from appraisal.web.parts import Cell, Column, word

WHOSE = ("owners", "budget", "public")


def draw(appraisal: Appraisal, variant: ProjectVariant, language: Language) -> None:
    """Draw the three views beside each other, and beneath them the rate with its parts and warnings."""
    views = views_of(variant)
    if views is not None:
        parts.heading(word("money.views", language), level=3)
        unit = parts.unit(variant.case.head.unit, language)
        columns = [Column(word("money.view", language), width=40)]
        columns += [
            Column(word(f"money.of.{each}", language), kind="number") for each in ("owners", "budget", "public")
        ]
        parts.table(columns, _rows(views, unit, language))
        parts.bullets(views_sentences(variant.case, views, language))
        parts.bullets(each.text(language) for each in finance_remarks(appraisal.effective, appraisal.scenario))
    rate = discount_of(appraisal.effective, appraisal.scenario)
    parts.heading(word("money.rate", language), level=3)
    parts.bullets(rate_sentences(appraisal.effective, rate, language))
    for warning in warning_sentences(appraisal.effective, rate, language):
        parts.paragraph(warning, kind="warn")


def _rows(views: Views, unit: str, language: Language) -> list[list[Cell]]:
    budget, public = views.budget, views.public
    supported = budget is not None and bool(budget.given.any())

    def money(value: float | None) -> str:
        return "–" if value is None else number(value, "0", language)

    def years(value: float | None) -> str:
        return say("finance.never", language) if value is None else number(value, "1", language)

    rates = _rates(views.commercial.internal_rates, language)
    own = (
        "" if public is None else "; ".join(number(each, "percent1", language) for each in public.internal_rates.rates)
    )
    rows: list[list[Cell]] = [
        [
            f"{say('finance.indicator.npv', language)}, {unit}",
            money(views.commercial.npv),
            money(None if budget is None else budget.npv),
            money(None if public is None else public.npv),
        ],
        [say("finance.indicator.internal_rates", language), rates, "", own],
        [
            say("finance.indicator.payback", language),
            years(views.commercial.payback),
            years(budget.payback) if budget is not None and supported else "–",
            "",
        ],
    ]
    if budget is not None and supported:
        for key, value in (("leverage", budget.leverage), ("jobs_per_rouble", budget.jobs_per_rouble)):
            said = "–" if value is None else number(value, "2", language)
            rows.append([say(f"finance.view.{key}", language), "", said, ""])
    return rows


def _rates(rates: InternalRates, language: Language) -> str:
    if rates.borrowing:
        return rates_text(rates, language)
    return "; ".join(number(each, "percent1", language) for each in rates.rates) or "–"
