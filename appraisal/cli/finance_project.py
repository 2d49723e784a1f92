"""The finance of one project on a terminal: every section fits 120 columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.discount_rate import discount_of
from appraisal.analysis.reference_class import checks_of
from appraisal.analysis.risk import Risk
from appraisal.analysis.viewpoints import views_of
from appraisal.cli.finance_case import VIEWS, view_row
from appraisal.cli.finance_sensitivity import claims_section, inputs_section, reality_section, scenarios_section
from appraisal.cli.output import lines, table
from appraisal.cli.render import show
from appraisal.finance.statement import Statement
from appraisal.measures.funded import funded
from appraisal.measures.inputs import inputs
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.finance import (
    rate_sentences,
    simulation_sentences,
    switch_sentence,
    views_sentences,
    warning_sentences,
)
from appraisal.report.finance_words import (
    driver_title,
    driver_value,
    gap_titles,
    line_title,
    unit_title,
    variant_title,
)
from appraisal.report.indicators import indicator_table
from appraisal.text import Language, number, say

YEARS = 7  # of a statement beside the lines on 120 columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked about: one project of an appraisal, in a language."""

    appraisal: Appraisal
    variant: ProjectVariant
    risk: Risk
    language: Language

    @property
    def unit(self) -> str:
        """The case's money in words."""
        return unit_title(self.appraisal.effective.head.unit, self.language)

    def heading(self, key: str) -> str:
        """Return the title of a section."""
        return say(f"cli.finance.section.{key}", self.language, unit=self.unit)


def show_project(
    appraisal: Appraisal, variant: ProjectVariant, language: Language, *, sections: Sequence[str], draws: int, seed: int
) -> None:
    """Print the sections that were asked for."""
    lines(variant_title(variant, language), "")
    if variant.statement is None:
        lines(say("cli.finance.missing", language, what=gap_titles(variant, language)))
        return
    risk = Risk(variant=variant, draws=draws, seed=seed)
    asked = Asked(appraisal=appraisal, variant=variant, risk=risk, language=language)
    for section in sections:
        _SECTIONS[section](asked)


def _statement(asked: Asked) -> None:
    with_funds, language = funded(asked.variant), asked.language
    if with_funds is None:
        return
    statement = with_funds.statement
    told = [line for line in statement.lines if not line.empty]
    largest = max((abs(line.amounts).max() for line in told), default=0.0)
    style = "0" if largest >= 1000 else "1"
    for start in range(0, len(statement.years), YEARS):
        part = slice(start, start + YEARS)
        columns = [say("cli.finance.line", language), say("cli.finance.status", language)]
        columns += [str(year) for year in statement.years[part]]
        rows = [
            [
                line_title(asked.variant, line.kind, line.item, language),
                say(f"statuses.{line.status}", language),
                *(number(each, style, language) for each in line.amounts[part].tolist()),
            ]
            for line in told
        ]
        table(_block_title(asked, statement, part), columns, rows, numbers=range(2, len(columns)))


def _block_title(asked: Asked, statement: Statement, part: slice) -> str:
    years = statement.years[part]
    return f"{asked.heading('statement')}, {years[0]}–{years[-1]}"


def _indicators(asked: Asked) -> None:
    after = funded(asked.variant)
    if after is not None:
        show(indicator_table(asked.variant, after, asked.language, caption=asked.heading("indicators")))


def _views(asked: Asked) -> None:
    views = views_of(asked.variant)
    if views is None:
        return
    columns = [say(f"cli.finance.view.{each}", asked.language) for each in VIEWS]
    table(asked.heading("views"), columns, [view_row(views, asked.language)], numbers=range(len(columns)))
    lines(*views_sentences(asked.appraisal.effective, views, asked.language), "")


def _rate(asked: Asked) -> None:
    case = asked.appraisal.effective
    rate = discount_of(case, asked.appraisal.scenario)
    lines(asked.heading("rate"))
    lines(*(f"– {each}" for each in rate_sentences(case, rate, asked.language)))
    lines(*warning_sentences(case, rate, asked.language), "")


def _tornado(asked: Asked) -> None:
    result, language = asked.risk.tornado, asked.language
    if result is None or not result.bars:
        lines(asked.heading("tornado"), say("finance.draws.no_ranges", language), "")
        return
    units = {each.path: each.unit for each in inputs(asked.variant)}
    columns = [
        say(f"cli.finance.tornado.{each}", language) for each in ("driver", "low", "npv_low", "high", "npv_high")
    ]
    rows = [
        [
            driver_title(asked.variant, bar.driver, language),
            driver_value(bar.low, units.get(bar.driver, ""), language),
            number(bar.npv_low, "0", language),
            driver_value(bar.high, units.get(bar.driver, ""), language),
            number(bar.npv_high, "0", language),
        ]
        for bar in result.bars
    ]
    table(asked.heading("tornado"), columns, rows, numbers=(1, 2, 3, 4))


def _switching(asked: Asked) -> None:
    lines(asked.heading("switching"))
    lines(*(f"– {switch_sentence(each, asked.language)}" for each in asked.risk.switches), "")


def _simulation(asked: Asked) -> None:
    told = simulation_sentences(asked.risk, asked.risk.simulation, asked.language, scenario=asked.appraisal.scenario)
    lines(asked.heading("simulation"), *(f"– {each}" for each in told), "")


def _surface(asked: Asked) -> None:
    result, language = asked.risk.surface, asked.language
    if result is None:
        return
    units = {each.path: each.unit for each in inputs(asked.variant)}
    row, column = (driver_title(asked.variant, each, language) for each in (result.row_driver, result.column_driver))
    heads = [driver_value(each, _unit_of(result.column_driver, units), language) for each in result.columns.tolist()]
    rows = [
        [
            driver_value(value, _unit_of(result.row_driver, units), language),
            *(number(npv, "0", language) for npv in values),
        ]
        for value, values in zip(result.rows.tolist(), result.npv.tolist(), strict=True)
    ]
    heading = say("finance.surface_of.said", language, row=row, column=column, unit=asked.unit)
    table(heading, ["", *heads], rows, numbers=range(len(heads) + 1))


def _unit_of(path: str, units: dict[str, str]) -> str:
    return units.get(path, "share")  # a multiplier is a share of what stands


def _scenarios(asked: Asked) -> None:
    scenarios_section(asked.appraisal, asked.variant.project, asked.language, heading=asked.heading("scenarios"))


def _claims(asked: Asked) -> None:
    claims_section(asked.appraisal, asked.variant.project, asked.language, heading=asked.heading("claims"))


def _reality(asked: Asked) -> None:
    checks = [each for each in checks_of(asked.appraisal.effective) if each.project == asked.variant.project]
    reality_section(asked.appraisal, checks, asked.language, heading=asked.heading("reality"))


def _grounds(asked: Asked) -> None:
    inputs_section(asked.variant, asked.language, heading=asked.heading("grounds"))


_SECTIONS: dict[str, Callable[[Asked], None]] = {
    "indicators": _indicators,
    "statement": _statement,
    "views": _views,
    "rate": _rate,
    "tornado": _tornado,
    "switching": _switching,
    "simulation": _simulation,
    "surface": _surface,
    "scenarios": _scenarios,
    "claims": _claims,
    "reality": _reality,
    "grounds": _grounds,
}
SECTIONS = tuple(_SECTIONS)
