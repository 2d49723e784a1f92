"""The frontier in the form that the slider needs: breakpoints, costs and sentences, in the reader's language."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.objective_values import COMPOSED
from appraisal.analysis.titles import option_title
from appraisal.cache import Cache
from appraisal.documents.case import INVESTMENT
from appraisal.measures.project_variant import FULL
from appraisal.money import amount, thousandths
from appraisal.portfolio.frontier import Breakpoint, Frontier, Step
from appraisal.portfolio.portfolio_value import portfolio_cost
from appraisal.portfolio.problem import Problem
from appraisal.report.change import change_texts
from appraisal.report.totals import bonus_texts, total_text
from appraisal.rules.names import Names
from appraisal.text import Language
from appraisal.web import grids
from appraisal.web.answers import Key, key_of
from appraisal.web.parts import word

LISTED = 25  # names in a sentence
known: Cache[tuple[Key, Language], dict[str, object]] = Cache(most=16)
POSITIONS = 400  # positions of the slider: about a pixel apart on a narrow screen


def frontier_of(appraisal: Appraisal) -> Frontier:
    """Return the frontier: exact, or above the size of enumeration as far as it is solved in the background."""
    if appraisal.selection.answers.enumeration is not None:
        return appraisal.frontier
    known = growing_of(appraisal).frontier
    objective = appraisal.settings.objective
    empty = Frontier(
        problem=appraisal.selection.problem(),
        objective=objective,
        breakpoints=(),
        exact=False,
        apart=objective in COMPOSED,
    )
    return grids.with_answer(known or empty, appraisal, top=highest(appraisal))


def growing_of(appraisal: Appraisal) -> grids.Growing:
    """Return the frontier of a large register that is solved in the background."""
    top = highest(appraisal)
    return grids.growing(appraisal, top=top, position=step_of(top))


def budget_at_hand(appraisal: Appraisal) -> float:
    """Return the current budget: the reader's, the rules', or the cost of the best portfolio without a budget."""
    total = appraisal.selection.total_budget
    return total if total is not None else amount(appraisal.portfolio.cost or 0)


def highest(appraisal: Appraisal) -> float:
    """Return the end of the slider: a round number above the last breakpoint and the rules' own budget."""
    total = appraisal.case.rules.budget.total or 0.0
    if appraisal.selection.answers.enumeration is not None:
        last = [amount(each.budget) for each in appraisal.frontier.breakpoints[-1:]]
    else:
        problem = appraisal.selection.problem()
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


def slider_data(appraisal: Appraisal, language: Language) -> dict[str, object]:
    """Return the data of the slider; see `budget_slider.draw`."""
    top, at_hand = highest(appraisal), budget_at_hand(appraisal)
    ends = {"min": 0, "max": max(top, at_hand), "step": step_of(top), "budget": at_hand}
    if appraisal.selection.answers.enumeration is None:
        return ends | _told(appraisal, language)
    # An exact frontier holds for every budget, and so does all that is said of it.
    key = key_of(replace(appraisal, settings=replace(appraisal.settings, budget=None)))
    return ends | known.get((key, language), lambda: _told(appraisal, language))


def _told(appraisal: Appraisal, language: Language) -> dict[str, object]:
    frontier, names = frontier_of(appraisal), appraisal.effective.names
    return {
        "language": "ru-RU" if language == "ru" else "en-GB",
        "unit": names.unit("money", language),
        **_cheapest(frontier),
        "projects": _projects(appraisal, frontier, language),
        "points": _points(appraisal, frontier, language),
        "words": _words(appraisal, frontier, names, language),
    }


def _cheapest(frontier: Frontier) -> dict[str, object]:
    """Return the cost of the cheapest portfolio, if proved, and whether it is proved that there is none."""
    if frontier.exact:
        first = frontier.breakpoints[:1]
        return {"least": amount(first[0].budget) if first else None, "never": not first}
    return {"least": None if frontier.least is None else amount(frontier.least), "never": frontier.empty}


def _words(appraisal: Appraisal, frontier: Frontier, names: Names, language: Language) -> dict[str, str]:
    keys = ("budget", "chosen", "not_chosen", "unknown", "sum", "none", "never", "pending", "more", "next")
    words = {key: word(f"slider.{key}", language) for key in keys}
    words["bars"] = word("slider.bars" if frontier.exact else "slider.bars_known", language)
    words["last"] = word("slider.last" if _complete(appraisal, frontier) else "slider.last_known", language)
    return words | {"cost": word("slider.cost", language, unit=names.unit("money", language))}


