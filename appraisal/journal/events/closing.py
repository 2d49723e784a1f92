"""The end of a session: memo, signatures, corrections, and codes that were shown to the room."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from appraisal.document import Line
from appraisal.journal.events.base import Digest, Event, Number, Words, canonical

CODE_PATTERN = r"^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$"


class MemoIssued(Event):
    """A revision of the memo: the SHA-256 of each of its files by name, and the digest of the revision before it."""

    kind: ClassVar = "memo_issued"
    revision: Number
    files: Annotated[dict[Line, Digest], Field(min_length=1)]
    before: Digest | None

    @property
    def digest(self) -> str:
        """SHA-256 of the names and digests of all files: what the next revision names as the one before."""
        return sha256(canonical(self.files)).hexdigest()


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
