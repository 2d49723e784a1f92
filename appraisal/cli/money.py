"""The command that shows flows and indicators: finance."""

from __future__ import annotations

from typing import Annotated

import typer

from appraisal import desk
from appraisal.cli.options import AsJson, CasePath, CriteriaFolder, ScenarioKey, Speech
from appraisal.cli.output import document, lines, refuses_bad_input, table
from appraisal.cli.shapes import finance_shape
from appraisal.errors import refuse
from appraisal.finance.indicators import Indicators
from appraisal.measures.version import Version
from appraisal.text import Language, number, say, title

ProjectKey = Annotated[
    str | None, typer.Option("--project", metavar="P", help="Show the yearly statement of one project.")
]
COLUMNS = ("npv", "irr", "mirr", "index", "payback", "discounted_payback", "peak", "annuity")


@refuses_bad_input
def finance(
    case: CasePath,
    scenario: ScenarioKey = None,
    project: ProjectKey = None,
    criteria: CriteriaFolder = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Show the flows and indicators of every project, or the yearly statement of one."""
    found = desk.appraise(desk.open_case(case, criteria=criteria), scenario=scenario)
    if project is not None and project not in found.effective.projects:
        raise refuse("unknown_project", name=project, known=list(found.effective.projects), near="")
    if as_json:
        document(finance_shape(found, language, project=project))
    elif project is not None:
        _statement(found.financed[project], language)
    else:
        _indicators(list(found.financed.values()), language)


def _indicators(versions: list[Version], language: Language) -> None:
    head = versions[0].case.head
    unit = title(f"units.{head.unit}", language)
    columns = [say("cli.column.project", language)]
    columns += [say(f"cli.finance.{each}", language, unit=unit) for each in COLUMNS]
    rows = []
    for version in versions:
        name = version.document.name.to(language)
        if version.indicators is None:
            rows.append([name, say("cli.finance.missing", language, what=list(version.missing_for_cash_flow))])
        else:
            rows.append([name, *_row(version.indicators, language)])
    rate = number(versions[0].terms.rate, "percent1", language)
    prices = say(f"cli.finance.prices.{head.prices}", language, year=str(head.price_year or head.base_year))
    table(
        say("cli.finance.title", language, case=head.title, rate=rate, prices=prices, year=str(head.base_year)),
        columns,
        rows,
        numbers=range(1, len(columns)),
    )


def _row(found: Indicators, language: Language) -> list[str]:
    def years(count: float | None) -> str:
        return say("cli.finance.never", language) if count is None else number(count, "1", language)

    def percent(share: float | None) -> str:
        return "–" if share is None else number(share, "percent1", language)

    rates = found.internal_rates
    return [
        number(found.npv, "0", language),
        "; ".join(percent(rate) for rate in rates.rates) or say(f"finance.irr.{rates.outcome}", language),
        percent(found.mirr),
        "–" if found.profitability_index is None else number(found.profitability_index, "2", language),
        years(found.payback),
        years(found.discounted_payback),
        number(found.peak_funding, "0", language),
        "–" if found.equivalent_annual_value is None else number(found.equivalent_annual_value, "0", language),
    ]


def _statement(version: Version, language: Language) -> None:
    statement = version.statement
    name = version.document.name.to(language)
    if statement is None:
        lines(name, say("cli.finance.missing", language, what=list(version.missing_for_cash_flow)))
        return
    shown = [line for line in statement.lines if line.amounts.any()]
    rows = []
    for line in shown:
        words = say(f"finance.line.{line.kind}", language)
        label = f"{words}: {line.item}" if line.item else words
        rows.append(
            [label, say(f"statuses.{line.status}", language), *(number(each, "1", language) for each in line.amounts)]
        )
    unit = title(f"units.{version.case.head.unit}", language)
    heading = say("cli.finance.statement", language, project=name, unit=unit)
    columns = [say("cli.finance.line", language), say("cli.finance.status", language), *map(str, statement.years)]
    table(heading, columns, rows, numbers=range(2, len(columns)))


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(finance)