def _complete(appraisal: Appraisal, frontier: Frontier) -> bool:
    """Return whether it is proved that no budget above the last breakpoint changes the portfolio."""
    if frontier.exact:
        return True
    if frontier.apart:
        return False
    problem, points = frontier.problem, frontier.breakpoints
    everything = sum(int(problem.costs[list(problem.options_of(each))].max()) for each in problem.projects)
    best = [each for each in points if amount(each.budget) <= highest(appraisal)][-1:]
    return bool(best) and best[0].gap == 0 and thousandths(highest(appraisal)) >= everything


def _projects(appraisal: Appraisal, frontier: Frontier, language: Language) -> list[dict[str, object]]:
    problem, spans = frontier.problem, frontier.intervals
    return [
        {
            "key": project,
            "name": appraisal.effective.projects[project].brief.to(language),
            "cost": amount(int(problem.costs[problem.options_of(project)[0]])),
            "spans": [[amount(start), None if end is None else amount(end)] for start, end in spans[project]],
        }
        for project in problem.projects
    ]


def _points(appraisal: Appraisal, frontier: Frontier, language: Language) -> list[dict[str, object]]:
    points: list[dict[str, object]] = []
    for place, point in enumerate(frontier.breakpoints):
        if frontier.apart and place and frontier.breakpoints[place - 1].budget < point.budget - 1:
            points.append(_unknown(frontier.breakpoints[place - 1].budget + 1))
        before = frontier.breakpoints[place - 1].budget if place else point.budget - 1
        step = frontier.next_step(before)
        new = step is not None and (not place or bool(step.changes))
        said = _step_text(appraisal, step, language, exact=frontier.exact) if step and new else ""
        points.append(
            {
                "budget": amount(point.budget),
                "cost": amount(portfolio_cost(frontier.problem, point.chosen)),
                "chosen": [_chosen(appraisal, frontier.problem, index, language) for index in point.chosen],
                "totals": totals_text(appraisal, point, language, exact=frontier.exact),
                "step": said,
            }
        )
    if frontier.apart and frontier.breakpoints:
        points.append(_unknown(frontier.breakpoints[-1].budget + 1))
    return points


def _unknown(budget: int) -> dict[str, object]:
    """Return the entry that says that nothing is known from a budget on up to the next breakpoint."""
    return {"budget": amount(budget), "pending": True, "cost": 0, "chosen": [], "totals": "", "step": ""}


def _chosen(appraisal: Appraisal, problem: Problem, index: int, language: Language) -> list[object]:
    option = problem.options[index]
    said = "" if option.key == FULL else option_title(appraisal.effective, option, language)
    return [option.project, amount(int(problem.costs[index])), said]


def totals_text(appraisal: Appraisal, point: Breakpoint, language: Language, *, exact: bool) -> str:
    """Return the totals of a portfolio in one line, with the gap if it is not proven to be the best."""
    said = _total_texts(appraisal, appraisal.selection.totals(point.chosen), language, signed=False)
    said += bonus_texts(appraisal, point.chosen, language)
    if math.isinf(point.gap):
        said.append(word("slider.unproven", language))
    elif point.gap > 0:
        said.append(word("slider.gap", language, gap=point.gap))
    elif not exact:
        said.append(word("slider.proven", language))
    return " · ".join(said)


def _total_texts(appraisal: Appraisal, totals: Mapping[str, float], language: Language, *, signed: bool) -> list[str]:
    # The line of money already states the investment.
    shown = {key: total for key, total in totals.items() if key != INVESTMENT}
    return [total_text(appraisal, key, total, language, signed=signed) for key, total in shown.items()]


def _step_text(appraisal: Appraisal, step: Step, language: Language, *, exact: bool) -> str:
    """Return the changes at a breakpoint in words; the slider fills in `{extra}`."""
    lines = [word("slider.extra" if exact else "slider.extra_known", language)]
    many = len(step.changes.enters)
    if many > LISTED and not step.leaves and not step.changes.changes_option:
        lines.append(word("slider.enters_many", language, n=many))
    else:
        lines += [
            f"{text[:1].upper()}{text[1:]}." for text in change_texts(appraisal.effective, step.changes, language)
        ]
    gains = _total_texts(appraisal, appraisal.selection.gained(step), language, signed=True)
    return " ".join([*lines, "; ".join(gains)]).strip()
