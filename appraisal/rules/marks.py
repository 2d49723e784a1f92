"""The coefficients of rows: options by project, group, investor or mark, and their requests."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from appraisal.arrays import Ints
from appraisal.portfolio.candidates import Candidates


def projects(candidates: Candidates, keys: Iterable[str]) -> Ints:
    """Return (n,) 1 for every option of these projects."""
    wanted = set(keys)
    return np.array([option.project in wanted for option in candidates.options], dtype=np.int64)


def group(candidates: Candidates, key: str) -> Ints:
    """Return (n,) 1 for every option of a project of the group."""
    return projects(candidates, (each for each in candidates.projects if candidates.groups[each] == key))


def investor(candidates: Candidates, name: str) -> Ints:
    """Return (n,) 1 for every option of a project in which the investor takes part."""
    return projects(candidates, (each for each in candidates.projects if name in candidates.investors.get(each, ())))


def marked(candidates: Candidates, mark: str) -> Ints:
    """Return (n,) 1 for every option of a project with the mark."""
    return projects(candidates, (each for each in candidates.projects if mark in candidates.marks.get(each, ())))


def investors(candidates: Candidates) -> tuple[str, ...]:
    """Return every investor of a candidate, in the order of the case."""
    return tuple(dict.fromkeys(name for each in candidates.projects for name in candidates.investors.get(each, ())))


def asked(candidates: Candidates, fund: str | None = None, *, last_year: int | None = None) -> Ints:
    """Return (n,) thousandths asked of a fund, or of all funds, in all years or in those up to one."""
    until = np.array([last_year is None or year <= last_year for year in candidates.years], dtype=bool)
    total = np.zeros(len(candidates.options), dtype=np.int64)
    for key, requests in candidates.requests.items():
        if fund in (None, key):
            total += requests[:, until].sum(axis=1)
    return total


def asked_in(candidates: Candidates, fund: str, year: int) -> Ints:
    """Return (n,) thousandths asked of a fund in one year."""
    if fund not in candidates.requests or year not in candidates.years:
        return np.zeros(len(candidates.options), dtype=np.int64)
    return candidates.requests[fund][:, candidates.years.index(year)]
