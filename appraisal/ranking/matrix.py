"""The decision matrix: one finite number for each project and criterion."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from appraisal.arrays import Floats, finite
from appraisal.brief import Brief
from appraisal.errors import InputError, Problem


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DecisionMatrix(Brief):
    """Projects (rows, in the order of the case) by criteria (columns), each number in its criterion's unit.

    Raises:
        InputError: `matrix_empty`, `ids_repeated`, `wrong_shape`, `not_finite`.

    Example:
        >>> DecisionMatrix(projects=("karakan", "itat"), criteria=("jobs",), values=[[4500], [1000]]).values.shape
        (2, 1)
    """

    projects: tuple[str, ...]
    criteria: tuple[str, ...]
    values: Floats

    def __post_init__(self) -> None:
        problems = []
        if not self.projects or not self.criteria:
            problems.append(Problem("matrix_empty", {"projects": len(self.projects), "criteria": len(self.criteria)}))
        for ids in (self.projects, self.criteria):
            if len(set(ids)) < len(ids):
                repeated = [name for name, count in Counter(ids).items() if count > 1]
                problems.append(Problem("ids_repeated", {"ids": repeated}))
        if problems:
            raise InputError(problems)
        shape = (len(self.projects), len(self.criteria))
        object.__setattr__(self, "values", finite("matrix", self.values, shape=shape))
