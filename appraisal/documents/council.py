"""The council: its members, and the pooling of their ballots."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from appraisal.document import LIST, Document, Key, Name, Text


class Member(Document):
    """One expert of the council; the expert's answers are in ballots."""

    key: Key
    name: Name


class Pooling(Document):
    """How the council's ballots become one rating for each cell.

    `quorum` is the least number of ratings that a cell needs; `tolerance` is the spread, in points of the rating, above
    which a cell is put on the agenda.
    """

    pooling: Literal["mean", "median"] = "median"
    quorum: Annotated[int, Field(ge=1)] = 1
    tolerance: Annotated[float, Field(ge=0)] = 2.0
    note: Text | None = None

    def rules(self) -> dict[str, Any]:
        """Return how ballots are pooled, by name, for a document that says it too."""
        return {name: getattr(self, name) for name in Pooling.model_fields}


class Council(Pooling):
    """The council's members and its own rules."""

    members: Annotated[tuple[Member, ...], LIST] = ()
