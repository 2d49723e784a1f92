"""Portfolio and decision: variants, motions, votes, conditions and dissent."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from appraisal.document import DAY_PATTERN, LIST, Document, Key, Line, Name, Year
from appraisal.documents.criterion import Points
from appraisal.journal.events.base import Event, Words
from appraisal.journal.tally import Choice, Majority, Tally

Amount = Annotated[float, Field(ge=0)]
On = Literal["amendment", "portfolio", "project"]


class VariantKept(Event):
    """A what-if that is kept by name. What it leaves out is as in the case.

    Money is in the case's unit; `years` are limits by year, `rules_off` the keys of rules that do not apply; `scenario`
    is one of the case's; `weights` are of every criterion, with any sum.
    """

    kind: ClassVar = "variant_kept"
    variant: Key
    title: Name
    budget: Amount | None = None
    years: dict[Year, Amount] = {}
    rules_off: Annotated[tuple[Line, ...], LIST] = ()
    forced_in: Annotated[tuple[Key, ...], LIST] = ()
    forced_out: Annotated[tuple[Key, ...], LIST] = ()
    objective: Line | None = None
    scenario: Key | None = None
    weights: dict[Key, Points] = {}


class Pinned(Document):
    """A project of a motion's portfolio, in the option that is put to the vote."""

    project: Key
    option: Key


class MotionPut(Event):
    """A variant is put to the council; an amendment changes the motion that it names.

    `portfolio` is what was the best when the motion was put: the vote is on that, whatever is computed later.
    """

    kind: ClassVar = "motion_put"
    motion: Key
    title: Name
    variant: Key
    amends: Key | None
    portfolio: Annotated[tuple[Pinned, ...], LIST]

    @model_validator(mode="after")
    def _pinned_once(self) -> MotionPut:
        seen = set[str]()
        for each in self.portfolio:
            if each.project in seen:
                raise PydanticCustomError("listed_twice", "listed_twice", {"key": each.project})
            seen.add(each.project)
        return self


class VoteOpened(Event):
    """A question is put to an electorate of seats; those who stand aside are named.

    It is `on` an amendment, on the whole portfolio of a motion, or on one project of that portfolio. `projects` are
    those that the question names: nobody recused from one of them may vote on it. The whole portfolio names none.
    """

    kind: ClassVar = "vote_opened"
    vote: Key
    motion: Key
    on: On
    question: Name
    projects: Annotated[tuple[Key, ...], LIST]
    electorate: Annotated[tuple[Key, ...], Field(strict=False, min_length=1)]
    aside: Annotated[tuple[Key, ...], LIST]
    majority: Majority

    @model_validator(mode="after")
    def _names_its_projects(self) -> VoteOpened:
        if (self.on == "portfolio" and self.projects) or (self.on == "project" and len(self.projects) != 1):
            raise PydanticCustomError("question_unclear", "question_unclear", {})
        return self


class VoteCast(Event):
    """One seat's vote."""

    kind: ClassVar = "vote"
    of_seat: ClassVar = True
    vote: Key
    choice: Choice


class VoteClosed(Event):
    """A vote ends with its tally; `without_conflicted` counts it without members who are recused from any project."""

    kind: ClassVar = "vote_closed"
    vote: Key
    tally: Tally
    without_conflicted: Tally


class VoteAnnulled(Event):
    """A vote does not count, as two seats say; it may be repeated under another key."""

    kind: ClassVar = "vote_annulled"
    vote: Key
    reason: Words
    second: Key


class ConditionSet(Event):
    """A condition of a motion, with the day by which it must be met."""

    kind: ClassVar = "condition_set"
    condition: Key
    motion: Key
    text: Words
    due: Annotated[str, Field(pattern=DAY_PATTERN)]


class Dissent(Event):
    """A member dissents from a motion; `portfolio` is what the member's own weights would choose, if it is known."""

    kind: ClassVar = "dissent"
    of_seat: ClassVar = True
    motion: Key
    text: Words
    portfolio: Annotated[tuple[Key, ...], LIST] | None


PORTFOLIO = (VariantKept, MotionPut)
VOTING = (VoteOpened, VoteCast, VoteClosed, VoteAnnulled, ConditionSet, Dissent)
