"""Rules on how many projects: in all, of a group, of an investor."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from appraisal.arrays import Ints
from appraisal.documents.rules import Count, GroupCount, Investor
from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.problem import Row
from appraisal.portfolio.rules import marks


def count_rows(key: str, rule: Count, candidates: Candidates) -> Iterator[Row]:
    """Yield the floor and the cap on the number of projects."""
    yield from _bounds(key, np.ones(len(candidates.options), dtype=np.int64), rule.at_least, rule.at_most)


def group_count_rows(key: str, rule: GroupCount, candidates: Candidates) -> Iterator[Row]:
    """Yield the floor and the cap on the number of projects of a group."""
    yield from _bounds(key, marks.group(candidates, rule.group), rule.at_least, rule.at_most)


def investor_count_rows(key: str, rule: Investor, candidates: Candidates) -> Iterator[Row]:
    """Yield the cap on the number of projects of an investor, or of each."""
    if rule.at_most_projects is None:
        return
    for name in marks.investors(candidates) if rule.investor is None else (rule.investor,):
        marked = marks.investor(candidates, name)
        yield Row(
            name=f"{key} {name}",
            coefficients=marked,
            sense="<=",
            rhs=rule.at_most_projects,
            rule=key,
            unit="count",
            about=name if rule.investor is None else "",
        )


def _bounds(key: str, marked: Ints, low: int | None, high: int | None) -> Iterator[Row]:
    if low is not None:
        yield Row(name=f"{key} min", coefficients=marked, sense=">=", rhs=low, rule=key, unit="count")
    if high is not None:
        yield Row(name=f"{key} max", coefficients=marked, sense="<=", rhs=high, rule=key, unit="count")
