"""The council as its file has it: each expert with the ballot of the first round in one table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from appraisal.document import LIST, Document, Key, Name, Text
from appraisal.documents.ballot import Ballot, counted
from appraisal.documents.council import Council, Member, Pooling
from appraisal.documents.weighting import WeightingEntry


class Expert(Document):
    """A member and the member's ballot: ratings by criterion and project, weights, and projects of the recused."""

    key: Key
    name: Name
    recused: Annotated[tuple[Key, ...], LIST] = ()
    weights: WeightingEntry | None = None
    ratings: dict[Key, dict[Key, float]] = {}
    reasons: dict[Key, dict[Key, Text]] = {}


class CouncilFile(Pooling):
    """`council.toml`, and the same in a workbook. A rating that is not there says nothing, and no round is stated."""

    experts: Annotated[tuple[Expert, ...], LIST] = ()

    @property
    def council(self) -> Council:
        """The council itself."""
        members = tuple(Member(key=each.key, name=each.name) for each in self.experts)
        return Council(**self.rules(), members=members)

    @property
    def ballots(self) -> tuple[Ballot, ...]:
        """The experts' ballots of round 1."""
        return tuple(
            Ballot(
                member=each.key,
                recused=each.recused,
                weights=each.weights,
                answers={key: dict(ratings) for key, ratings in each.ratings.items()},
                reasons=each.reasons,
            )
            for each in self.experts
        )


def council_file(council: Council, ballots: Sequence[Ballot]) -> CouncilFile:
    """Return the file of a council with the ballots that count.

    The file has no words for who abstains or cannot judge: as there, nothing is said of that cell.
    """
    experts = tuple(_expert(member, ballot) for member, ballot in counted(council, ballots))
    return CouncilFile(**council.rules(), experts=experts)


def _expert(member: Member, ballot: Ballot) -> Expert:
    rated = {
        criterion: {project: said for project, said in row.items() if isinstance(said, float)}
        for criterion, row in ballot.answers.items()
    }
    return Expert(
        key=member.key,
        name=member.name,
        recused=ballot.recused,
        weights=ballot.weights,
        ratings=rated,
        reasons=ballot.reasons,
    )
