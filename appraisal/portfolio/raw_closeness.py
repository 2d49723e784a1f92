"""Flaws of the plain sum of closeness, computed for the given case.

Raw closeness has no zero: a project worse than nothing still adds to the sum, places may depend on the other
applicants, and two halves of a project score more than the whole. Each warning is a fact about the given case; there is
no warning about a flaw that does not occur in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from appraisal.arrays import Floats
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers
from appraisal.portfolio.constraints import without_project
from appraisal.portfolio.portfolio_value import portfolio_value, projects_of
from appraisal.portfolio.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class RawWarning:
    """A warning: `raw_closeness.{key}` of the texts, with its facts."""

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)


def raw_closeness_warnings(
    asked: Answers,
    best: Portfolio,
    *,
    npv: Floats,
    above_nothing: Floats,
    value: Problem,
    without: Callable[[str], Floats] | None = None,
    halves: Mapping[str, float] | None = None,
) -> tuple[RawWarning, ...]:
    """Return the flaws of the best portfolio by raw closeness.

    Args:
        asked: answers about the problem with raw closeness as its objective.
        best: its best portfolio.
        npv: (n options) NPV of each.
        above_nothing: (n options) closeness above doing nothing.
        value: the same problem by additive value.
        without: project -> (n options) raw closeness as if that project had never applied; on declared bounds it does
            not change and may be left out.
        halves: project -> sum of the closeness of its two halves over that of the whole.
    """
    problem, result = asked.problem, []
    losing = tuple(problem.options[each].project for each in best.chosen if npv[each] < 0)
    if losing:
        result.append(RawWarning(key="negative_npv", facts={"projects": list(losing), "n": len(losing)}))
    worse = tuple(problem.options[each].project for each in best.chosen if above_nothing[each] < 0)
    if worse:
        result.append(RawWarning(key="worse_than_nothing", facts={"projects": list(worse), "n": len(worse)}))
    top = asked.about(value).best()
    if best.found and top.value is not None and top.value > 0:
        share = portfolio_value(value, best.chosen) / top.value
        if share < 1 - 1e-9:
            result.append(RawWarning(key="share_of_value", facts={"share": share}))
    moved = _movers(asked, best, without) if without is not None else ()
    if moved:
        result.append(RawWarning(key="outsiders_decide", facts={"projects": list(moved), "n": len(moved)}))
    rising = {project: ratio for project, ratio in (halves or {}).items() if ratio > 1 + 1e-9}
    if rising:
        most = max(rising, key=rising.__getitem__)
        result.append(
            RawWarning(key="splitting_pays", facts={"project": most, "ratio": rising[most], "n": len(rising)})
        )
    return tuple(result)


def _movers(asked: Answers, best: Portfolio, without: Callable[[str], Floats]) -> tuple[str, ...]:
    """Return the unchosen projects whose application changes the portfolio."""
    problem, inside = asked.problem, set(projects_of(asked.problem, best))
    moved = []
    for project in problem.projects:
        if project not in inside:
            alone = problem.with_values(without(project), objective=problem.objective)
            again = asked.about(alone).best(rows=[without_project(problem, project)])
            if set(projects_of(problem, again)) != inside:
                moved.append(project)
    return tuple(moved)
