"""Three views of a project's finance: its owners', the budget's and the public's."""

from __future__ import annotations

from collections.abc import Iterable

from appraisal.analysis.viewpoints import Views, views_of
from appraisal.documents.case import Case
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.blocks import DASH, Block, Cell, Column, Table, cells, heading, paragraph, points
from appraisal.report.finance_words import figure_title, rates_short, shown, unit_title, years_text
from appraisal.text import Language, number, say

_COLUMNS = ("commercial", "budget", "budget_payback", "leverage", "public")


def project_views(variant: ProjectVariant, language: Language) -> tuple[Block, ...]:
    """Return the three views of a project side by side; () without a statement."""
    views = views_of(variant)
    if views is None:
        return ()
    columns = [Column(say("finance.column.indicator", language), 2.4)]
    columns += [
        Column(say(f"finance.column.{each}", language), 1.2, "right") for each in ("owners", "budget", "public")
    ]
    table = Table(columns=tuple(columns), rows=tuple(cells(*row) for row in _rows(variant.case, views, language)))
    told = views_sentences(variant.case, views, language)
    listed = (points(*told),) if told else ()
    return heading(say("finance.section.views", language)), table, *listed


def _rows(case: Case, views: Views, language: Language) -> list[tuple[str, str, str, str]]:
    owners, budget, public = views.commercial, views.budget, views.public
    supported = budget is not None and bool(budget.given.any())
    values = [None if each is None else each.npv for each in (owners, budget, public)]
    unit = unit_title(case.head.unit, language)
    npv = [shown(value, "0", language) for value in values]
    rates = rates_short(owners.internal_rates, language)
    own = "" if public is None else rates_short(public.internal_rates, language)
    back = years_text(budget.payback, language) if budget is not None and supported else DASH
    rows = [
        (f"{say('finance.indicator.npv', language)}, {unit}", npv[0], npv[1], npv[2]),
        (say("finance.indicator.internal_rates", language), rates, "", own),
        (say("finance.indicator.payback", language), years_text(owners.payback, language), back, ""),
    ]
    if budget is not None and supported:
        for key, value in (("leverage", budget.leverage), ("jobs_per_rouble", budget.jobs_per_rouble)):
            rows.append((say(f"finance.view.{key}", language, unit=unit), "", shown(value, "2", language), ""))
    return rows


def views_table(case: Case, variants: Iterable[ProjectVariant], language: Language) -> tuple[Block, ...]:
    """Return the views of many projects, one row each, and the criteria that count an effect twice."""
    seen = {variant.document.name.to(language): views_of(variant) for variant in variants}
    rows = [(Cell(name), *cells(*_row(views, language))) for name, views in seen.items() if views]
    if not rows:
        return ()
    columns = [Column(say("finance.column.project", language), 3.6)]
    columns += [Column(say(f"finance.views.{each}", language), 1.2, "right") for each in _COLUMNS]
    caption = say("finance.views.caption", language, unit=unit_title(case.head.unit, language))
    table = Table(columns=tuple(columns), rows=tuple(rows), caption=caption)
    twice = dict.fromkeys(key for views in seen.values() if views for key in views.twice)
    return table, *(paragraph(_twice(case, key, language)) for key in twice)


def _row(views: Views, language: Language) -> list[str]:
    owners = number(views.commercial.npv, "0", language)
    if views.budget is None or views.public is None:
        return [owners, *[DASH] * 4]
    budget = views.budget
    paid = (
        years_text(budget.payback, language) if budget.given.any() else say("finance.views_of.payback_none", language)
    )
    leverage = shown(budget.leverage, "1", language)
    return [owners, number(budget.npv, "0", language), paid, leverage, number(views.public.npv, "0", language)]


def _twice(case: Case, key: str, language: Language) -> str:
    return say("finance.view.counted_twice", language, criterion=case.criteria[key].title.to(language))


def views_sentences(case: Case, views: Views, language: Language) -> tuple[str, ...]:
    """State the caveats of the three views: effects left out, counted twice, or without a price."""
    if views.budget is None:
        return (say("finance.views_of.no_lines", language),)
    told = [_twice(case, key, language) for key in views.twice]
    told += [
        say("finance.views_of.unpriced", language, kind=figure_title(case, kind, language)) for kind in views.unpriced
    ]
    if not case.head.external_prices:
        told.append(say("finance.views_of.no_prices", language))
    if not views.budget.given.any():
        told.append(say("finance.views_of.no_support", language))
    return tuple(told)
