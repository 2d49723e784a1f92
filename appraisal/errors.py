"""What can go wrong, as keys and facts; the words are in `appraisal/text`.

    AppraisalError            everything raised on purpose
    ├── InputError            what a user gave cannot be used; carries every problem at once   exit 2
    └── DefectError           a promise of our own was broken: never the user's fault          exit 1

An infeasible set of rules is not an error but an answer: it is the status of a portfolio.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a user's files something stands.

    `row` counts from 1 as a spreadsheet or an editor does. `column` is a spreadsheet's column title or, in TOML, the
    dotted path of the key.
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: a key of `text/*/problems.toml`, its facts and its place.

    Example:
        >>> Problem("unknown_group", {"group": "coal"}, Place(file="projects/a.toml", column="group")).facts
        {'group': 'coal'}
    """

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)
    place: Place | None = None


class AppraisalError(Exception):
    """Everything that this package raises on purpose."""


class InputError(AppraisalError):
    """What a user gave cannot be used; `problems` holds all that was found, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        if not self.problems:
            raise DefectError("an InputError without a problem")
        super().__init__("; ".join(f"{problem.key} {dict(problem.facts)}" for problem in self.problems))


class DefectError(AppraisalError):
    """A promise of our own was broken."""


def refuse(key: str, /, **facts: object) -> InputError:
    """Return an `InputError` of one problem, to be raised by an engine that knows no files.

    Example:
        >>> raise refuse("weights_all_zero", criteria=["npv"])
        Traceback (most recent call last):
        ...
        appraisal.errors.InputError: weights_all_zero {'criteria': ['npv']}
    """
    return InputError([Problem(key, facts)])
