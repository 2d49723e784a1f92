"""The command that lists the events of a session, as far as a seat may see them."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace

import typer

from appraisal.cli.json_session import SESSION
from appraisal.cli.options import AsJson, Speech, Where
from appraisal.cli.output import document, refuses_bad_input, table
from appraisal.cli.session.options import Acting, Session
from appraisal.cli.session.recording import meeting
from appraisal.cli.to_json import Walk
from appraisal.journal.chain import read_header
from appraisal.text import say


@refuses_bad_input
def log(
    session: Session, acting: Acting = None, store: Where = None, language: Speech = "en", as_json: AsJson = False
) -> None:
    """List the headers of all events; of what is said in a blind round they tell nothing but that it was said."""
    with meeting(session, acting, store) as held:
        held.seat()
        records = held.store.journal(session).records
    headers = [(read_header(each.header), each.hash) for each in records]
    if as_json:
        events = [SimpleNamespace(header=header, head=head) for header, head in headers]
        document(Walk(language=language, parts=SESSION).document("log", session=session, events=events))
        return
    rows = [
        [
            str(each.seq),
            "" if each.at is None else f"{datetime.fromisoformat(each.at).astimezone():%d.%m.%Y %H:%M:%S}",
            say(f"session.done.{each.kind}", language),
            each.actor or "",
            each.for_seat or "",
        ]
        for each, _ in headers
    ]
    columns = [say(f"session.column.{each}", language) for each in ("number", "time", "event", "actor", "seat")]
    table(say("session.log", language), columns, rows, numbers=[0])


def add_to(group: typer.Typer) -> None:
    """Register the command."""
    group.command()(log)
