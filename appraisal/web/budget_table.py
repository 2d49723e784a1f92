"""The frontier as the slider needs it: breakpoints, costs and ready sentences, in the reader's language."""

from __future__ import annotations

import math
from collections.abc import Mapping

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.objective_values import COMPOSED
from appraisal.analysis.titles import option_title
from appraisal.documents.case import INVESTMENT
from appraisal.measures.project_variant import FULL
from appraisal.money import amount, thousandths
from appraisal.portfolio.frontier import Breakpoint, Frontier, Step
from appraisal.portfolio.portfolio_value import portfolio_cost
from appraisal.portfolio.problem import Problem
from appraisal.portfolio.rules.names import Names, names_of
from appraisal.report.bonuses import bonus_texts, total_text
from appraisal.report.change import change_texts
from appraisal.text import Language
from appraisal.web import grids
from appraisal.web.parts import word

LISTED = 25  # names in a sentence
POSITIONS = 400  # of the slider: about a pixel apart on a narrow screen


def frontier_of(found: Appraisal) -> Frontier:
    """Return the frontier: exact, or above the size of enumeration as far as it is solved in the background."""
    if found.selection.answers.enumeration is not None:
        return found.frontier
    known = growing_of(found).frontier
    objective = found.settings.objective
    empty = Frontier(
        problem=found.selection.problem(), objective=objective, breakpoints=(), exact=False, apart=objective in COMPOSED
    )
    return grids.with_answer(known or empty, found, top=highest(found))


def growing_of(found: Appraisal) -> grids.Growing:
    """Return the frontier of a large register that is solved in the background."""
    top = highest(found)
    return grids.growing(found, top=top, position=step_of(top))


def budget_at_hand(found: Appraisal) -> float:
    """Return the budget that holds: the reader's, the rules', or what the best portfolio without one costs."""
    total = found.selection.total_budget
    return total if total is not None else amount(found.portfolio.cost or 0)


def highest(found: Appraisal) -> float:
    """Return where the slider ends: above the last breakpoint and the rules' own budget, and on a round number."""
    total = found.case.rules.budget.total or 0.0
    if found.selection.answers.enumeration is not None:
        last = [amount(each.budget) for each in found.frontier.breakpoints[-1:]]
    else:
        problem = found.selection.problem()
        everything = sum(int(problem.costs[problem.options_of(each)[0]]) for each in problem.projects)
        last = [min(amount(everything), 2 * total) if total else amount(everything)]
    top = max([*last, total, 1.0]) * 1.05
    unit = step_of(top) * 10
    return math.ceil(top / unit) * unit


def step_of(top: float) -> float:
    """Return a round step that divides a range into a few hundred positions.

    Example:
        >>> step_of(92_000.0), step_of(7.0)
        (200.0, 0.02)
    """
    power = 10.0 ** math.floor(math.log10(top / POSITIONS))
    return next(power * each for each in (1, 2, 5, 10) if top / (power * each) <= POSITIONS * 1.2)


def slider_data(found: Appraisal, language: Language) -> dict[str, object]:
    """Return what the slider shows; see `budget_slider.draw`."""
    top, frontier = highest(found), frontier_of(found)
    names = names_of(found.effective)
    return {
        "language": "ru-RU" if language == "ru" else "en-GB",
        "unit": names.unit("money", language),
        "min": 0,
        "max": max(top, budget_at_hand(found)),
        "step": step_of(top),
        "budget": budget_at_hand(found),
        **_cheapest(frontier),
        "projects": _projects(found, frontier, language),
        "points": _points(found, frontier, language),
        "words": _words(found, frontier, names, language),
    }


def _cheapest(frontier: Frontier) -> dict[str, object]:
    """Return what the cheapest portfolio takes, as far as it is proved, and whether it is proved that there is none."""
    if frontier.exact:
        first = frontier.breakpoints[:1]
        return {"least": amount(first[0].budget) if first else None, "never": not first}
    return {"least": None if frontier.least is None else amount(frontier.least), "never": frontier.empty}


def _words(found: Appraisal, frontier: Frontier, names: Names, language: Language) -> dict[str, str]:
    keys = ("budget", "chosen", "not_chosen", "unknown", "sum", "none", "never", "pending")
    words = {key: word(f"slider.{key}", language) for key in keys}
    words["bars"] = word("slider.bars" if frontier.exact else "slider.bars_known", language)
    words["last"] = word("slider.last" if _complete(found, frontier) else "slider.last_known", language)
    return words | {"cost": word("slider.cost", language, unit=names.unit("money", language))}


