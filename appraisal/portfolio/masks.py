"""Portfolios as the bits of an int64, the first option highest, so that case order is numerical order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import numpy as np

from appraisal.arrays import Bools, Floats, Ints
from appraisal.portfolio.problem import Problem

MOST_OPTIONS = 62
Numbers = TypeVar("Numbers", Ints, Floats)


def bits(problem: Problem, options: Iterable[int]) -> int:
    """Return the mask of a set of options."""
    n = len(problem.options)
    return sum(1 << (n - 1 - index) for index in options)


def combinations(problem: Problem) -> int:
    """Return the number of combinations without any rule: the product over the projects of their options plus one."""
    size = 1
    for options in problem.of_project:
        size *= len(options) + 1
    return size


def first(masks: Ints) -> int:
    """Return, of portfolios of equal value and cost, that of fewest options, then the first in case order."""
    counts = np.bitwise_count(masks)
    return int(masks[counts == counts.min()].max())


def earned_by(problem: Problem, masks: Ints) -> list[Bools]:
    """Return for each bonus the portfolios that earn it."""
    return [earned_in(problem, bonus.projects, masks) for bonus in problem.bonuses]


def earned_in(problem: Problem, projects: Iterable[str], masks: Ints) -> Bools:
    """Return for each portfolio whether it contains all these projects."""
    all_in = np.ones(masks.shape, dtype=bool)
    for project in projects:
        all_in &= masks & bits(problem, problem.options_of(project)) != 0
    return all_in


def subset_sums(masks: Ints, numbers: Numbers) -> Numbers:
    """Return the sum of numbers over the bits of each mask, looked up in tables of 2^11 sums by slices of the bits.

    Args:
        masks: (m,).
        numbers: (n,), or (k, n) for k sums of each mask.

    Returns:
        (m,), or (k, m).
    """
    n = numbers.shape[-1]
    rows: tuple[int, ...] = numbers.shape[:-1]
    total: Numbers = np.zeros((*rows, *masks.shape), dtype=numbers.dtype)
    for last in range(n, 0, -11):
        table: Numbers = np.zeros((*rows, 1), dtype=numbers.dtype)
        for k in range(last - 1, max(last - 12, -1), -1):
            table = np.concatenate([table, table + numbers[..., k, np.newaxis]], axis=-1)
        total += table[..., (masks >> (n - last)) & (table.shape[-1] - 1)]
    return total
