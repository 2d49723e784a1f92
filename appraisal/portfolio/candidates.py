"""The projects to choose from, with their options, requests and totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from appraisal.arrays import Floats, Ints
from appraisal.brief import Brief
from appraisal.portfolio.problem import Option


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Candidates(Brief):
    """The projects that can be chosen, as plain arrays.

    Attributes:
        projects: keys of the candidates in the order of the case.
        groups: project -> key of its group.
        investors: project -> its investors; () if none is named.
        marks: project -> keys of its marks.
        options: (n,) every option of every candidate, in the order of the case.
        years: (y,) calendar years of the requests, rising.
        requests: fund -> (n, y) thousandths of money asked from that fund by each option in each year.
        totals: key of a figure or criterion -> (n,) what each option adds to that total, in its unit.
        absent: keys of projects that cannot be appraised: they are never chosen, but rules may name them.
    """

    projects: tuple[str, ...]
    groups: Mapping[str, str]
    investors: Mapping[str, tuple[str, ...]]
    options: tuple[Option, ...]
    years: tuple[int, ...]
    requests: Mapping[str, Ints]
    totals: Mapping[str, Floats]
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    absent: tuple[str, ...] = field(default=())
