"""What can go wrong, as keys and facts; the words are in `appraisal/text`.

    AppraisalError            everything raised on purpose
    ├── InputError            what a user gave cannot be used; carries every problem at once   exit 2
    └── DefectError           a promise of our own was broken: never the user's fault          exit 1

An infeasible set of rules is not an error but an answer: it is the status of a portfolio.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a user's files.

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
    """A user's input cannot be used; `problems` holds all problems, in the order of the files.

    As a string it says every problem in English, one a line: place, what is wrong, how to mend it, and its key.
    """

    speak: ClassVar[Callable[[Problem], str] | None] = None
    """Turns a problem into words. `text` sets it, because this floor may not import the words."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        if not self.problems:
            raise DefectError("an InputError without a problem")
        super().__init__(self.problems)  # pickle calls this in another process

    def __str__(self) -> str:
        speak = InputError.speak or (lambda problem: str(dict(problem.facts)))
        return "\n".join(f"{speak(problem)} [{problem.key}]" for problem in self.problems)


class DefectError(AppraisalError):
    """A promise of our own was broken."""


def refuse(key: str, place: Place | None = None, /, **facts: object) -> InputError:
    """Return an `InputError` with one problem; an engine, which does not know about files, gives no place.

    Example:
        >>> raise refuse("problem_given_twice")
        Traceback (most recent call last):
        ...
        appraisal.errors.InputError: A whole problem is given, and ... holds them. [problem_given_twice]
    """
    return InputError([Problem(key, facts, place)])
