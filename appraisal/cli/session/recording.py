"""From a command to an event: whose seat acts, the event of what was typed, its receipt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from appraisal import session_desk
from appraisal.cli.json_session import SESSION, receipt_of
from appraisal.cli.output import document, lines
from appraisal.cli.to_json import Walk
from appraisal.document import Document
from appraisal.documents.findings import findings
from appraisal.errors import InputError, Place, refuse
from appraisal.journal.events.base import Event
from appraisal.journal.session import Session
from appraisal.text import Language, say

if TYPE_CHECKING:
    from appraisal.session_desk import Saved, Store

D = TypeVar("D", bound=Document)
_OPTIONS = {"reasons": "--reason", "value": "VALUE"}  # of fields that are called otherwise on the command line
SPEAKS_ITSELF = ("expert", "observer")  # from an own device, or on paper


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session in an open store, for one command."""

    store: Store
    key: str
    acting: str | None

    def state(self, *, as_of: int | None = None) -> Session:
        """Return the session as of now, or of an earlier event."""
        return self.store.state(self.key, as_of=as_of)

    def seat(self, state: Session | None = None) -> str:
        """Return the seat that acts now, or that looks at an earlier state.

        Raises:
            InputError: `seat_unknown`, `seat_speaks_itself`, `secretary_missing`.
        """
        state = self.state() if state is None else state
        if self.acting is None:
            secretary = state.of_role("secretary")
            if secretary is None:
                raise refuse("secretary_missing")
            return secretary.key
        if self.acting not in state.seats:
            raise refuse("seat_unknown", seat=self.acting)
        if state.seats[self.acting].role in SPEAKS_ITSELF:
            raise refuse("seat_speaks_itself", seat=self.acting)
        return self.acting

    def say(self, event: Event, for_seat: str | None = None) -> Saved:
        """Save an event of the seat that acts.

        Raises:
            InputError: all problems of the event; then nothing has changed.
        """
        (saved,) = self.say_all([(for_seat, event)])
        return saved

    def say_all(self, events: Iterable[tuple[str | None, Event]]) -> tuple[Saved, ...]:
        """Save several events of the seat that acts, each with the seat that it is about; all of them or none.

        Raises:
            InputError: all problems of all events; then nothing has changed.
        """
        actor = self.seat()
        return session_desk.say(self.store, self.key, [(actor, for_seat, event) for for_seat, event in events])


@contextmanager
def meeting(session: str, acting: str | None, store: str | None) -> Iterator[Meeting]:
    """Open the store of a session for one command.

    Raises:
        InputError: what is wrong with the store, or `session_unknown`.
    """
    with session_desk.open_store(store) as opened:
        opened.state(session)
        yield Meeting(opened, session, acting)


def made(kind: type[D], **fields: object) -> D:
    """Return an event, or a part of one, of what was typed; each problem names the option.

    Raises:
        InputError: all problems of the fields.
    """
    try:
        return kind(**fields)
    except ValidationError as error:
        raise InputError(
            each.located(lambda path: Place(file=_option(path[0]) if path else ""))
            for each in findings(error, kind, fields, ())
        ) from None


def _option(field: str | int) -> str:
    return _OPTIONS.get(str(field)) or f"--{str(field).replace('_', '-')}"


def record(
    event: Event,
    session: str,
    acting: str | None,
    store: str | None,
    language: Language,
    *,
    as_json: bool,
    for_seat: str | None = None,
) -> None:
    """Save one event of a session by the seat that acts, and print its receipt: all that most commands do.

    Raises:
        InputError: as `meeting`, and all problems of the event; then nothing has changed.
    """
    with meeting(session, acting, store) as held:
        saved = held.say(event, for_seat)
    tell(saved, language, as_json=as_json)


def tell(saved: Saved, language: Language, *, as_json: bool) -> None:
    """Print the receipt of a saved event, with the time of day of this machine."""
    tell_all([saved], language, as_json=as_json)


def tell_all(saved: Sequence[Saved], language: Language, *, as_json: bool) -> None:
    """Print the receipts of events that were saved together; as one document, or one a line."""
    if as_json:
        document(Walk(language=language, parts=SESSION).document("recorded", saved=saved))
    else:
        lines(*(said(each, language) for each in saved))


def said(saved: Saved, language: Language) -> str:
    """Return a saved event in words: receipt, what was done, by which seat, for which seat."""
    entry = saved.entry
    facts = {"receipt": receipt_of(saved), "what": say(f"session.done.{entry.event.kind}", language)}
    if entry.for_seat is None or entry.for_seat == entry.actor:
        return say("session.recorded", language, seat=entry.actor, **facts)
    return say("session.recorded_for", language, seat=entry.actor, for_seat=entry.for_seat, **facts)
