"""Why a project is in or out: what it costs to force the opposite, and who is displaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers
from appraisal.portfolio.asks import with_project, without_project
from appraisal.portfolio.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A project against the best portfolio.

    Attributes:
        project: its key.
        chosen: whether the best portfolio holds it.
        option: key of the chosen option; None where it is not chosen.
        regret: what the objective loses when the opposite is forced: the price of forcing it in, or what replacing it
            costs. None where no portfolio keeps to the rules then.
        share: the regret as a share of the best value; None where that is zero or the regret is None.
        instead: the best portfolio with the opposite forced.
        leaves: projects of the best portfolio that `instead` does without.
        enters: projects that `instead` holds beyond the best portfolio.
        proven: whether both portfolios are proven.
    """

    project: str
    chosen: bool
    option: str | None
    regret: float | None
    share: float | None
    instead: Portfolio
    leaves: tuple[str, ...]
    enters: tuple[str, ...]
    proven: bool


def standing(asked: Answers, best: Portfolio, project: str) -> Standing:
    """Return why a project is in or out of the best portfolio.

    Args:
        asked: answers about the problem.
        best: its best portfolio.
        project: key of a candidate.
    """
    problem = asked.problem
    own = next((each for each in best.chosen if problem.options[each].project == project), None)
    force = with_project if own is None else without_project
    instead = asked.best(rows=[force(problem, project)])
    regret = None
    if best.value is not None and instead.value is not None:
        regret = max(0.0, best.value - instead.value)
    before, after = projects_of(problem, best), projects_of(problem, instead)
    return Standing(
        project=project,
        chosen=own is not None,
        option=None if own is None else problem.options[own].key,
        regret=regret,
        share=regret / abs(best.value) if regret is not None and best.value else None,
        instead=instead,
        leaves=tuple(each for each in before if each not in after) if instead.found else (),
        enters=tuple(each for each in after if each not in before),
        proven=best.proven and instead.proven,
    )


def standings(asked: Answers, best: Portfolio) -> Iterator[Standing]:
    """Yield why each project is in or out, in the order of the case; above enumeration each takes a solve."""
    for project in asked.problem.projects:
        yield standing(asked, best, project)


def projects_of(problem: Problem, portfolio: Portfolio) -> tuple[str, ...]:
    """Return the projects of a portfolio in the order of the case."""
    funded = {problem.options[each].project for each in portfolio.chosen}
    return tuple(project for project in problem.projects if project in funded)
