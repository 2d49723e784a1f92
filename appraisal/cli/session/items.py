"""Commands about the agenda: items called, closed and put off, and the secretary's text of the minutes."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from appraisal.cli.options import AsJson, Speech, Where
from appraisal.cli.output import refuses_bad_input
from appraisal.cli.session.options import Acting, Reason, Session, Text, group_of
from appraisal.cli.session.recording import made, record
from appraisal.journal.events.agenda import Item, ItemCalled, ItemClosed, ItemPutOff, MinutesText

Key = Annotated[str, typer.Argument(metavar="KEY", help="Key of a project, or of a motion with --of motion.")]
Of = Annotated[Literal["project", "motion"], typer.Option("--of", help="What the key is of.")]


@refuses_bad_input
def call(
    session: Session,
    key: Key,
    of: Of = "project",
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Call an item: it is under discussion from now on; the chair does (--as)."""
    event = ItemCalled(item=made(Item, of=of, key=key))
    record(event, session, acting, store, language, as_json=as_json)


@refuses_bad_input
def close(
    session: Session,
    key: Key,
    of: Of = "project",
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Close the item under discussion; the chair does (--as)."""
    event = ItemClosed(item=made(Item, of=of, key=key))
    record(event, session, acting, store, language, as_json=as_json)


@refuses_bad_input
def put_off(
    session: Session,
    key: Key,
    reason: Reason,
    of: Of = "project",
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Put an item off to another meeting; the chair does (--as)."""
    event = made(ItemPutOff, item=made(Item, of=of, key=key), reason=reason)
    record(event, session, acting, store, language, as_json=as_json)


@refuses_bad_input
def minutes(
    session: Session,
    text: Text,
    key: Annotated[
        str | None, typer.Option("--item", metavar="KEY", help="The item it is about; the whole meeting if left out.")
    ] = None,
    of: Of = "project",
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Write the minutes of an item or of the meeting; a later text of the same item replaces it."""
    item = None if key is None else made(Item, of=of, key=key)
    event = made(MinutesText, item=item, text=text)
    record(event, session, acting, store, language, as_json=as_json)


def add_to(group: typer.Typer) -> None:
    """Register the commands."""
    item = group_of("item", "The agenda: one item at a time, called, closed or put off.")
    for name, command in (("call", call), ("close", close), ("put-off", put_off)):
        item.command(name)(command)
    group.add_typer(item)
    group.command()(minutes)
