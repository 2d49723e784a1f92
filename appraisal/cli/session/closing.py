"""Commands that end a session: the memo, its signatures, and corrections afterwards."""

from __future__ import annotations

from typing import Annotated

import typer

from appraisal import desk, record_desk
from appraisal.cli.files import ALL_FORMATS, Formats, OutFolder, formats_named
from appraisal.cli.options import AsJson, Speech, Where
from appraisal.cli.output import lines, refuses_bad_input, working
from appraisal.cli.session.options import Acting, Session, Text
from appraisal.cli.session.recording import made, meeting, record, tell
from appraisal.journal.events.closing import Correction, Signed
from appraisal.text import say


@refuses_bad_input
def memo(
    session: Session,
    out: OutFolder,
    formats: Formats = ALL_FORMATS,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Issue the memo in both languages: written, and its digests recorded with the revision before it."""
    wanted = formats_named(formats)
    with meeting(session, acting, store) as held, working(say("cli.working.memo", language)):
        saved, files = record_desk.issue_memo(held.store, session, held.seat(), formats=wanted, where=store)
        # After the record: what is recorded can be written again by the command that the memo prints.
        written = desk.put_files(out, files)
    tell(saved, language, as_json=as_json)
    if not as_json:
        lines(*(say("cli.written", language, path=str(file)) for file in written))


@refuses_bad_input
def sign(
    session: Session,
    revision: Annotated[
        int | None, typer.Option("--revision", metavar="N", help="Revision of the memo; the last one if left out.")
    ] = None,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Sign the memo from the seat that acts; chair or deputy and secretary do, two persons."""
    with meeting(session, acting, store) as held:
        seat = held.seat()
        number = revision if revision is not None else max(1, len(held.state().memos))
        saved = held.say(made(Signed, revision=number), seat)
    tell(saved, language, as_json=as_json)


@refuses_bad_input
def erratum(
    session: Session,
    concerns: Annotated[int, typer.Argument(metavar="N", help="Number of the event that is wrong.", min=1)],
    text: Text,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Record after the signatures what is wrong in an event and what is right; the memo is then issued anew."""
    event = made(Correction, concerns=concerns, text=text)
    record(event, session, acting, store, language, as_json=as_json)


def add_to(group: typer.Typer) -> None:
    """Register the commands."""
    for command in (memo, sign, erratum):
        group.command()(command)
