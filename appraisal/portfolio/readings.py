"""Readings: the best portfolios by several objectives side by side, their differences and their price."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers
from appraisal.portfolio.check import broken_rows
from appraisal.portfolio.choose import choose_from
from appraisal.portfolio.portfolio_value import portfolio_value, projects_of
from appraisal.portfolio.problem import Problem

NOT_KNOWN = "worth not known"  # name of the row that excludes options of unknown value by an objective


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The best portfolio by one objective, and its value by the others.

    Attributes:
        objective: its name.
        portfolio: its best portfolio.
        projects: the projects of that portfolio, in the order of the case.
        worth: objective -> value of this portfolio by it; no entry if that is unknown (`unknown`), or if the
            objective's own row, such as the floor on NPV of `npv-first`, excludes the portfolio.
        unknown: objectives by which an option of this portfolio has no known value.
        price: objective -> share of that objective's best that this portfolio gives up; None if the best is not above
            zero.
    """

    objective: str
    portfolio: Portfolio
    projects: tuple[str, ...]
    worth: Mapping[str, float]
    unknown: frozenset[str]
    price: Mapping[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """Readings of one case under the same rules and budget.

    Attributes:
        readings: one for each objective, in the given order.
        agreed: projects that every reading chooses.
        contested: project -> the objectives that choose it, for projects that some but not all choose.
    """

    readings: tuple[Reading, ...]
    agreed: tuple[str, ...]
    contested: Mapping[str, tuple[str, ...]]


def readings(
    asked: Answers,
    problems: Sequence[Problem],
    *,
    known: Mapping[str, Portfolio] | None = None,
    choose: Callable[[Answers], Portfolio] = choose_from,
) -> Readings:
    """Return the best portfolio by each objective, and its value by the others.

    Args:
        asked: answers about a problem under the same rules; its enumeration is shared.
        problems: the same problem under each objective.
        known: objective -> its best portfolio, if already computed.
        choose: gives the best portfolio, where somebody may have solved a similar problem before.

    Ties are settled by rule 11, whichever engine answers.
    """
    given = known or {}
    best = [given.get(problem.objective) or choose(asked.about(problem)) for problem in problems]
    result = []
    for problem, portfolio in zip(problems, best, strict=True):
        worth, price, unknown = {}, {}, set()
        for other, its_best in zip(problems, best, strict=True):
            if portfolio.found and _barred(other, portfolio):
                unknown.add(other.objective)
            elif portfolio.found and its_best.value is not None and not broken_rows(other, portfolio.chosen):
                worth[other.objective] = portfolio_value(other, portfolio.chosen)
                lost = abs(other.merit(its_best.value) - other.merit(worth[other.objective]))
                price[other.objective] = lost / its_best.value if its_best.value > 0 else None
        result.append(
            Reading(
                objective=problem.objective,
                portfolio=portfolio,
                projects=projects_of(problem, portfolio),
                worth=worth,
                unknown=frozenset(unknown),
                price=price,
            )
        )
    chosen_by = {
        project: tuple(each.objective for each in result if project in each.projects)
        for project in asked.problem.projects
    }
    return Readings(
        readings=tuple(result),
        agreed=tuple(project for project, by in chosen_by.items() if len(by) == len(result)),
        contested={project: by for project, by in chosen_by.items() if 0 < len(by) < len(result)},
    )


def _barred(problem: Problem, portfolio: Portfolio) -> bool:
    return any(row.name == NOT_KNOWN and row.coefficients[list(portfolio.chosen)].any() for row in problem.rows)
