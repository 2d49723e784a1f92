"""The portfolio at a glance: its costs and totals, by group and by year; or why there is none."""

from __future__ import annotations

from appraisal.analysis.titles import status_text
from appraisal.memo.voice import Voice
from appraisal.money import amount
from appraisal.report.blocks import (
    DASH,
    Block,
    Cell,
    Chart,
    Column,
    KeyValues,
    Section,
    Table,
    cells,
    paragraph,
    points,
)
from appraisal.report.budget import spending, spending_spec
from appraisal.report.rules import clash_texts, relaxation_texts, rule_sentences
from appraisal.report.totals import portfolio_totals

BUDGET = "budget"  # the key of the council's own fund among the rules


def portfolio(voice: Voice) -> Section:
    """Return the portfolio with its sums, or the clashes of the rules and the ways out."""
    best = voice.appraisal.portfolio
    blocks = [*_none(voice)] if not best.found else [*_some(voice)]
    blocks.append(paragraph(voice.say("portfolio.rules" if best.found else "portfolio.rules_none")))
    blocks.append(points(*_rules(voice)))
    return Section(key="portfolio", title=voice.say("section.portfolio"), blocks=tuple(blocks))


def _rules(voice: Voice) -> list[str]:
    """Return the rules as sentences; the yearly limits of the council's own fund are in the table by year."""
    said = rule_sentences(voice.appraisal, voice.language)
    tabled = (
        {f"{BUDGET}.{year}" for year in voice.appraisal.selection.rules.budget.years}
        if voice.appraisal.portfolio.chosen
        else set()
    )
    shown = [text for key, text in said.items() if key not in tabled]
    return [*shown, voice.say("portfolio.rules_years")] if tabled else shown


def _none(voice: Voice) -> list[Block]:
    clashes, ways = clash_texts(voice.appraisal, voice.language), relaxation_texts(voice.appraisal, voice.language)
    blocks: list[Block] = [paragraph(voice.say("portfolio.none"), "box")]
    if clashes:
        blocks.append(points(*clashes))
    if ways:
        blocks += [paragraph(voice.say("portfolio.ways_out")), points(*ways)]
    return blocks


def _some(voice: Voice) -> list[Block]:
    blocks: list[Block] = [KeyValues(tuple(_facts(voice)))]
    if not voice.appraisal.portfolio.chosen:
        return [*blocks, paragraph(voice.say("portfolio.empty"))]
    return [*blocks, _groups(voice), *_years(voice)]


def _facts(voice: Voice) -> list[tuple[str, str]]:
    best = voice.appraisal.portfolio
    facts = [
        (voice.say("portfolio.objective"), f"{voice.objective()}: {voice.worth(best.value or 0.0)}"),
        (voice.say("portfolio.weights"), voice.appraisal.weights_text(voice.language)),
        (voice.say("portfolio.status"), status_text(best, voice.language)),
        (voice.say("portfolio.projects"), voice.chosen(best.chosen)),
    ]
    if best.equal_best is not None and best.equal_best > 1:
        facts.append((voice.say("portfolio.equal"), voice.say("portfolio.equal_best", n=best.equal_best)))
    return [*facts, *portfolio_totals(voice.appraisal, voice.language, numbered=True).pairs]


def _groups(voice: Voice) -> Table:
    """Return count, money and totals by group, with the sum below."""
    appraisal = voice.appraisal
    candidates, head = appraisal.candidates, appraisal.effective.head
    totals = [key for key in appraisal.decision.criteria if key in candidates.totals][:5]
    columns = (
        Column(voice.say("column.group"), 3.0),
        Column(voice.say("column.projects"), 1.6),
        Column(voice.say("column.request", unit=voice.unit), 1.6, "right"),
        *(Column(voice.titled(key), 1.7, "right") for key in totals),
    )

    def line(name: str, chosen: tuple[int, ...]) -> tuple[Cell, ...]:
        money = amount(int(candidates.requests["council"][list(chosen)].sum()))
        sums = [voice.quantity(float(candidates.totals[key][list(chosen)].sum())) for key in totals]
        return tuple(map(Cell, (name, voice.chosen(chosen), voice.quantity(money), *sums)))

    best = appraisal.portfolio.chosen
    by_group = {
        key: tuple(i for i in best if candidates.groups[candidates.options[i].project] == key) for key in head.groups
    }
    rows = [line(head.groups[key].title.to(voice.language), chosen) for key, chosen in by_group.items()]
    money = voice.quantity(amount(int(candidates.requests["council"][list(best)].sum())))
    counted = appraisal.selection.totals(best)
    if any(key in gains for gains in appraisal.selection.bonuses(best).values() for key in totals):
        alone = {key: float(candidates.totals[key][list(best)].sum()) for key in totals}
        gains = ["+" * (counted[key] > alone[key]) + voice.quantity(counted[key] - alone[key]) for key in totals]
        rows.append(tuple(map(Cell, (voice.say("column.together"), DASH, DASH, *gains))))
    whole = (voice.say("column.all"), str(len(best)), money, *(voice.quantity(counted[key]) for key in totals))
    rows.append(tuple(Cell(text, weight="strong") for text in whole))
    return Table(
        columns=columns,
        rows=tuple(rows),
        caption=voice.say("portfolio.groups"),
        marked=frozenset({len(rows) - 1}),
    )


def _years(voice: Voice) -> list[Block]:
    """Return spending by year with each year's limit, as a chart with a table."""
    rows, carried = spending(voice.appraisal), voice.appraisal.selection.rules.budget.carry_over
    columns = (
        Column(voice.say("column.year"), 1.0, "center"),
        Column(voice.say("column.request", unit=voice.unit), 1.6, "right"),
        Column(voice.say("column.room_carry" if carried else "column.room", unit=voice.unit), 2.0, "right"),
        Column(voice.say("column.left", unit=voice.unit), 1.6, "right"),
    )
    lines = tuple(cells(str(year), voice.quantity(used), *_room(voice, cap, used)) for year, used, cap in rows)
    tight = [(cap - used, year) for year, used, cap in rows if cap is not None]
    caption = voice.say("portfolio.years_plain")
    if tight:
        spare, year = min(tight)
        caption = voice.say("portfolio.years_tight", year=str(year), spare=voice.money(spare))
    spec = spending_spec(voice.appraisal, voice.language, alt=caption)
    return [
        Chart(spec=spec, caption=caption, alt=voice.say("portfolio.years_alt", n=len(rows))),
        Table(columns=columns, rows=lines, caption=voice.say("portfolio.years")),
    ]


def _room(voice: Voice, cap: float | None, used: float) -> tuple[str, str]:
    return (DASH, DASH) if cap is None else (voice.quantity(cap), voice.quantity(cap - used))
