"""A ballot: what one member of the council says in one round."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from appraisal.document import LIST, Document, Key, Text
from appraisal.documents.council import Council, Member
from appraisal.documents.weighting import WeightingEntry
from appraisal.errors import DefectError

# A member's answer for one cell. A cell that a ballot does not mention has no answer.
Said = float | Literal["abstains", "cannot_judge"]
Answer = Said | Literal["recused"]


class Ballot(Document):
    """The answers of one member in one round, by criterion and project, and the member's weights.

    A member who is `recused` from a project is recused for all its criteria: `answers` on it are kept, but not counted.
    `reasons` are by criterion and project as well, whatever the answer.
    """

    member: Key
    round: Annotated[int, Field(ge=1)] = 1
    recused: Annotated[tuple[Key, ...], LIST] = ()
    weights: WeightingEntry | None = None
    answers: dict[Key, dict[Key, Said]] = {}
    reasons: dict[Key, dict[Key, Text]] = {}

    def answer(self, criterion: str, project: str) -> Answer | None:
        """Return the member's answer for a cell, or None."""
        if project in self.recused:
            return "recused"
        return self.answers.get(criterion, {}).get(project)

    def ratings(self, criterion: str) -> dict[str, float]:
        """Return the ratings that count on a criterion, by project: neither silence nor what a recused member said."""
        said = self.answers.get(criterion, {}).items()
        return {project: each for project, each in said if isinstance(each, float) and project not in self.recused}


def counted(council: Council, ballots: Iterable[Ballot]) -> tuple[tuple[Member, Ballot], ...]:
    """Return each member with the ballot that counts: of the last round in which the member spoke, or an empty one.

    Raises:
        DefectError: for a ballot of someone outside the council.
    """
    last = {each.member: each for each in sorted(ballots, key=lambda each: each.round)}
    if strangers := last.keys() - {each.key for each in council.members}:
        raise DefectError(f"ballots of nobody in the council: {sorted(strangers)}")
    return tuple((each, last.get(each.key, Ballot(member=each.key))) for each in council.members)
