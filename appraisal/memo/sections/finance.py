"""The money of the projects: indicators of each, losses first, and the flows of those in the portfolio by year."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from appraisal.analysis.remarks import finance_remarks
from appraisal.charts.finance import flow_chart
from appraisal.finance.indicators import Indicators
from appraisal.measures.project_variant import ProjectVariant
from appraisal.memo.sections.decision import prices
from appraisal.memo.voice import Voice
from appraisal.report.blocks import DASH, Block, Cell, Chart, Column, Section, Table, paragraph
from appraisal.report.discount_rate import discount_rate
from appraisal.report.indicators import ON_PAPER, indicator_table, levelised_costs, with_council_money

_COLUMNS = 7  # projects side by side in the table of flows
_MOST_FLOWS = 21  # with more projects the tables of flows would fill the memo: only the chart of their sum is shown


def finance(voice: Voice) -> Section | None:
    """Return indicators of every project that has a statement; None without any.

    For a project in the portfolio they are of the chosen option, for the others of the full project.
    """
    shown = voice.shown
    known = {project: each.indicators for project, each in shown.items() if each.indicators is not None}
    if not known:
        return None
    blocks: list[Block] = [paragraph(_losses(voice, known), "lead")]
    options = [
        voice.say(
            "recommendation.option", name=voice.numbers([each.project]), option=each.option.title.to(voice.language)
        )
        for each in _chosen(voice)
        if each.option
    ]
    if options:
        blocks.append(paragraph(voice.say("finance.options", options=options)))
    blocks.append(paragraph(_terms(voice)))
    case, scenario = voice.appraisal.effective, voice.appraisal.scenario
    blocks += [paragraph(each.text(voice.language)) for each in finance_remarks(case, scenario)]
    blocks += [*discount_rate(case, scenario, voice.language, listed=True), *_indicators(voice, shown), *_flows(voice)]
    return Section(key="finance", title=voice.say("section.finance"), blocks=tuple(blocks))


def _chosen(voice: Voice) -> list[ProjectVariant]:
    """Return the variants that the portfolio holds."""
    appraisal = voice.appraisal
    return [appraisal.selection.choice.variants[index] for index in appraisal.portfolio.chosen]


def _losses(voice: Voice, known: Mapping[str, Indicators]) -> str:
    """Name the projects with a negative NPV, before all other finance."""
    losing = [project for project, each in known.items() if each.npv < 0]
    if not losing:
        return voice.say("finance.no_losses", n=len(known), all=len(known))
    facts = {"n": len(losing), "all": len(known), "projects": voice.numbers(losing)}
    return voice.say("finance.losses", sum=voice.money(sum(known[each].npv for each in losing)), **facts)


def _terms(voice: Voice) -> str:
    head = voice.appraisal.effective.head
    said = [voice.say("finance.money", prices=prices(voice))]
    said.append(voice.say("finance.mid_year" if head.mid_year else "finance.year_end"))
    return " ".join(f"{each.rstrip('.')}." for each in said)


def _indicators(voice: Voice, shown: Mapping[str, ProjectVariant]) -> tuple[Table, ...]:
    losses_first = sorted(shown.values(), key=lambda each: 0.0 if each.indicators is None else each.indicators.npv)
    numbers, language = {project: voice.no(project) for project in shown}, voice.language
    caption = voice.say("finance.caption" if voice.appraisal.portfolio.found else "finance.caption_full")
    note = voice.say("finance.note")
    every = shown.values()
    return (
        *indicator_table(losses_first, language, caption=caption, note=note, numbers=numbers, columns=ON_PAPER),
        *with_council_money(every, language, numbers=numbers),
        *levelised_costs(every, language, numbers=numbers),
    )


def _flows(voice: Voice) -> list[Block]:
    """Return the flows of the portfolio: as a whole in a chart, by project and year in tables."""
    held = [each for each in _chosen(voice) if each.statement is not None]
    if not held:
        return []
    years = sorted({year for each in held if each.statement is not None for year in each.statement.years})
    net = np.zeros(len(years))
    discounted = np.zeros(len(years))
    for each in held:
        if each.statement is not None and each.indicators is not None:
            places = [years.index(year) for year in each.statement.years]
            net[places] += each.statement.net_flow
            discounted[places] += each.indicators.discounted_flow
    running = np.cumsum(discounted)
    caption = voice.say("finance.flow", npv=voice.money(float(running[-1])), year=str(years[-1]))
    spec = flow_chart(years, net.tolist(), running.tolist(), voice.unit, voice.language, alt=caption)
    blocks: list[Block] = [Chart(spec=spec, caption=caption, alt=voice.say("finance.flow_alt"))]
    if len(held) > _MOST_FLOWS:
        return blocks
    chunks = [held[start : start + _COLUMNS] for start in range(0, len(held), _COLUMNS)]
    return [*blocks, *(_yearly(voice, chunk, years) for chunk in chunks)]


def _yearly(voice: Voice, variants: list[ProjectVariant], years: list[int]) -> Table:
    columns = [Column(voice.say("column.year"), 1.0, "center")]
    columns += [Column(voice.numbers([each.project]), 1.6, "right") for each in variants]
    written: list[dict[int, str]] = []
    for each in variants:
        held = () if each.statement is None else each.statement.years
        flows = () if each.statement is None else each.statement.net_flow.tolist()
        written.append(dict(zip(held, voice.column(flows), strict=True)))
    rows = tuple((Cell(str(year)), *(Cell(column.get(year, DASH)) for column in written)) for year in years)
    return Table(columns=tuple(columns), rows=rows, caption=voice.say("finance.yearly", unit=voice.unit))
