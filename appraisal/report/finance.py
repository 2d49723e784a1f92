"""Finance in sentences: the rate and its parts, what makes the value zero, the draws, the views."""

from __future__ import annotations

import math
from collections.abc import Iterator

from appraisal.analysis.discount_rate import Discount, drawn_twice
from appraisal.analysis.risk import Risk
from appraisal.analysis.viewpoints import Views
from appraisal.documents.case import Case
from appraisal.figures import Status
from appraisal.finance.simulation import Simulation
from appraisal.finance.switching import Switch
from appraisal.report.finance_words import driver_title, figure_title, source_title, unit_title
from appraisal.text import Language, number, say

_COUNTS = 5  # how many steps of the convergence a reader is shown


def rate_sentences(case: Case, discount: Discount, language: Language) -> tuple[str, ...]:
    """Say what the rate is, what it is built up from with source and date, and what must be told of it."""
    return tuple(_rate(case, discount, language))


def _rate(case: Case, discount: Discount, language: Language) -> Iterator[str]:
    kind = say(f"finance.rate.{case.head.prices}", language)
    said = _founded(case, discount.stated.status, discount.stated.source, language)
    yield say("finance.rate.stated", language, rate=discount.stated.known(), kind=kind, **said)
    if discount.built is None:
        yield say("finance.rate.no_parts", language)
        return
    for part in discount.built.parts:
        date = "" if part.date is None else say("finance.rate.dated", language, date=part.date)
        title = say(f"finance.rate_part.{part.kind}", language)
        said = _founded(case, part.status, part.source, language)
        yield say("finance.rate.part", language, part=title, value=part.value, date=date, **said)
    yield say("finance.rate.built", language, real=discount.built.real, nominal=discount.built.nominal)
    if discount.risk_class is not None:
        named = say(f"finance.risk_class.{discount.risk_class}", language)
        yield say("finance.rate.risk_class", language, risk_class=named)


def warning_sentences(case: Case, discount: Discount, language: Language) -> tuple[str, ...]:
    """Say what must be told of the rate, scenarios by their titles."""
    told = []
    for each in discount.warnings:
        facts = dict(each.facts)
        if "scenario" in facts:
            facts["scenario"] = case.scenarios[str(facts["scenario"])].title.to(language)
        told.append(say(f"finance.warning.{each.key}", language, **facts))
    return tuple(told)


def _founded(case: Case, status: Status, source: str | None, language: Language) -> dict[str, str]:
    said = (
        ""
        if source is None
        else say("finance.rate.by", language, source=source_title(case, source, language).rstrip("."))
    )
    return {"status": say(f"statuses.{status}", language), "source": said}


def switch_sentence(each: Switch, language: Language) -> str:
    """Say how far one thing may move until the net present value is zero, or that it never is."""
    kind = {"delay": "years", "rate": "rate"}.get(each.driver, "share")
    facts: dict[str, object] = {"driver": say(f"finance.switch.{each.driver}", language)}
    if each.value is None:
        bounds = (each.low - each.base, each.high - each.base) if kind == "share" else (each.low, each.high)
        facts |= {name: end for name, end in zip(("low", "high"), bounds, strict=True) if math.isfinite(end)}
        return say(f"finance.switch.never_{kind}", language, **facts)
    facts |= {"value": each.value, "change": each.value - each.base, "n": round(each.value)}
    return say("finance.switch.to_rate" if kind == "rate" else f"finance.switch.by_{kind}", language, **facts)


def simulation_sentences(
    risk: Risk, simulation: Simulation | None, language: Language, *, scenario: str | None
) -> tuple[str, ...]:
    """Say how likely a loss is, where the value lies, how the estimate settled, and from how many draws (rule 12)."""
    if simulation is None:
        return (say("finance.draws.no_ranges", language),)
    low, median, high = simulation.percentiles()
    settled = simulation.convergence(steps=_COUNTS)
    drawn = risk.variant.case.head.simulation
    tied = [each.driver for each in risk.variant.ranges if each.market]
    titles = [driver_title(risk.variant, each, language) for each in tied]
    market = (
        say("finance.draws.market", language, drivers=titles) if tied else say("finance.draws.market_none", language)
    )
    counts = [number(each, "int", language) for each in settled.counts]
    losses = [number(each, "percent1", language) for each in settled.loss.tolist()]
    twice = drawn_twice(risk.variant.case, scenario)
    warned = () if twice is None else (say(f"finance.warning.{twice.key}", language, **twice.facts),)
    return (
        *warned,
        say(
            "finance.draws.said",
            language,
            draws=simulation.draws,
            seed=simulation.seed,
            loss=simulation.loss_probability,
            error=float(settled.loss_error[-1]),
        ),
        say(
            "finance.draws.percentiles",
            language,
            low=low,
            median=median,
            high=high,
            mean=simulation.mean,
            unit=unit_title(risk.variant.case.head.unit, language),
        ),
        say("finance.draws.convergence", language, counts=counts, losses=losses),
        say(
            "finance.draws.about",
            language,
            shape=say(f"finance.simulation.shape_{drawn.shape}", language),
            market=market,
        ),
    )


def views_sentences(case: Case, views: Views, language: Language) -> tuple[str, ...]:
    """Say what a reader of the three views must know: effects left out, counted twice, or without a price."""
    if views.budget is None:
        return (say("finance.views_of.no_lines", language),)
    told = [
        say("finance.view.counted_twice", language, criterion=case.criteria[key].title.to(language))
        for key in views.twice
    ]
    told += [
        say("finance.views_of.unpriced", language, kind=figure_title(case, kind, language)) for kind in views.unpriced
    ]
    if not case.head.external_prices:
        told.append(say("finance.views_of.no_prices", language))
    if not views.budget.given.any():
        told.append(say("finance.views_of.no_support", language))
    return tuple(told)
