"""What else the memo shows of the projects' money: values with the council's funds, and the cost of each product."""

from __future__ import annotations

from collections.abc import Mapping

from appraisal.measures.funded import funded
from appraisal.measures.project_variant import ProjectVariant
from appraisal.memo.voice import Voice
from appraisal.report.blocks import Cell, Column, Table
from appraisal.report.finance_words import funds_sentence, item_title, rates_text, unit_of_product, unit_title


def named(voice: Voice, variant: ProjectVariant) -> str:
    """Return a project's name, with its option where it is one."""
    name = voice.name(variant.project)
    if variant.option is None:
        return name
    return voice.say("recommendation.option", name=name, option=variant.option.title.to(voice.language))


def with_council_money(voice: Voice, shown: Mapping[str, ProjectVariant]) -> list[Table]:
    """Return a table of values before and with the money of the council's funds; [] where no fund pays in a form."""
    rows, funds = [], dict[str, None]()
    both = [
        (variant, variant.indicators, after)
        for variant in shown.values()
        if variant.indicators is not None and (after := funded(variant)) is not None and after.funds
    ]
    befores = voice.column(before.npv for _, before, _ in both)
    afters = voice.column(after.indicators.npv for _, _, after in both)
    for (variant, _, after), npv_before, npv_after in zip(both, befores, afters, strict=True):
        funds |= dict.fromkeys(after.funds)
        result = after.indicators
        never = voice.say("finance.never")
        paid = never if result.discounted_payback is None else voice.number(result.discounted_payback, "1")
        told = [npv_before, npv_after, rates_text(result.internal_rates, voice.language), paid]
        mark = voice.mark(result.status)
        cells = (
            Cell(voice.no(variant.project)),
            Cell(named(voice, variant)),
            *(Cell(each, mark=mark) for each in told),
        )
        rows.append(cells)
    if not rows:
        return []
    columns = (
        Column(voice.say("column.no"), 0.6, "center"),
        Column(voice.say("column.project"), 4.0),
        Column(voice.say("finance.npv_before", unit=voice.unit), 2.2, "right"),
        Column(voice.say("finance.npv_after", unit=voice.unit), 2.2, "right"),
        Column(voice.say("finance.irr"), 2.2, "right"),
        Column(voice.say("finance.discounted"), 2.0, "right"),
    )
    said = funds_sentence(voice.appraisal.effective, funds, voice.language)
    note = f"{voice.marks} {said} {voice.say('finance.after_note')}"
    return [Table(columns=columns, rows=tuple(rows), caption=voice.say("finance.after"), note=note)]


def levelised_costs(voice: Voice, shown: Mapping[str, ProjectVariant]) -> list[Table]:
    """Return a table of what a unit of each product costs over the life, with its unit; [] where none is known."""
    rows = []
    for project, variant in shown.items():
        result = variant.indicators
        for name, cost in () if result is None else result.levelised_cost:
            per = unit_title(unit_of_product(variant, name), voice.language)
            mark = voice.mark(result.status) if result is not None else ""
            rows.append(
                (
                    Cell(voice.no(project)),
                    Cell(named(voice, variant)),
                    Cell(item_title(variant, name, voice.language)),
                    Cell(voice.number(cost, "figure"), mark=mark),
                    Cell(per),
                )
            )
    if not rows:
        return []
    columns = (
        Column(voice.say("column.no"), 0.6, "center"),
        Column(voice.say("column.project"), 4.0),
        Column(voice.say("finance.product"), 3.0),
        Column(voice.say("finance.levelised"), 2.0, "right"),
        Column(voice.say("column.unit"), 2.4),
    )
    caption = voice.say("finance.levelised_caption")
    return [Table(columns=columns, rows=tuple(rows), caption=caption, note=voice.marks)]
