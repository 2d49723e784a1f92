"""Checks of the head of a case: order of projects, rates, taxes by year, comparators, prices, draws."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.documents import names
from appraisal.documents.case import INVESTMENT, Parts
from appraisal.documents.cash_flow import CashFlow
from appraisal.documents.findings import Finding, Path
from appraisal.documents.head import CaseHead, RateSpan
from appraisal.finance.drivers import RATES


def check_head(parts: Parts, head: CaseHead) -> Iterator[Finding]:
    """Find what is wrong with the head of a case."""
    at: Path = ("case",)
    yield from names.listed(head.projects, parts.known["projects"], "unknown_project", (*at, "projects"))
    if head.projects:
        for name in parts.known["projects"]:
            if name not in head.projects:
                yield Finding("not_in_order", {"name": name}, (*at, "projects"))
    if INVESTMENT in head.figures:
        yield Finding("investment_is_given", {"unit": head.unit}, (*at, "figures", INVESTMENT))
    for name in ("discount_rate", "reinvestment_rate", "finance_rate"):
        if (rate := getattr(head, name)) is not None:
            yield from names.rate(head, rate, (*at, name))
    for number, part in enumerate(head.rate_parts):
        yield from names.rate(head, part.figure, (*at, "rate_parts", number, "figure"))
    kinds = [part.kind for part in head.rate_parts]
    if kinds and "risk_free" not in kinds:
        yield Finding("rate_part_missing", {"kind": "risk_free"}, (*at, "rate_parts"))
    for kind in ("risk_free", "inflation"):
        if kinds.count(kind) > 1:
            yield Finding("rate_part_twice", {"kind": kind}, (*at, "rate_parts"))
    for kind, each in head.figures.items():
        if each.additive and each.nothing != 0:
            yield Finding("nothing_of_a_quantity", {"given": each.nothing}, (*at, "figures", kind, "nothing"))
    yield from names.unknown(head.external_prices, head.figures, "unknown_figure", (*at, "external_prices"))
    for kind, price in head.external_prices.items():
        yield from names.entry(head, price, None, (*at, "external_prices", kind))
    yield from _drawn(head, (*at, "simulation"))
    for kind in type(head.taxes).model_fields:
        yield from _spans(head, getattr(head.taxes, kind), (*at, "taxes", kind))
    yield from _spans(head, head.inflation, (*at, "inflation"))
    for number, comparator in enumerate(head.comparators):
        here: Path = (*at, "comparators", number)
        yield from names.unknown(comparator.figures, names.kinds(head), "unknown_figure", (*here, "figures"))
        yield from names.unknown(comparator.groups, head.groups, "unknown_group", (*here, "groups"))
        yield from names.source(head, comparator.source, (*here, "source"))


def _drawn(head: CaseHead, at: Path) -> Iterator[Finding]:
    drivers = [INVESTMENT, *CashFlow.multipliable(), *RATES]
    yield from names.unknown(head.simulation.market, drivers, "unknown_driver", (*at, "market"))
    for number, pair in enumerate(head.simulation.correlations):
        for name in pair.between:
            yield from names.unknown_name(name, drivers, "unknown_driver", (*at, "correlations", number, "between"))


def _spans(head: CaseHead, spans: tuple[RateSpan, ...], at: Path) -> Iterator[Finding]:
    end = None
    for number, span in enumerate(spans):
        first, last = span.years
        if first > last:
            yield Finding("range_reversed", {"low": first, "high": last}, (*at, number, "years"))
        elif end is not None and first != end + 1:
            yield Finding("tax_years_apart", {"end": end, "first": first}, (*at, number, "years"))
        end = last
        yield from names.source(head, span.source, (*at, number, "source"))
    if spans and spans[0].years[0] > head.base_year:
        yield Finding("tax_starts_late", {"first": spans[0].years[0], "base": head.base_year}, (*at, 0, "years"))
