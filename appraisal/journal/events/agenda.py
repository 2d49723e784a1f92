"""The agenda: items are projects or motions, called one after another."""

from __future__ import annotations

from typing import ClassVar, Literal

from appraisal.document import Document, Key
from appraisal.journal.events.base import Event, Words


class Item(Document):
    """A project or a motion as it stands on the agenda."""

    of: Literal["project", "motion"]
    key: Key


class ItemCalled(Event):
    """An item is under discussion from now on."""

    kind: ClassVar = "item_called"
    item: Item


class ItemClosed(Event):
    """The item under discussion is done."""

    kind: ClassVar = "item_closed"
    item: Item


class ItemPutOff(Event):
    """An item is put off to another meeting."""

    kind: ClassVar = "item_put_off"
    item: Item
    reason: Words


class MinutesText(Event):
    """The secretary's own text, of an item or of the meeting; a later one of the same item replaces it."""

    kind: ClassVar = "minutes_text"
    item: Item | None
    text: Words


AGENDA = (ItemCalled, ItemClosed, ItemPutOff, MinutesText)
