"""Projects that no portfolio can hold, and the rules that exclude them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.clashes import clashes
from appraisal.portfolio.constraints import with_project

_SECONDS = 2.0
_EXPLAINED = 20  # most projects whose rules are searched for: each takes several solves


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What the rules allow.

    Attributes:
        clashes: if no portfolio keeps to all rules, the smallest clashing sets; then `unreachable` is empty.
        unreachable: projects that no admissible portfolio holds -> a smallest set of rules that excludes each.
    """

    clashes: tuple[tuple[str, ...], ...]
    unreachable: Mapping[str, tuple[str, ...]]


def reach(asked: Answers) -> Reach:
    """Return what the rules allow; only proved exclusions are returned.

    Portfolios with as many unseen projects as possible are computed until no new project appears.
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
