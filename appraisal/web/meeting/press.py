"""A press of a button at a meeting: its event is saved, or its problems are told in plain words; nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from appraisal.document import Document
from appraisal.documents.findings import findings
from appraisal.errors import InputError, Place
from appraisal.text import Language, problem_text, say
from appraisal.web import context, parts
from appraisal.web.meeting.here import Here

NOTHING: Mapping[str, object] = MappingProxyType({})
D = TypeVar("D", bound=Document)
REFUSED = "meeting_refused"  # in the state of a device: what its last press was told, and after which event


def press(here: Here, do: Callable[[], object], clears: Mapping[str, object] = NOTHING) -> None:
    """Do what a button says; what is refused is told by `refused` until the next press or the next event.

    Args:
        here: the seat at its device.
        do: what says the events.
        clears: keys of what was typed, with what stands there afterwards; what is refused stays for mending.
    """
    context.drop([REFUSED])
    try:
        do()
    except InputError as error:
        context.keep(REFUSED, (here.now()[0].session.seq, error))
    else:
        context.settle({key: context.kept(key) for key in clears})
        for key, value in clears.items():
            context.keep(key, value)


def refused(here: Here, language: Language) -> None:
    """Draw why the last press of this device did nothing."""
    after, error = context.kept(REFUSED) or (None, None)
    if error is not None and after == here.now()[0].session.seq:
        parts.bullets((problem_text(each, language) for each in error.problems), kind="problems")


def made(kind: type[D], labels: dict[str, str], language: Language, **fields: object) -> D:
    """Return an event of what was typed.

    Args:
        kind: of the event.
        labels: keys of the words above what was typed, by field.
        language: of these words.
        fields: of the event.

    Raises:
        InputError: all problems of the fields, each with the words above it.
    """
    try:
        return kind(**fields)
    except ValidationError as error:
        raise InputError(
            each.located(lambda path: Place(file=_label(path, labels, language)))
            for each in findings(error, kind, fields, ())
        ) from None


def _label(path: tuple[str | int, ...], labels: dict[str, str], language: Language) -> str:
    field = str(path[0]) if path else ""
    return say(labels[field], language) if field in labels else field
