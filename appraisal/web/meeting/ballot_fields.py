"""The fields of a ballot on one project: their keys carry the round and the project; what they say, saved or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from appraisal.documents.ballot_form import AskedProject
from appraisal.journal.events.rating import BallotCast
from appraisal.journal.session import Voice
from appraisal.meeting.seat import OwnRound, unsaid_reasons
from appraisal.web import context

OF = "OF"  # ends the project's name in a key: names of projects have no capitals, so none is the beginning of another


class Fields:
    """Keys of what the browser holds of a project in a round: fields by criterion, and the save that they rest on."""

    def __init__(self, number: int, project: str) -> None:
        self.own = f"seat:{number}:{project}:{OF}"
        self.base = f"{self.own}:base"
        self.filled = f"{self.own}:filled"

    def answer(self, criterion: str) -> str:
        """Return the key of the field for an answer."""
        return f"{self.own}:answer:{criterion}"

    def why(self, criterion: str) -> str:
        """Return the key of the field for a reason."""
        return f"{self.own}:why:{criterion}"


@dataclass(frozen=True, slots=True)
class Base:
    """What the journal has of the seat on a project; `seq` is 0 where it has nothing."""

    seq: int
    answers: Mapping[str, Any]
    reasons: Mapping[str, str]

    def says(self, event: BallotCast) -> bool:
        """Return whether an event would say the same."""
        return (dict(self.answers), dict(self.reasons)) == (dict(event.answers), dict(event.reasons))


def standing(own: OwnRound, project: str) -> Base:
    """Return what the journal has of the seat on a project now."""
    return _base(own.own.get(project))


def rests_on(own: OwnRound, project: str) -> Base | None:
    """Return the save that the fields rest on; None before they are filled."""
    base: Base | None = context.kept(Fields(own.number, project).base)
    return base


def fill(own: OwnRound, project: AskedProject, voice: Voice | None) -> None:
    """Fill the fields from what the seat has saved."""
    fields, base = Fields(own.number, project.key), _base(voice)
    context.keep(fields.filled, base)
    context.keep(fields.base, base)
    for key in project.criteria:
        context.keep(fields.answer(key), base.answers.get(key))
        context.keep(fields.why(key), base.reasons.get(key, ""))


def settle(own: OwnRound, project: AskedProject, base: Base | None = None) -> None:
    """Note that what stands in the fields is saved, as `base` says, or given up."""
    fields = Fields(own.number, project.key)
    criteria = project.criteria if base is None else base.answers
    if base is not None:
        context.keep(fields.base, base)
    context.settle({each(key): context.kept(each(key)) for key in criteria for each in (fields.answer, fields.why)})


def read(own: OwnRound, project: AskedProject) -> BallotCast | str:
    """Return what the fields say; a key of the words for why it cannot be saved yet."""
    fields, base = Fields(own.number, project.key), rests_on(own, project.key)
    answers = {key: context.kept(fields.answer(key)) for key in project.criteria}
    answers = {key: each for key, each in answers.items() if each is not None}
    reasons = {key: context.kept(fields.why(key)) or "" for key in answers}
    reasons = {key: each for key, each in reasons.items() if each.strip()}
    if not answers:
        return "no_answer"
    if any(each == "cannot_judge" and key not in reasons for key, each in answers.items()):
        return "cannot_judge"
    replaces = base.seq if base else 0
    event = BallotCast(round=own.number, project=project.key, answers=answers, reasons=reasons, replaces=replaces)
    return "change" if unsaid_reasons(own, event) else event


def differ(own: OwnRound, project: AskedProject) -> bool:
    """Return whether the fields say anything else than the journal."""
    return bool(_differing(own, project))


def fell_back(own: OwnRound, project: AskedProject) -> bool:
    """Return whether a field may say what it was filled with because Streamlit has forgotten what it said since."""
    filled: Base | None = context.kept(Fields(own.number, project.key).filled)
    return filled is None or any(now == _of(filled, of) for of, now in _differing(own, project).items())


def _differing(own: OwnRound, project: AskedProject) -> dict[tuple[str, str], object]:
    fields, base = Fields(own.number, project.key), standing(own, project.key)
    now = {("answer", key): context.kept(fields.answer(key)) for key in project.criteria}
    now |= {("why", key): context.kept(fields.why(key)) or "" for key in project.criteria}
    return {of: each for of, each in now.items() if each != _of(base, of)}


def _of(base: Base, of: tuple[str, str]) -> object:
    what, key = of
    return base.answers.get(key) if what == "answer" else base.reasons.get(key, "")


def _base(voice: Voice | None) -> Base:
    return Base(0, {}, {}) if voice is None else Base(voice.seq, voice.answers, voice.reasons)
