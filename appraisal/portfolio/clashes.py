"""Why there is no portfolio: the smallest sets of rules that cannot be kept together.

A set is minimal if the others can be kept once any one of its rules is dropped. One such set comes from dropping rules
one by
one (deletion filter, J. W. Chinneck 1997, "Finding a useful subset of constraints for analysis in an infeasible linear
program", INFORMS Journal on Computing 9, 164-174); all of them from the tree of R. Reiter 1987, "A theory of diagnosis
from first principles", Artificial Intelligence 32, 57-95: a rule of each known set is dropped until nothing clashes.
The rules dropped along such a path are a smallest repair.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from appraisal.portfolio.answers import Answers
from appraisal.portfolio.enumerate import admissible_masks, can_enumerate, holds
from appraisal.portfolio.masks import earned_by, subset_sums
from appraisal.portfolio.problem import Problem
from appraisal.portfolio.solve import solve

_MOST_SETS = 10
_Rules = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clashes:
    """Rules that cannot be kept together.

    Attributes:
        sets: minimal sets of rules, the smallest first, each in the order of the rules; the empty set stands for
            conditions that come from no rule.
        repairs: smallest sets of rules to drop so that there is a portfolio.
        exact: whether all minimal sets were found.
    """

    sets: tuple[tuple[str, ...], ...]
    repairs: tuple[tuple[str, ...], ...]
    exact: bool


def clashes(asked: Answers) -> Clashes:
    """Return every minimal set of clashing rules, up to ten; none if there is a portfolio."""
    rules = asked.problem.rules
    possible = _oracle(asked)
    result: list[_Rules] = []
    repairs: list[_Rules] = []
    paths: list[_Rules] = [frozenset()]
    seen: set[_Rules] = set()
    complete = True
    while paths:
        dropped = paths.pop(0)
        if dropped in seen or any(each <= dropped for each in repairs):
            continue
        seen.add(dropped)
        clash = next((each for each in result if not each & dropped), None)
        if clash is None:
            kept = frozenset(rules) - dropped
            if possible(kept):
                if dropped:
                    repairs.append(dropped)
                continue
            if len(result) == _MOST_SETS:
                complete = False
                continue
            clash = _one_clash([each for each in rules if each in kept], possible)
            result.append(clash)
        paths += [dropped | {rule} for rule in rules if rule in clash]
    order = {rule: place for place, rule in enumerate(rules)}

    def listed(sets: list[_Rules]) -> tuple[tuple[str, ...], ...]:
        ordered = [tuple(sorted(each, key=order.__getitem__)) for each in sets]
        return tuple(sorted(ordered, key=lambda each: (len(each), [order[rule] for rule in each])))

    return Clashes(sets=listed(result), repairs=listed(repairs), exact=complete)


def _one_clash(rules: list[str], possible: Callable[[_Rules], bool]) -> _Rules:
    """Return one minimal set by halving the rules; earlier rules are preferably kept.

    U. Junker 2004, "QuickXplain", AAAI, 167-172: a few questions for each rule of the set instead of one for each rule.
    """

    def within(held: _Rules, listed: list[str], *, new: bool) -> _Rules:
        if new and not possible(held):
            return frozenset()
        if len(listed) == 1:
            return frozenset(listed)
        first, second = listed[: len(listed) // 2], listed[len(listed) // 2 :]
        late = within(held | set(first), second, new=True)
        return late | within(held | late, first, new=bool(late))

    return within(frozenset(), rules, new=True) if rules else frozenset()


def _oracle(asked: Answers) -> Callable[[_Rules], bool]:
    """Return the function that says whether some rules can be kept together."""
    problem = asked.problem
    known: dict[_Rules, bool] = {}

    def by_solver(kept: _Rules) -> bool:
        if kept not in known:
            loose = problem.without_rules([rule for rule in problem.rules if rule not in kept])
            known[kept] = solve(loose.with_values(problem.values * 0, objective=""), time_limit=asked.time_limit).found
        return known[kept]

    if not can_enumerate(problem) or len(problem.rules) > 62:
        return by_solver
    broken = _broken_rules(problem)
    bit = {rule: 1 << place for place, rule in enumerate(problem.rules)}
    return lambda kept: bool(((broken & sum(bit[rule] for rule in kept)) == 0).any())


def _broken_rules(problem: Problem) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Return, as bits, the different sets of rules that a combination of options breaks."""
    masks = admissible_masks(problem, [row for row in problem.rows if not row.rule])
    earned = earned_by(problem, masks)
    broken = np.zeros(len(masks), dtype=np.int64)
    place = {rule: number for number, rule in enumerate(problem.rules)}
    for row in problem.rows:
        if row.rule:
            total = subset_sums(masks, row.coefficients)
            if row.bonuses is not None:
                for gain, each in zip(row.bonuses.tolist(), earned, strict=True):
                    total += gain * each
            broken |= np.where(holds(row, total), 0, 1 << place[row.rule])
    return np.unique(broken)
