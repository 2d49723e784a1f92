"""What changes from one portfolio to another: who enters, who leaves, who is done in another way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from appraisal.portfolio.problem import Option, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The difference between two portfolios in three lists, each in the order of the case.

    A project that both hold in different options neither enters nor leaves: it changes its option.

    Attributes:
        enters: projects that only the second holds, in the option it holds them in.
        leaves: projects that only the first holds, in the option it held them in.
        changes_option: projects of both that the second does in another way, in the second's option.
    """

    enters: tuple[Option, ...]
    leaves: tuple[Option, ...]
    changes_option: tuple[Option, ...]

    @property
    def projects(self) -> bool:
        """Whether any project enters or leaves, so that more than options changes."""
        return bool(self.enters or self.leaves)

    def without(self, project: str) -> Change:
        """Return the same difference without one project, which a sentence speaks of anyway."""
        lists = (self.enters, self.leaves, self.changes_option)
        enters, leaves, others = (tuple(each for each in one if each.project != project) for one in lists)
        return Change(enters=enters, leaves=leaves, changes_option=others)

    def __bool__(self) -> bool:
        """Say whether anything changes."""
        return bool(self.enters or self.leaves or self.changes_option)


def change(problem: Problem, before: Sequence[int], after: Sequence[int]) -> Change:
    """Return what changes from one choice of options to another.

    Args:
        problem: whose options the indexes name.
        before: indexes of the first portfolio.
        after: indexes of the second.

    Example:
        >>> import numpy as np
        >>> options = (Option("a"), Option("a", "small"), Option("b"))
        >>> problem = Problem(options=options, values=np.ones(3), costs=np.ones(3, dtype=np.int64))
        >>> found = change(problem, [0], [1, 2])
        >>> [each.project for each in found.enters], [each.key for each in found.changes_option]
        (['b'], ['small'])
    """
    options = problem.options
    return between([options[index] for index in sorted(before)], [options[index] for index in sorted(after)])


def between(before: Iterable[Option], after: Iterable[Option]) -> Change:
    """Return what changes from some options to others, each at most one of a project and in the order of the case."""
    first, second = ({option.project: option for option in each} for each in (before, after))
    return Change(
        enters=tuple(option for project, option in second.items() if project not in first),
        leaves=tuple(option for project, option in first.items() if project not in second),
        changes_option=tuple(
            option for project, option in second.items() if project in first and first[project] != option
        ),
    )
