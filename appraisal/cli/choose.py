"""Commands that choose: select, frontier."""

from __future__ import annotations

from typing import Annotated

import typer

from appraisal import desk
from appraisal.appraise import Appraisal
from appraisal.cli.choose_shapes import frontier_shape, select_shape
from appraisal.cli.options import (
    AsJson,
    Budget,
    CasePath,
    CriteriaFolder,
    Objective,
    ScenarioKey,
    Speech,
    WhoseWeights,
)
from appraisal.cli.output import INFEASIBLE, document, lines, refuses_bad_input, table, working
from appraisal.money import amount, thousandths
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.rules.names import names_of
from appraisal.settings import Settings
from appraisal.text import Language, number, say, title

From = Annotated[float | None, typer.Option("--from", metavar="A", help="Show budgets from here on.", min=0)]
To = Annotated[float | None, typer.Option("--to", metavar="B", help="Show budgets up to here.", min=0)]


@refuses_bad_input
def select(
    case: CasePath,
    scenario: ScenarioKey = None,
    budget: Budget = None,
    objective: Objective = "closeness",
    weights: WhoseWeights = None,
    criteria: CriteriaFolder = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Choose the best portfolio under all rules; exit 3 when no portfolio keeps to them."""
    settings = Settings(objective=objective, budget=budget, weights=weights)
    found = desk.appraise(desk.open_case(case, criteria=criteria), scenario=scenario, settings=settings)
    with working(say("cli.working.select", language)):
        portfolio, _ = found.portfolio, found.readings
    if as_json:
        document(select_shape(found, language))
    elif portfolio.found:
        _show(found, language)
    else:
        _show_clashes(found, language)
    if not portfolio.found:
        raise typer.Exit(INFEASIBLE)


def _show(found: Appraisal, language: Language) -> None:
    case, selection, portfolio = found.effective, found.selection, found.portfolio
    unit = title(f"units.{case.head.unit}", language)
    costs = selection.problem().costs
    heading = say(
        "cli.select.title",
        language,
        case=case.head.title,
        objective=desk.objective_title(case, portfolio.objective, language),
        status=desk.status_text(portfolio, language),
    )
    rows = [
        [
            case.projects[option.project].name.to(language),
            desk.option_title(case, option, language),
            _money(cost, language),
        ]
        for option, cost in (
            (selection.choice.candidates.options[index], int(costs[index])) for index in portfolio.chosen
        )
    ]
    names = (say("cli.column.project", language), say("cli.select.option", language))
    table(heading, [*names, say("cli.select.cost", language, unit=unit)], rows, numbers=[2])
    _show_totals(found, language)
    _show_readings(found, language)
    lines(say("cli.select.others", language), *desk.alternative_sentences(found, language), "")
    lines(say("cli.select.rules", language), *desk.rule_sentences(found, language).values())


def _show_totals(found: Appraisal, language: Language) -> None:
    selection, portfolio = found.selection, found.portfolio
    case = found.effective
    spent = amount(portfolio.cost or 0)
    budget = selection.total_budget
    unit = title(f"units.{case.head.unit}", language)
    if budget is None:
        lines(say("cli.select.spent", language, spent=spent, unit=unit))
    else:
        facts = {"spent": spent, "budget": budget, "left": budget - spent, "unit": unit}
        lines(say("cli.select.spent_of", language, **facts))
    for key, total in selection.totals(portfolio.chosen).items():
        lines(f"  {names_of(case).total(key, language)}: {number(total, 'figure', language)}")
    lines("")


def _show_readings(found: Appraisal, language: Language) -> None:
    case, readings = found.effective, found.readings
    chosen = {key: set(found.selection.projects(each.chosen)) for key, each in readings.items()}
    columns = [say("cli.column.project", language)]
    columns += [desk.objective_title(case, key, language) for key in readings]
    rows = [
        [case.projects[project].name.to(language), *("●" if project in chosen[key] else "·" for key in readings)]
        for project in found.candidates.projects
    ]
    table(say("cli.select.readings", language), columns, rows)


def _show_clashes(found: Appraisal, language: Language) -> None:
    lines(say("cli.select.infeasible", language))
    lines(*desk.clash_texts(found, language), *desk.relaxation_texts(found, language))


def _money(thousandths_of_it: int, language: Language) -> str:
    return number(amount(thousandths_of_it), "money", language)


@refuses_bad_input
def frontier(
    case: CasePath,
    scenario: ScenarioKey = None,
    start: From = None,
    end: To = None,
    objective: Objective = "closeness",
    weights: WhoseWeights = None,
    criteria: CriteriaFolder = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Show the best portfolio for every budget: all breakpoints, and when each project is in."""
    settings = Settings(objective=objective, weights=weights)
    found = desk.appraise(desk.open_case(case, criteria=criteria), scenario=scenario, settings=settings)
    low = None if start is None else thousandths(start)
    high = None if end is None else thousandths(end)
    with working(say("cli.working.frontier", language)):
        known = found.selection.frontier_between(low, high)
    if as_json:
        document(frontier_shape(found, known))
        return
    head = found.effective.head
    unit = title(f"units.{head.unit}", language)
    title_of = desk.objective_title(found.effective, objective, language)
    rows = []
    previous: set[str] = set()
    for point in known.breakpoints:
        now = set(found.selection.projects(point.chosen))
        rows.append(
            [
                _money(point.budget, language),
                number(point.value, "3" if abs(point.value) < 100 else "0", language),
                ", ".join(sorted(now - previous)) or "–",
                ", ".join(sorted(previous - now)) or "–",
                *([] if known.exact else [number(point.gap, "percent1", language)]),
            ]
        )
        previous = now
    names = ("budget", "value", "enters", "leaves", *([] if known.exact else ["gap"]))
    columns = [say(f"cli.frontier.{each}", language, unit=unit, objective=title_of) for each in names]
    table(say("cli.frontier.title", language, case=head.title), columns, rows, numbers=[0, 1])
    lines(say("cli.frontier.exact" if known.exact else "cli.frontier.bounded", language))


def show_portfolio(found: Appraisal, language: Language) -> Portfolio:
    """Print a portfolio with its totals and readings, or why there is none."""
    if found.portfolio.found:
        _show(found, language)
    else:
        _show_clashes(found, language)
    return found.portfolio


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command()(select)
    app.command()(frontier)
