"""The risk of one project: tornado, switching values, draws and the surface over two drivers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from appraisal.analysis.discount_rate import drawn_twice
from appraisal.analysis.risk import Risk
from appraisal.charts.finance import histogram_chart, tornado_chart
from appraisal.charts.surface import surface_chart
from appraisal.finance.simulation import Simulation
from appraisal.finance.switching import Switch
from appraisal.measures.inputs import inputs
from appraisal.report.blocks import Block, Chart, Column, Table, cells, heading, paragraph, points
from appraisal.report.finance_words import driver_title, driver_value, unit_title
from appraisal.text import Language, number, say

_COUNTS = 5  # number of steps of the convergence that are shown


def tornado(risk: Risk, language: Language) -> tuple[Block, ...]:
    """Return the net present value at both ends of each driver's range, the widest first."""
    unit = _unit(risk, language)
    over = heading(say("finance.section.tornado", language, unit=unit))
    known = risk.tornado
    if known is None or not known.bars:
        return over, paragraph(say("finance.draws.no_ranges", language), "note")
    rows, written = [], _written(risk, language)
    for bar in known.bars:
        low, high = (written(bar.driver, end) for end in (bar.low, bar.high))
        ends = (low, number(bar.npv_low, "0", language), high, number(bar.npv_high, "0", language))
        rows.append((driver_title(risk.variant, bar.driver, language), *ends))
    names = ("driver", "low", "npv_low", "high", "npv_high")
    columns = (Column(say(f"finance.tornado.{each}", language), 1.0, "right") for each in names[1:])
    labels = [f"{driver}: {low}…{high}" for driver, low, _, high, _ in rows]
    alt = say("finance.tornado.alt", language, driver=labels[0], npv=known.npv, unit=unit)
    spec = tornado_chart(
        labels,
        [bar.npv_low for bar in known.bars],
        [bar.npv_high for bar in known.bars],
        known.npv,
        unit,
        language,
        alt=alt,
    )
    table = Table(
        columns=(Column(say(f"finance.tornado.{names[0]}", language), 3.0), *columns),
        rows=tuple(cells(*row) for row in rows),
    )
    return over, Chart(spec=spec, caption=alt, alt=alt, table=table)


def switching(risk: Risk, language: Language) -> tuple[Block, ...]:
    """Return how far each input may move until the net present value is zero."""
    told = points(*(switch_sentence(each, language) for each in risk.switches))
    return heading(say("finance.section.switching", language)), told


def simulation(risk: Risk, language: Language, *, scenario: str | None) -> tuple[Block, ...]:
    """Return the draws over all ranges at once: share of losses and quantiles."""
    over = heading(say("finance.section.simulation", language))
    drawn = risk.simulation
    if drawn is None:
        return over, paragraph(say("finance.draws.no_ranges", language), "note")
    told = tuple(_simulated(risk, drawn, language, scenario))
    shares, edges = drawn.histogram()
    named = list(zip(("P5", "P50", "P95"), drawn.percentiles(), strict=True))
    alt = " ".join(told[:2])
    found = say("found.loss", language, loss=drawn.loss_probability)
    spec = histogram_chart(edges.tolist(), shares.tolist(), named, _unit(risk, language), language, alt=alt)
    return over, Chart(spec=spec, caption=found, alt=alt), points(*told)


def surface(risk: Risk, language: Language) -> tuple[Block, ...]:
    """Return the net present value over two drivers; () without drivers."""
    known = risk.surface
    if known is None:
        return ()
    unit = _unit(risk, language)
    names = {
        "row": driver_title(risk.variant, known.row_driver, language),
        "column": driver_title(risk.variant, known.column_driver, language),
    }
    written, values = _written(risk, language), known.npv.tolist()
    down = [written(known.row_driver, each) for each in known.rows.tolist()]
    across = [written(known.column_driver, each) for each in known.columns.tolist()]
    least, most = (number(float(end), "0", language) for end in (known.npv.min(), known.npv.max()))
    alt = say("finance.surface_of.alt", language, **names, least=least, most=most, unit=unit)
    spec = surface_chart(down, across, values, (names["row"], names["column"]), unit, language, alt=alt)
    table = Table(
        columns=(Column("", 1.0, "right"), *(Column(each, 1.0, "right") for each in across)),
        rows=tuple(
            cells(value, *(number(npv, "0", language) for npv in row)) for value, row in zip(down, values, strict=True)
        ),
    )
    said = paragraph(say("finance.surface_of.said", language, **names, unit=unit), "note")
    over = heading(say("finance.section.surface", language))
    return over, said, Chart(spec=spec, caption=alt, alt=alt, table=table)


def _unit(risk: Risk, language: Language) -> str:
    return unit_title(risk.variant.case.head.unit, language)


def _written(risk: Risk, language: Language) -> Callable[[str, float], str]:
    """Return the function that writes a value of a driver; a multiplier is a share of the present value."""
    units = {each.path: each.unit for each in inputs(risk.variant)}
    return lambda path, value: driver_value(value, units.get(path, "share"), language)


def switch_sentence(each: Switch, language: Language) -> str:
    """Say how far one input may move until the net present value is zero, or that it never is."""
    kind = {"delay": "years", "rate": "rate"}.get(each.driver, "share")
    facts: dict[str, object] = {"driver": say(f"finance.switch.{each.driver}", language)}
    if each.value is None:
        bounds = (each.low - each.base, each.high - each.base) if kind == "share" else (each.low, each.high)
        facts |= {name: end for name, end in zip(("low", "high"), bounds, strict=True) if math.isfinite(end)}
        return say(f"finance.switch.never_{kind}", language, **facts)
    facts |= {"value": each.value, "change": each.value - each.base, "n": round(each.value)}
    return say("finance.switch.to_rate" if kind == "rate" else f"finance.switch.by_{kind}", language, **facts)


def _simulated(risk: Risk, drawn: Simulation, language: Language, scenario: str | None) -> Iterator[str]:
    """State the probability of a loss, the quantiles, the convergence, and the number of draws (rule 12)."""
    if (twice := drawn_twice(risk.variant.case, scenario)) is not None:
        yield say(f"finance.warning.{twice.key}", language, **twice.facts)
    settled = drawn.convergence(steps=_COUNTS)
    facts = {"draws": drawn.draws, "seed": drawn.seed, "loss": drawn.loss_probability}
    yield say("finance.draws.said", language, **facts, error=float(settled.loss_error[-1]))
    ends = dict(zip(("low", "median", "high"), drawn.percentiles(), strict=True))
    yield say("finance.draws.percentiles", language, **ends, mean=drawn.mean, unit=_unit(risk, language))
    counts = [number(each, "int", language) for each in settled.counts]
    losses = [number(each, "percent1", language) for each in settled.loss.tolist()]
    yield say("finance.draws.convergence", language, counts=counts, losses=losses)
    tied = [driver_title(risk.variant, each.driver, language) for each in risk.variant.ranges if each.market]
    shape = say(f"finance.simulation.shape_{risk.variant.case.head.simulation.shape}", language)
    market = say(f"finance.draws.market{'' if tied else '_none'}", language, drivers=tied)
    yield say("finance.draws.about", language, shape=shape, market=market)
