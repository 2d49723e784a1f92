"""The result of reading any kind of file, before it is checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from appraisal.documents.findings import Locate
from appraisal.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The plain tables of a case, the unreadable parts, and the place of each table in the user's files."""

    key: str
    tree: Mapping[str, object]
    problems: tuple[Problem, ...]
    locate: Locate
    speak: Callable[[Problem], Problem]  # in words for the kind of files
    order: Callable[[Problem], tuple[object, ...]]  # in the order in which a reader of the files meets the places
