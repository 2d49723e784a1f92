"""Rating: rounds, ballots in four forms, and figures corrected in between."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from appraisal.document import DAY_PATTERN, LIST, Document, Key, Line
from appraisal.documents.ballot import Said
from appraisal.documents.figure import FigureTable
from appraisal.documents.weighting import WeightingEntry
from appraisal.journal.events.base import Event, Number, Words


class Cell(Document):
    """What is rated: a project on a criterion."""

    project: Key
    criterion: Key


class RoundOpened(Event):
    """A blind round begins; it asks for `cells`, or for every cell and the weights if there are none."""

    kind: ClassVar = "round_opened"
    round: Number
    cells: Annotated[tuple[Cell, ...], LIST] = ()


class InRound(Event):
    """What one seat says in a round: sealed until the round is revealed."""

    of_seat: ClassVar = True
    blind: ClassVar = True
    round: Number


class Cast(InRound):
    """Answers on one project by criterion, or weights of the criteria; a save replaces the one before.

    `replaces` is the number of the ballot that the voter saw: 0 where there was none.
    """

    project: Key | None = None
    answers: dict[Key, Said] = {}
    reasons: dict[Key, Words] = {}
    weights: WeightingEntry | None = None
    replaces: Annotated[int, Field(ge=0)]

    @model_validator(mode="after")
    def _says_one_thing(self) -> Cast:
        on_project = self.project is not None and bool(self.answers) and self.weights is None
        on_weights = self.project is None and not self.answers and self.weights is not None
        if not (on_project or on_weights):
            raise PydanticCustomError("ballot_unclear", "ballot_unclear", {})
        silent = [key for key, said in self.answers.items() if said == "cannot_judge" and key not in self.reasons]
        if silent:
            raise PydanticCustomError("judging_without_reason", "judging_without_reason", {"criterion": silent[0]})
        if stray := sorted(self.reasons.keys() - self.answers.keys()):
            raise PydanticCustomError("reason_without_answer", "reason_without_answer", {"criterion": stray[0]})
        return self


class BallotCast(Cast):
    """A ballot from the seat's own device."""

    kind: ClassVar = "ballot"


class PaperBallot(Cast):
    """A sheet of paper, typed by the secretary under the eyes of a second seat."""

    kind: ClassVar = "paper_ballot"
    sheet: Annotated[Line, Field(min_length=1, max_length=40)]
    witness: Key


class AbsentOpinion(Cast):
    """What an absent member wrote, received on a day."""

    kind: ClassVar = "absent_opinion"
    received: Annotated[str, Field(pattern=DAY_PATTERN)]


class PaperContested(InRound):
    """A member does not recognise a ballot that was typed for the seat: it does not count."""

    kind: ClassVar = "paper_contested"
    project: Key | None
    reason: Words


class AnswerConfirmed(InRound):
    """A member keeps the answers on a project though a figure was corrected since."""

    kind: ClassVar = "answer_confirmed"
    project: Key


class Finished(Event):
    """A member has said everything in a round."""

    kind: ClassVar = "finished"
    of_seat: ClassVar = True
    round: Number


class Unfinished(Event):
    """A member goes on after all."""

    kind: ClassVar = "unfinished"
    of_seat: ClassVar = True
    round: Number


class RoundClosed(Event):
    """A round ends; it is never opened again."""

    kind: ClassVar = "round_closed"
    round: Number


class Revealed(Event):
    """The answers of a round may be seen."""

    kind: ClassVar = "revealed"
    round: Number


class ResultsRead(Event):
    """Somebody looked at the results of a round."""

    kind: ClassVar = "results_read"
    round: Number


class FigureCorrected(Event):
    """A figure of a project is replaced; answers given before are stale until they are confirmed."""

    kind: ClassVar = "figure_corrected"
    project: Key
    figure: Key
    before: FigureTable | None
    after: FigureTable
    reason: Words


RATING = (
    *(RoundOpened, BallotCast, PaperBallot, AbsentOpinion, PaperContested, AnswerConfirmed, Finished, Unfinished),
    *(RoundClosed, Revealed, ResultsRead, FigureCorrected),
)
