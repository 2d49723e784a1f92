"""Rules that name projects: mandatory, excluded, exclusive, at least one of, prerequisite.

A project that is known to the case but cannot be appraised is never chosen: a rule that needs it cannot be met, and
one that forbids it is met already.
"""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.documents.rules import AtLeastOneOf, Excluded, Exclusive, Mandatory, Prerequisite
from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.problem import Row
from appraisal.portfolio.rules import marks


def mandatory_rows(key: str, rule: Mandatory, candidates: Candidates) -> Iterator[Row]:
    """Yield one row a project: at least one of its options."""
    for project in rule.projects:
        marked = marks.projects(candidates, [project])
        yield Row(name=f"{key} {project}", coefficients=marked, sense=">=", rhs=1, rule=key)


def excluded_rows(key: str, rule: Excluded, candidates: Candidates) -> Iterator[Row]:
    """Yield the row that leaves no room for any of the projects."""
    yield Row(name=key, coefficients=marks.projects(candidates, rule.projects), sense="<=", rhs=0, rule=key)


def exclusive_rows(key: str, rule: Exclusive, candidates: Candidates) -> Iterator[Row]:
    """Yield the row that leaves room for one of the projects."""
    yield Row(name=key, coefficients=marks.projects(candidates, rule.projects), sense="<=", rhs=1, rule=key)


def at_least_one_rows(key: str, rule: AtLeastOneOf, candidates: Candidates) -> Iterator[Row]:
    """Yield the row that asks for one of the projects."""
    yield Row(name=key, coefficients=marks.projects(candidates, rule.projects), sense=">=", rhs=1, rule=key)


def prerequisite_rows(key: str, rule: Prerequisite, candidates: Candidates) -> Iterator[Row]:
    """Yield a row for each required project, or one for all where any of them will do."""
    wanted = marks.projects(candidates, [rule.project])
    if not wanted.any():
        return
    parts = [rule.requires] if rule.how == "any" else [(each,) for each in rule.requires]
    for part in parts:
        name = f"{key} {' or '.join(part)}"
        yield Row(name=name, coefficients=wanted - marks.projects(candidates, part), sense="<=", rhs=0, rule=key)
