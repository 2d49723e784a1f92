"""The discount rate in words, with its parts and warnings."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.analysis.discount_rate import Discount, discount_of
from appraisal.documents.case import Case
from appraisal.figures import Status
from appraisal.report.blocks import Block, heading, paragraph, points
from appraisal.report.finance_words import source_title
from appraisal.text import Language, say


def discount_rate(case: Case, scenario: str | None, language: Language) -> tuple[Block, ...]:
    """Return the rate of a case in words, with its warnings under a scenario."""
    rate = discount_of(case, scenario)
    warned = (paragraph(each, "box") for each in warning_sentences(case, rate, language))
    return heading(say("finance.section.rate", language)), points(*_rate(case, rate, language)), *warned


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
    """State the warnings about the rate, with titles of scenarios."""
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
