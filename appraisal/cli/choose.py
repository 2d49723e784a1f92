"""Commands that choose: select, frontier."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, NoReturn

import typer

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.titles import objective_title, option_title, status_text
from appraisal.cli.asked import AsOf, CasePath, SessionKey, Where, asked
from appraisal.cli.json_choice import CHOICE
from appraisal.cli.options import (
    AsJson,
    Budget,
    CriteriaFolder,
    Objective,
    ScenarioKey,
    Speech,
    WhoseWeights,
)
from appraisal.cli.output import INFEASIBLE, document, lines, refuses_bad_input, table, working
from appraisal.cli.render import show
from appraisal.cli.to_json import Writer
from appraisal.document import LARGEST
from appraisal.money import amount, thousandths
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.frontier import Frontier
from appraisal.report.alternatives import alternative_sentences
from appraisal.report.blocks import heading
from appraisal.report.change import change_texts
from appraisal.report.left_out import not_chosen_for_gaps
from appraisal.report.readings import readings_blocks
from appraisal.report.rules import clash_texts, relaxation_texts, rule_sentences
from appraisal.report.totals import portfolio_totals
from appraisal.settings import Settings
from appraisal.text import Language, number, say, title

From = Annotated[
    float | None, typer.Option("--from", metavar="A", help="Show budgets from here on.", min=0, max=LARGEST)
]
To = Annotated[float | None, typer.Option("--to", metavar="B", help="Show budgets up to here.", min=0, max=LARGEST)]


@refuses_bad_input
def select(
    case: CasePath = None,
    scenario: ScenarioKey = None,
    budget: Budget = None,
    objective: Objective = "closeness",
    weights: WhoseWeights = None,
    criteria: CriteriaFolder = None,
    session: SessionKey = None,
    as_of: AsOf = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Choose the best portfolio under all rules; exit 3 when no portfolio keeps to them."""
    settings = Settings(objective=objective, budget=budget, weights=weights)
    appraisal = appraise(asked(case, criteria, session, as_of, store).case, scenario=scenario, settings=settings)
    with working(say("cli.working.select", language)):
        portfolio, _ = appraisal.portfolio, appraisal.readings
    if as_json:
        document(_writer(appraisal, language).document("select"))
    else:
        show_portfolio(appraisal, language)
    if not portfolio.found:
        raise typer.Exit(INFEASIBLE)


def _writer(appraisal: Appraisal, language: Language) -> Writer:
    return Writer(appraisal=appraisal, language=language, parts=CHOICE)


def _show(appraisal: Appraisal, language: Language) -> None:
    case, selection, portfolio = appraisal.effective, appraisal.selection, appraisal.portfolio
    unit = title(f"units.{case.head.unit}", language)
    costs = selection.problem().costs
    over = say(
        "cli.select.title",
        language,
        case=case.head.title,
        objective=objective_title(case, portfolio.objective, language),
        status=status_text(portfolio, language),
    )
    rows = [
        [
            case.projects[option.project].name.to(language),
            option_title(case, option, language),
            _money(cost, language),
        ]
        for option, cost in (
            (selection.choice.candidates.options[index], int(costs[index])) for index in portfolio.chosen
        )
    ]
    names = (say("cli.column.project", language), say("cli.select.option", language))
    table(over, [*names, say("cli.select.cost", language, unit=unit)], rows, numbers=[2])
    show(portfolio_totals(appraisal, language))
    show(heading(say("cli.select.readings", language)), *readings_blocks(appraisal, language))
    notes = [say("objectives.weighed", language, weights=appraisal.weights_text(language))]
    notes += [say("objectives.balanced_means", language)] if portfolio.objective == "balanced" else []
    lines(*notes, say("objectives.ties", language), "")
    lines(say("cli.select.others", language), *alternative_sentences(appraisal, language), "")
    lines(say("cli.select.rules", language), *rule_sentences(appraisal, language).values())


def _show_clashes(appraisal: Appraisal, language: Language) -> None:
    lines(say("cli.select.infeasible", language))
    lines(*clash_texts(appraisal, language), *relaxation_texts(appraisal, language))


def _money(thousandths_of_it: int, language: Language) -> str:
    return number(amount(thousandths_of_it), "money", language)


@refuses_bad_input
def frontier(
    case: CasePath = None,
    scenario: ScenarioKey = None,
    start: From = None,
    end: To = None,
    objective: Objective = "closeness",
    weights: WhoseWeights = None,
    criteria: CriteriaFolder = None,
    session: SessionKey = None,
    as_of: AsOf = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Show the best portfolio for every budget: all breakpoints, and when each project is in."""
    settings = Settings(objective=objective, weights=weights)
    appraisal = appraise(asked(case, criteria, session, as_of, store).case, scenario=scenario, settings=settings)
    low = None if start is None else thousandths(start)
    high = None if end is None else thousandths(end)
    with working(say("cli.working.frontier", language)):
        known = appraisal.selection.frontier_between(low, high)
    if not known.breakpoints and (known.exact or known.known_at(high or 0) == "none"):
        _explain_nothing(appraisal, settings, high, known, language, as_json=as_json)
    if as_json:
        document(_writer(appraisal, language).document("frontier", known=known, under=None))
        return
    lines(*not_chosen_for_gaps(appraisal, language))
    head = appraisal.effective.head
    unit = title(f"units.{head.unit}", language)
    title_of = objective_title(appraisal.effective, objective, language)
    rows = []
    previous: tuple[int, ...] = ()
    for point in known.breakpoints:
        changes = change_texts(appraisal.effective, appraisal.selection.change(previous, point.chosen), language)
        rows.append(
            [
                _money(point.budget, language),
                number(point.value, "3" if abs(point.value) < 100 else "0", language),
                "; ".join(changes) or "–",
                *([] if known.exact else [number(point.gap, "percent1", language)]),
            ]
        )
        previous = point.chosen
    names = ("budget_alone" if known.apart else "budget", "value", "changes", *([] if known.exact else ["gap"]))
    columns = [say(f"cli.frontier.{each}", language, unit=unit, objective=title_of) for each in names]
    table(say("cli.frontier.title", language, case=head.title), columns, rows, numbers=[0, 1])
    notes = [say("objectives.weighed", language, weights=appraisal.weights_text(language))]
    notes += [say("objectives.balanced_means", language)] if objective == "balanced" else []
    lines(*notes, say("objectives.ties" if known.exact or known.apart else "objectives.ties_solved", language))
    proof = "exact" if known.exact else "apart" if known.apart else "bounded"
    lines(say(f"cli.frontier.{proof}", language))


def _explain_nothing(
    appraisal: Appraisal, settings: Settings, high: int | None, known: Frontier, language: Language, *, as_json: bool
) -> NoReturn:
    """Say why no budget of the range allows a portfolio, by the rules under its largest budget; exit 3."""
    costs = appraisal.selection.problem().costs
    most = int(costs[costs > 0].sum()) if high is None else high
    under = appraise(appraisal.case, scenario=appraisal.scenario, settings=replace(settings, budget=amount(most)))
    if as_json:
        document(_writer(appraisal, language).document("frontier", known=known, under=under))
    else:
        show_portfolio(under, language)
    raise typer.Exit(INFEASIBLE)


def show_portfolio(appraisal: Appraisal, language: Language) -> Portfolio:
    """Print a portfolio with its totals and readings, or why there is none."""
    lines(*not_chosen_for_gaps(appraisal, language))
    if appraisal.portfolio.found:
        _show(appraisal, language)
    else:
        _show_clashes(appraisal, language)
    return appraisal.portfolio


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command()(select)
    app.command()(frontier)
