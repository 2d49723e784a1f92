"""The difference between two portfolios: projects that enter, leave or change their option."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from appraisal.portfolio.problem import Option, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The difference between two portfolios in three lists, each in the order of the case.

    A project in both with different options neither enters nor leaves: it changes its option.

    Attributes:
        enters: projects only in the second, with their option in it.
        leaves: projects only in the first, with their option in it.
        changes_option: projects in both with different options, with the second's option.
    """

    enters: tuple[Option, ...]
    leaves: tuple[Option, ...]
    changes_option: tuple[Option, ...]

    @property
    def projects(self) -> bool:
        """Whether any project enters or leaves."""
        return bool(self.enters or self.leaves)

    def without(self, project: str) -> Change:
        """Return the same difference without one project, which the sentence already names."""
        lists = (self.enters, self.leaves, self.changes_option)
        enters, leaves, others = (tuple(each for each in one if each.project != project) for one in lists)
        return Change(enters=enters, leaves=leaves, changes_option=others)

    def __bool__(self) -> bool:
        """Return whether anything changes."""
        return bool(self.enters or self.leaves or self.changes_option)


def change(problem: Problem, before: Sequence[int], after: Sequence[int]) -> Change:
    """Return the change from one choice of options to another.

    Args:
        problem: with the options that the indexes refer to.
        before: indexes of the first portfolio.
        after: indexes of the second.

    Example:
        >>> import numpy as np
        >>> options = (Option("a"), Option("a", "small"), Option("b"))
        >>> problem = Problem(options=options, values=np.ones(3), costs=np.ones(3, dtype=np.int64))
        >>> changed = change(problem, [0], [1, 2])
        >>> [each.project for each in changed.enters], [each.key for each in changed.changes_option]
        (['b'], ['small'])
    """
    options = problem.options
    return between([options[index] for index in sorted(before)], [options[index] for index in sorted(after)])


def between(before: Iterable[Option], after: Iterable[Option]) -> Change:
    """Return the change between two lists of options, each with at most one of a project, in the order of the case."""
    first, second = ({option.project: option for option in each} for each in (before, after))
    return Change(
        enters=tuple(option for project, option in second.items() if project not in first),
        leaves=tuple(option for project, option in first.items() if project not in second),
        changes_option=tuple(
            option for project, option in second.items() if project in first and first[project] != option
        ),
    )
