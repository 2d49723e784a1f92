"""The end of a session: memo, signatures, corrections, and codes that were shown to the room."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from appraisal.journal.events.base import Digest, Event, Number, Words

CODE_PATTERN = r"^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$"


class MemoIssued(Event):
    """A revision of the memo, by the SHA-256 of its file, and the revision before it."""

    kind: ClassVar = "memo_issued"
    revision: Number
    digest: Digest
    before: Digest | None


class Signed(Event):
    """A seat signs a revision of the memo."""

    kind: ClassVar = "signed"
    of_seat: ClassVar = True
    revision: Number


class Correction(Event):
    """After the signatures: what is wrong in an event, and what is right."""

    kind: ClassVar = "correction"
    concerns: Number
    text: Words


class CodeShown(Event):
    """The control code after an event was shown outside: on the wall, on phones, on paper."""

    kind: ClassVar = "code_shown"
    after: Number
    code: Annotated[str, Field(pattern=CODE_PATTERN)]
    where: Literal["wall", "phones", "paper"]


CLOSING = (MemoIssued, Signed, Correction, CodeShown)
