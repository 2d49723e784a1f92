"""From an event to its payload and back; events of older versions are lifted when they are read, never rewritten."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pydantic import ValidationError
from pydantic_core import from_json

from appraisal.documents.findings import findings
from appraisal.errors import InputError, Place, Problem, refuse
from appraisal.journal.events.base import Event, canonical
from appraisal.journal.events.kinds import KINDS

Plain = dict[str, object]
# From one version of a kind to the next: (kind, version) to what makes plain data of `version` into `version + 1`.
Lifts = Mapping[tuple[str, int], Callable[[Plain], Plain]]
LIFTS: Lifts = {("opened", 1): lambda plain: {**plain, "rehearsal": False}}


def payload(event: Event) -> bytes:
    """Return an event as bytes; two equal events have the same ones."""
    return canonical(event.model_dump(mode="json"))


def read_event(
    kind: str, version: int, plain: Plain, *, lifts: Lifts = LIFTS, kinds: Mapping[str, type[Event]] = KINDS
) -> Event:
    """Return the event of plain data.

    Raises:
        InputError: `event_kind_unknown`, `event_newer`, or all problems of the event's own fields.
    """
    document = kinds.get(kind)
    if document is None:
        raise refuse("event_kind_unknown", kind=kind)
    if not 1 <= version <= document.version:
        raise refuse("event_newer", kind=kind, version=version, known=document.version)
    for step in range(version, document.version):
        plain = lifts[kind, step](plain)
    try:
        return document.model_validate(plain)
    except ValidationError as error:
        problems = [
            each.located(lambda path: Place(file=kind, column=".".join(map(str, path)) or None))
            for each in findings(error, document, plain, ())
        ]
    raise InputError(problems or [Problem("payload_unreadable")])


def read_plain(stored: bytes) -> Plain:
    """Return the plain data of stored bytes.

    Raises:
        InputError: `payload_unreadable`.
    """
    try:
        plain = from_json(stored, allow_inf_nan=False)
    except ValueError:
        raise refuse("payload_unreadable") from None
    if not isinstance(plain, dict):
        raise refuse("payload_unreadable")
    return plain
