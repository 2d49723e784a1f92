"""A step: what of an event is refused in a session, and what it changes there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from appraisal.errors import Problem
from appraisal.journal.session import Session
from appraisal.text import LocalText, say

Changes = dict[str, Any]  # fields of `Session`


class Step(NamedTuple):
    """Both take the session, the entry, and the entry's event; `check` may count on the table of rights."""

    check: Callable[..., Iterable[Problem]]
    fold: Callable[..., Changes]


def free(*_: object) -> Iterable[Problem]:
    """Refuse nothing."""
    return ()


def word(key: str) -> LocalText:
    """Return a word of `text/*/session.toml` in both languages, as a fact of a problem."""
    return LocalText(en=say(f"session.{key}", "en"), ru=say(f"session.{key}", "ru"))


def absent(what: str, keys: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each key that the session does not have."""
    there = set(known)
    for key in dict.fromkeys(keys):
        if key not in there:
            yield Problem("not_in_session", {"what": word(f"what.{what}"), "key": key})


def twice(what: str, key: str, known: Mapping[str, object]) -> Iterator[Problem]:
    """Yield a problem if the session has a key already."""
    if key in known:
        yield Problem("in_session_already", {"what": word(f"what.{what}"), "key": key})


def projects(session: Session) -> tuple[str, ...]:
    """Return the keys of the projects of a session."""
    return tuple(each.key for each in session.sealed.projects)
