"""Seats: who has a place at the meeting, on which device, who is there, and who holds the chair."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from appraisal.document import LONGEST_NAME, Key, Line
from appraisal.journal.events.base import Digest, Event, Role, Words


class Seated(Event):
    """A seat is given. `person` ties the seats of one person together without naming anybody."""

    kind: ClassVar = "seated"
    of_seat: ClassVar = True
    role: Role
    person: Key


class SeatNamed(Event):
    """The name of whoever holds a seat. Its payload is the only place of a name, so a name can be forgotten later."""

    kind: ClassVar = "seat_named"
    of_seat: ClassVar = True
    name: Annotated[Line, Field(min_length=1, max_length=LONGEST_NAME)]


class SeatRevoked(Event):
    """A seat is taken back; what it said before stays."""

    kind: ClassVar = "seat_revoked"
    of_seat: ClassVar = True
    reason: Words


class DeviceBound(Event):
    """A device holds the seat from now on, and none before it; `device` is the SHA-256 of its token."""

    kind: ClassVar = "device_bound"
    of_seat: ClassVar = True
    device: Digest


class Arrived(Event):
    """Somebody is present."""

    kind: ClassVar = "arrived"
    of_seat: ClassVar = True


class Left(Event):
    """Somebody is no longer present."""

    kind: ClassVar = "left"
    of_seat: ClassVar = True


class ChairHandedOver(Event):
    """The seat of a chair or a deputy holds the chair from now on."""

    kind: ClassVar = "chair_handed_over"
    of_seat: ClassVar = True
    reason: Words


SEATS = (Seated, SeatNamed, SeatRevoked, DeviceBound, Arrived, Left, ChairHandedOver)
