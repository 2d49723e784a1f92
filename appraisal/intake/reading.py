"""What any kind of file becomes before it is checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from appraisal.documents.findings import Locate
from appraisal.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The plain tables of a case, what could not be read, and where each table stands in the user's files."""

    key: str
    tree: Mapping[str, object]
    problems: tuple[Problem, ...]
    locate: Locate
    speak: Callable[[Problem], Problem]  # in the words of the files' kind
    order: Callable[[Problem], tuple[object, ...]]  # as a person meets the places in the files
