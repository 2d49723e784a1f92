"""The discount rate in words, with its parts and warnings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from appraisal.analysis.discount_rate import Discount, discount_of
from appraisal.documents.case import Case
from appraisal.documents.head import RatePart
from appraisal.figures import Figure, Status
from appraisal.report.blocks import DASH, Align, Block, Cell, Column, Table, heading, paragraph, points
from appraisal.report.finance_words import rate_text, source_mark, source_numbers, source_points, status_cell
from appraisal.text import Language, say


def discount_rate(case: Case, scenario: str | None, language: Language, *, listed: bool = False) -> tuple[Block, ...]:
    """Return the rate of a case with its parts, and its warnings under a scenario.

    The sources' titles stand beneath, unless they are `listed` elsewhere.
    """
    rate, parts = discount_of(case, scenario), case.head.rate_parts
    numbers = source_numbers(case, [rate.stated.source, *(each.figure.source for each in parts)])
    legend = () if listed else source_points(case, numbers, language)
    warned = (paragraph(each, "box") for each in warning_sentences(case, rate, language))
    return (
        heading(say("finance.section.rate", language)),
        paragraph(_stated(case, rate.stated, numbers, language)),
        *_parts(parts, numbers, language),
        points(*_built(rate, language)),
        *legend,
        *warned,
    )


def _stated(case: Case, figure: Figure, numbers: Mapping[str, int], language: Language) -> str:
    cited = source_mark(numbers, figure.source)
    source = "" if figure.source is None else say("finance.rate.by", language, source=cited)
    kind = say(f"finance.rate.{case.head.prices}", language)
    status = say(f"statuses.{figure.status}", language)
    return say(
        "finance.rate.stated",
        language,
        rate=rate_text(figure.known(), language),
        kind=kind,
        status=status,
        source=source,
    )


def _parts(parts: Sequence[RatePart], numbers: Mapping[str, int], language: Language) -> tuple[Table, ...]:
    """Return the parts that the rate was built up from; () without any."""
    columns = {"rate_part": 2.4, "per_year": 1.2, "status": 1.6, "source": 1.0, "date": 1.0, "reason": 5.0}
    aligned: Mapping[str, Align] = {"per_year": "right", "source": "center", "date": "center"}
    rows = []
    for part in parts:
        figure = part.figure
        rows.append(
            (
                Cell(say(f"finance.rate_part.{part.kind}", language)),
                Cell(DASH if figure.value is None else rate_text(figure.value, language)),
                Cell(DASH) if figure.status is None else status_cell(Status(figure.status), language),
                Cell(source_mark(numbers, figure.source)),
                Cell(part.date or DASH),
                Cell("" if figure.note is None else figure.note.to(language)),
            )
        )
    if not rows:
        return ()
    heads = (
        Column(say(f"finance.column.{name}", language), width, aligned.get(name, "left"))
        for name, width in columns.items()
    )
    return (Table(columns=tuple(heads), rows=tuple(rows), caption=say("finance.rate.caption", language)),)


def _built(discount: Discount, language: Language) -> Iterator[str]:
    if discount.built is None:
        yield say("finance.rate.no_parts", language)
        return
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
