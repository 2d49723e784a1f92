"""The agenda: one item at a time."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.errors import Problem
from appraisal.journal.entry import Entry
from appraisal.journal.events.agenda import Item, ItemCalled, ItemClosed, ItemPutOff, MinutesText
from appraisal.journal.session import Session
from appraisal.journal.steps.step import Changes, Step, absent, projects


def _known(session: Session, item: Item) -> Iterator[Problem]:
    yield from absent(item.of, [item.key], projects(session) if item.of == "project" else session.motions)


def _may_call(session: Session, _entry: Entry, event: ItemCalled) -> Iterator[Problem]:
    yield from _known(session, event.item)
    if session.item is not None:
        yield Problem("item_open", {"item": session.item.key})


def _called(_session: Session, _entry: Entry, event: ItemCalled) -> Changes:
    return {"item": event.item}


def _may_close(session: Session, _entry: Entry, event: ItemClosed) -> Iterator[Problem]:
    yield from _known(session, event.item)
    if session.item != event.item:
        yield Problem("item_not_called", {"item": event.item.key})


def _closed(session: Session, _entry: Entry, event: ItemClosed) -> Changes:
    return {"item": None, "items": {**session.items, (event.item.of, event.item.key): "done"}}


def _may_put_off(session: Session, _entry: Entry, event: ItemPutOff) -> Iterator[Problem]:
    yield from _known(session, event.item)
    if session.items.get((event.item.of, event.item.key)) == "put_off":
        yield Problem("item_put_off_already", {"item": event.item.key})


def _put_off(session: Session, _entry: Entry, event: ItemPutOff) -> Changes:
    left = None if session.item == event.item else session.item
    return {"item": left, "items": {**session.items, (event.item.of, event.item.key): "put_off"}}


def _may_write(session: Session, _entry: Entry, event: MinutesText) -> Iterator[Problem]:
    if event.item is not None:
        yield from _known(session, event.item)


def _written(session: Session, _entry: Entry, event: MinutesText) -> Changes:
    at = ("", "") if event.item is None else (event.item.of, event.item.key)
    return {"minutes": {**session.minutes, at: event.text}}


STEPS = {
    ItemCalled.kind: Step(_may_call, _called),
    ItemClosed.kind: Step(_may_close, _closed),
    ItemPutOff.kind: Step(_may_put_off, _put_off),
    MinutesText.kind: Step(_may_write, _written),
}