def _complete(found: Appraisal, frontier: Frontier) -> bool:
    """Say whether it is proved that no budget above the last breakpoint would change the choice."""
    if frontier.exact:
        return True
    if frontier.apart:
        return False
    problem, points = frontier.problem, frontier.breakpoints
    everything = sum(int(problem.costs[list(problem.options_of(each))].max()) for each in problem.projects)
    best = [each for each in points if amount(each.budget) <= highest(found)][-1:]
    return bool(best) and best[0].gap == 0 and thousandths(highest(found)) >= everything


def _projects(found: Appraisal, frontier: Frontier, language: Language) -> list[dict[str, object]]:
    problem, spans = frontier.problem, frontier.intervals
    return [
        {
            "key": project,
            "name": found.effective.projects[project].name.to(language),
            "cost": amount(int(problem.costs[problem.options_of(project)[0]])),
            "spans": [[amount(start), None if end is None else amount(end)] for start, end in spans[project]],
        }
        for project in problem.projects
    ]


def _points(found: Appraisal, frontier: Frontier, language: Language) -> list[dict[str, object]]:
    points: list[dict[str, object]] = []
    for place, point in enumerate(frontier.breakpoints):
        if frontier.apart and place and frontier.breakpoints[place - 1].budget < point.budget - 1:
            points.append(_unknown(frontier.breakpoints[place - 1].budget + 1))
        before = frontier.breakpoints[place - 1].budget if place else point.budget - 1
        step = frontier.next_step(before)
        new = step is not None and (not place or bool(step.changes))
        said = _step_text(found, step, language, exact=frontier.exact) if step and new else ""
        points.append(
            {
                "budget": amount(point.budget),
                "cost": amount(portfolio_cost(frontier.problem, point.chosen)),
                "chosen": [_chosen(found, frontier.problem, index, language) for index in point.chosen],
                "totals": totals_text(found, point, language, exact=frontier.exact),
                "step": said,
            }
        )
    if frontier.apart and frontier.breakpoints:
        points.append(_unknown(frontier.breakpoints[-1].budget + 1))
    return points


def _unknown(budget: int) -> dict[str, object]:
    """Return the mark that from a budget on, up to the next breakpoint, nothing is known."""
    return {"budget": amount(budget), "pending": True, "cost": 0, "chosen": [], "totals": "", "step": ""}


def _chosen(found: Appraisal, problem: Problem, index: int, language: Language) -> list[object]:
    option = problem.options[index]
    said = "" if option.key == FULL else option_title(found.effective, option, language)
    return [option.project, amount(int(problem.costs[index])), said]


def totals_text(found: Appraisal, point: Breakpoint, language: Language, *, exact: bool) -> str:
    """Return the totals of a portfolio in one line, and how far it may be from the best where that is not proven."""
    said = _total_texts(found, found.selection.totals(point.chosen), language, signed=False)
    said += bonus_texts(found, point.chosen, language)
    if math.isinf(point.gap):
        said.append(word("slider.unproven", language))
    elif point.gap > 0:
        said.append(word("slider.gap", language, gap=point.gap))
    elif not exact:
        said.append(word("slider.proven", language))
    return " · ".join(said)


def _total_texts(found: Appraisal, totals: Mapping[str, float], language: Language, *, signed: bool) -> list[str]:
    # The money line says the investment.
    shown = {key: total for key, total in totals.items() if key != INVESTMENT}
    return [total_text(found, key, total, language, signed=signed) for key, total in shown.items()]


def _step_text(found: Appraisal, step: Step, language: Language, *, exact: bool) -> str:
    """Return what reaching a breakpoint changes; `{extra}` is filled in by the slider."""
    lines = [word("slider.extra" if exact else "slider.extra_known", language)]
    many = len(step.changes.enters)
    if many > LISTED and not step.leaves and not step.changes.changes_option:
        lines.append(word("slider.enters_many", language, n=many))
    else:
        lines += [f"{text[:1].upper()}{text[1:]}." for text in change_texts(found.effective, step.changes, language)]
    gains = _total_texts(found, found.selection.gained(step), language, signed=True)
    return " ".join([*lines, "; ".join(gains)]).strip()
