"""What every event has: a kind, a version, and one form as bytes."""

from __future__ import annotations

import json
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import BeforeValidator, Field

from appraisal.document import LONGEST_TEXT, Document, clean

Stage = Literal["prepare", "seats", "rating", "portfolio", "decision", "signed"]
STAGES: tuple[Stage, ...] = get_args(Stage)
Role = Literal["chair", "deputy", "secretary", "expert", "observer", "auditor"]
ROLES: tuple[Role, ...] = get_args(Role)

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]  # SHA-256
Number = Annotated[int, Field(ge=1)]  # of an event, a round, a revision


def _words(given: object) -> object:
    if not isinstance(given, str):
        return given
    return "\n".join(clean(line) for line in given.splitlines()).strip("\n")


# What somebody said in one language, in paragraphs.
Words = Annotated[str, BeforeValidator(_words), Field(min_length=1, max_length=LONGEST_TEXT)]


class Event(Document):
    """One thing that happened. Who did it, for which seat and when is in the header, not here.

    `of_seat`: the event is about one seat, which the header names. `blind`: while a round is not revealed, the header
    says neither what it is, nor whose, nor when.
    """

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    of_seat: ClassVar[bool] = False
    blind: ClassVar[bool] = False


def canonical(plain: object) -> bytes:
    """Return the only form of plain data as bytes: JSON in UTF-8 with sorted keys and without blanks.

    Example:
        >>> canonical({"b": 1.0, "a": "ё"}).decode()
        '{"a":"ё","b":1.0}'
    """
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
