"""Whose device this is: a seat of the session that is served, what it may know, and how it speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from appraisal.access.cookie import NAME
from appraisal.journal.events.base import Event
from appraisal.journal.session import Seat
from appraisal.journal.visible import Visible
from appraisal.session_desk import Served
from appraisal.web import council

if TYPE_CHECKING:
    from appraisal.session_desk import Saved


@dataclass(frozen=True, slots=True)
class Here:
    """A seat at its device. Pages know the session by `now` alone, and say what happens by `say`."""

    served: Served
    seat: Seat

    def now(self) -> tuple[Visible, str]:
        """Return the session as this seat may know it now, and the control code after its last event."""
        return self.served.now(self.seat.key)

    def say(self, event: Event, for_seat: str | None = None) -> Saved:
        """Save an event of this seat, about itself where it is about a seat and none is named.

        Raises:
            InputError: all problems of the event; then nothing has changed.
        """
        about = for_seat or (self.seat.key if event.of_seat else None)
        return self.served.say(self.seat.key, about, event)


def here() -> Here | None:
    """Return the seat of this device; None without a council's session, or for a device without a seat."""
    session = council.served()
    door = council.door()
    if session is None or door is None:
        return None
    seat = door.holder(st.context.cookies.get(NAME))
    return None if seat is None else Here(session, seat)
