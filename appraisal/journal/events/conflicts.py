"""Conflicts of interest: declared before any figure is shown, ruled on by the chair."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from appraisal.document import Key
from appraisal.journal.events.base import Event, Words


class ConflictDeclared(Event):
    """A seat's answers to “have you a conflict of interest?”, by project."""

    kind: ClassVar = "conflict_declared"
    of_seat: ClassVar = True
    answers: Annotated[dict[Key, Literal["conflict", "none"]], Field(min_length=1)]
    reasons: dict[Key, Words] = {}


class ConflictRuled(Event):
    """The chair rules whether a seat is recused from a project."""

    kind: ClassVar = "conflict_ruled"
    of_seat: ClassVar = True
    project: Key
    recused: bool
    reason: Words


CONFLICTS = (ConflictDeclared, ConflictRuled)
