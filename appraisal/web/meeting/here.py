"""Whose device this is: a seat of the session that is served, what it may know, and how it speaks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from appraisal.access.cookie import NAME
from appraisal.cache import Cache
from appraisal.journal.accept import role_of
from appraisal.journal.events.base import Event, canonical
from appraisal.journal.rights import right
from appraisal.journal.session import Seat
from appraisal.journal.visible import Visible
from appraisal.session_desk import Served
from appraisal.web import council

if TYPE_CHECKING:
    from appraisal.documents.ballot_form import BallotForm
    from appraisal.meeting.chair import Made
    from appraisal.session_desk import Saved

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Here:
    """A seat at its device, for one drawing of its page. Pages know the session by `now` alone.

    They say what happens by `say`, `say_all` and `say_made`, each of which says the same but once.

    `alone`: the session is on this machine alone, and whoever sits at it acts for the secretary and for the chair.
    """

    served: Served
    seat: Seat
    alone: bool = False
    _said: Cache[Hashable, Any] = field(default_factory=lambda: Cache(most=64), compare=False, repr=False)

    def now(self) -> tuple[Visible, str]:
        """Return the session as this seat may know it now, and the control code after its last event."""
        return self.served.now(self.seat.key)

    def form(self) -> BallotForm:
        """Return what the open round asks of this seat, without anything that another seat said.

        Raises:
            InputError: `no_open_round`.
        """
        return self.served.form(self.seat.key)

    def acting(self, kind: str) -> str:
        """Return the seat that does what a kind of event says: this one; alone, the one of the two that may."""
        if not self.alone:
            return self.seat.key
        session = self.now()[0].session
        both = [each for each in (self.seat.key, session.presiding()) if each is not None]
        may = (each for each in both if right(role_of(session, each), kind, session.stage))
        return next(may, self.seat.key)

    def may(self, kind: str) -> bool:
        """Return whether the seat that acts may do what a kind of event says, for itself or for others."""
        session = self.now()[0].session
        return right(role_of(session, self.acting(kind)), kind, session.stage) is not None

    def say(self, event: Event, for_seat: str | None = None, *, actor: str | None = None) -> Saved:
        """Save an event of the seat that acts, about itself where it is about a seat and none is named.

        Raises:
            InputError: all problems of the event; then nothing has changed.
        """
        by = actor or self.acting(event.kind)
        about = for_seat or (by if event.of_seat else None)
        return self.once((by, about, _told(event)), lambda: self.served.say(by, about, event))

    def say_all(self, kind: str, events: Iterable[tuple[str | None, Event]]) -> tuple[Saved, ...]:
        """Save events of the seat that acts for a kind, each with the seat it is about; all of them or none.

        Raises:
            InputError: all problems of the events; then nothing has changed.
        """
        by, said = self.acting(kind), tuple(events)
        told = tuple((about, _told(event)) for about, event in said)
        return self.once((by, told), lambda: self.served.say_all(by, said))

    def say_made(self, kind: str, what: Hashable, made: Made, for_seat: str | None = None) -> tuple[Saved, ...]:
        """Save events that are made of the whole session.

        Args:
            kind: of event, for whose right it is.
            what: tells what is said from all else that is said of the kind.
            made: by `meeting/chair.py`.
            for_seat: that they are about.

        Raises:
            InputError: what the making refuses, and all problems of the events; then nothing has changed.
        """
        by = self.acting(kind)
        return self.once((by, kind, what, for_seat), lambda: self.served.say_made(by, made, for_seat))

    def once(self, said: Hashable, do: Callable[[], T]) -> T:
        """Do what says something to the session, unless this drawing of the page has said the same; return its outcome.

        On a slow machine one press was seen to be delivered twice, in two threads. What is said changes the session,
        and then the page is drawn anew; so the same once more from the same drawing is the same press. What is refused
        can be said again.
        """
        came: T = self._said.get(said, do)
        return came


def _told(event: Event) -> tuple[str, bytes]:
    return event.kind, canonical(event.model_dump(mode="json"))


def here() -> Here | None:
    """Return the seat of this device; None without a council's session, or for a device without a seat."""
    session = council.served()
    if session is None:
        return None
    door = council.door()
    if door is None:
        state = session.now(None)[0].session
        keeper = state.of_role("secretary") or state.of_role("chair")
        return None if keeper is None else Here(session, keeper, alone=True)
    seat = door.holder(st.context.cookies.get(NAME))
    return None if seat is None else Here(session, seat)
