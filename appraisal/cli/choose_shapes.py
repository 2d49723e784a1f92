"""The JSON shapes of select and frontier; money in the case's unit."""

from __future__ import annotations

from appraisal import desk
from appraisal.appraise import Appraisal
from appraisal.money import amount
from appraisal.text.local import Language


def select_shape(found: Appraisal, language: Language) -> dict[str, object]:
    """Return a portfolio as `appraisal select --json` prints it."""
    selection, portfolio = found.selection, found.portfolio
    costs = selection.problem().costs
    options = selection.choice.candidates.options
    names = found.effective.projects
    return {
        "case": found.effective.key,
        "scenario": found.scenario,
        "digest": found.effective.digest,
        "status": portfolio.status,
        "gap": portfolio.gap,
        "objective": portfolio.objective,
        "objective_value": portfolio.value,
        "budget": selection.total_budget,
        "spent": None if portfolio.cost is None else amount(portfolio.cost),
        "unit": found.effective.head.unit,
        "selected": [
            {
                "project": options[index].project,
                "option": options[index].key,
                "cost": amount(int(costs[index])),
                "name": names[options[index].project].name.to(language),
            }
            for index in portfolio.chosen
        ],
        "totals": selection.totals(portfolio.chosen),
        "spending": {str(year): money for year, money in selection.spending(portfolio.chosen).items()},
        "equal_best": portfolio.equal_best,
        "readings": {key: list(selection.projects(each.chosen)) for key, each in found.readings.items()},
        "left_out": {key: list(gaps) for key, gaps in selection.choice.left_out.items()},
        "clashes": [list(clash) for clash in selection.clashes.sets],
        "relaxations": list(desk.relaxation_texts(found, language)),
        "confirmed_by": list(portfolio.confirmed_by),
    }


def frontier_shape(found: Appraisal, low: int | None, high: int | None) -> dict[str, object]:
    """Return a frontier as `appraisal frontier --json` prints it; an interval without an end has null."""
    selection = found.selection
    return {
        "case": found.effective.key,
        "scenario": found.scenario,
        "objective": found.frontier.objective,
        "unit": found.effective.head.unit,
        "breakpoints": [
            {
                "budget": amount(point.budget),
                "objective_value": point.value,
                "selected": list(selection.projects(point.chosen)),
                "options": {option.project: option.key for option in selection.options(point.chosen)},
                "equal_best": point.equal_best,
                "gap": point.gap,
            }
            for point in desk.breakpoints(found, low, high)
        ],
        "intervals": {
            project: [[amount(start), None if end is None else amount(end)] for start, end in spans]
            for project, spans in found.frontier.intervals.items()
        },
        "exact": found.frontier.exact,
    }
