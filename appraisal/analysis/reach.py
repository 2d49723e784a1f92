"""Which projects no portfolio can hold, and which rules stand against them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.clashes import clashes
from appraisal.portfolio.constraints import with_project

_SECONDS = 2.0
_EXPLAINED = 20  # projects whose rules are looked for: each takes several solves


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What the rules leave.

    Attributes:
        clashes: where no portfolio keeps to all rules, the smallest sets that clash; then nothing is said of projects.
        unreachable: projects that no admissible portfolio holds -> a smallest set of rules that keeps each out.
    """

    clashes: tuple[tuple[str, ...], ...]
    unreachable: Mapping[str, tuple[str, ...]]


def reach(asked: Answers) -> Reach:
    """Return what the rules leave; of a project of which it could not be proved nothing is said.

    Portfolios are asked for that hold as many as possible of the projects not yet seen in one, until none is new.
    """
    problem = asked.problem
    unseen = list(problem.projects)
    while unseen:
        wanted = np.array([float(option.project in unseen) for option in problem.options])
        result = answers(problem.with_values(wanted, objective="reach"), time_limit=_SECONDS).best()
        if not result.found:
            sets = clashes(asked).sets if result.status == "infeasible" else ()
            return Reach(clashes=sets, unreachable={})
        new = {problem.options[index].project for index in result.chosen} & set(unseen)
        if not new:
            if not result.proven:
                return Reach(clashes=(), unreachable={})
            break
        unseen = [project for project in unseen if project not in new]
    told: dict[str, tuple[str, ...]] = {}
    for project in unseen[:_EXPLAINED]:
        forced = answers(problem.with_rows(with_project(problem, project)), time_limit=_SECONDS)
        told[project] = next(iter(clashes(forced).sets), ())
    return Reach(clashes=(), unreachable=told)
