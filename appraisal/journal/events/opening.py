"""Preparing a session: it is opened on a case, and its rules are sealed."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from appraisal.document import LIST, LONGEST_NAME, Document, Key, Line, Name, Share, ShortName
from appraisal.documents.council import Pooling
from appraisal.journal.events.base import Digest, Event
from appraisal.journal.tally import Majority
from appraisal.text.local import LocalText


class Opened(Event):
    """A session about a case; whoever opens it holds the secretary's seat.

    `case` is the name of its folder or workbook, `program` the program's version. A `rehearsal` can be held to its last
    vote, but no memo of it is issued or signed; whoever shows the session shows that it is one.
    """

    kind: ClassVar = "opened"
    version: ClassVar = 2
    of_seat: ClassVar = True
    person: Key
    case: Annotated[Line, Field(min_length=1, max_length=LONGEST_NAME)]
    title: Name
    digest: Digest
    program: Line
    rehearsal: bool = False


class CouncilRules(Pooling):
    """The council's own rules for a session; a vote needs `present` of the experts' seats.

    `late` says when a seat given after round 1 was opened may rate, `shown` how ratings are signed after the reveal.
    """

    present: Share
    majority: Majority
    late: Literal["at_once", "next_round", "never"]
    written_opinions: bool
    shown: Literal["by_name", "by_letter"]


class ListedProject(Document):
    """A project as a seat sees it before its conflicts are declared."""

    key: Key
    title: Name
    short: ShortName | None = None
    investors: Annotated[tuple[Name, ...], LIST] = ()

    @property
    def brief(self) -> LocalText:
        """The title for a narrow place: the short one, or the whole title where there is none."""
        return self.short or self.title


class RatedCriterion(Document):
    """A criterion that experts rate, with the lowest and the highest point of its scale."""

    key: Key
    title: Name
    lowest: float
    highest: float


class RulesSealed(Event):
    """The rules of the session are fixed: what is pinned by digest, what is rated, and the council's own rules."""

    kind: ClassVar = "rules_sealed"
    case: Digest
    criteria: Digest
    bounds: Digest
    rules: Digest
    council: CouncilRules
    projects: Annotated[tuple[ListedProject, ...], Field(strict=False, min_length=1)]
    rated: Annotated[tuple[RatedCriterion, ...], LIST]

    @model_validator(mode="after")
    def _listed_once(self) -> RulesSealed:
        for listed in (self.projects, self.rated):
            keys = [each.key for each in listed]
            if len(set(keys)) < len(keys):
                twice = next(key for key in keys if keys.count(key) > 1)
                raise PydanticCustomError("listed_twice", "listed_twice", {"key": twice})
        return self


class StageEntered(Event):
    """The session goes on to the portfolio or to the decision; other stages follow from their own events."""

    kind: ClassVar = "stage_entered"
    stage: Literal["portfolio", "decision"]


OPENING = (Opened, RulesSealed, StageEntered)
