"""Cases that were uploaded on this machine, in place of the one that is served; each for the browser that has its key.

Only what was read of a file is kept, never its bytes, in the memory of this process: nothing is written to disk, the
oldest makes room for a newer one, and a stop of the app forgets all. The key is drawn at random and stands in the
page's address, so that a reload and the files of a memo find the case; no other browser is told of it. A council's
session has no such cases: there the secretary puts the case in, and it is kept with the journal.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from appraisal.cache import Cache
from appraisal.documents.case import Case
from appraisal.errors import refuse

MOST = 8
KEY_PATTERN = re.compile(r"[A-Za-z0-9_-]{22}")


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A case with the name of its file."""

    case: Case
    file: str


_kept: Cache[str, Uploaded] = Cache(most=MOST)


def keep(case: Case, file: str) -> str:
    """Keep a case and return the key that opens it."""
    key = secrets.token_urlsafe(16)
    _kept.get(key, lambda: Uploaded(case, file))
    return key


def opened(key: str) -> Uploaded:
    """Return the case of a key.

    Raises:
        InputError: `upload_gone`.
    """
    return _kept.get(key, _gone)


def _gone() -> Uploaded:
    raise refuse("upload_gone")
