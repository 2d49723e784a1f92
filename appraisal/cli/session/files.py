"""Commands that put a session into a file and take it back, and the one that forgets a name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from appraisal import desk, session_desk
from appraisal.cli.files import report_written
from appraisal.cli.json_session import SESSION
from appraisal.cli.options import AsJson, Speech, Where
from appraisal.cli.output import document, lines, refuses_bad_input
from appraisal.cli.session.options import Out, Overwrite, Seat, Session
from appraisal.cli.to_json import Walk
from appraisal.text import say

AsOf = Annotated[
    int | None,
    typer.Option("--as-of", metavar="N", help="As of this event; the last if left out.", min=1, show_default=False),
]


@refuses_bad_input
def backup(
    session: Session,
    out: Out,
    overwrite: Overwrite = False,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Write a session with its case as one file; answers of a round that is not revealed are not in it."""
    with session_desk.open_store(store) as kept:
        session_desk.back_up(kept, session, out, overwrite=overwrite)
    report_written((out,), language, as_json=as_json)


@refuses_bad_input
def put_back(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup of a session.", show_default=False)],
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Put a session from a backup into a store that does not have it; its hashes and codes stay."""
    with session_desk.open_store(store) as kept:
        state = session_desk.put_back(kept, file)
    if as_json:
        document(Walk(language=language, parts=SESSION).document("imported", state=state))
        return
    lines(say("session.imported", language, session=state.key, n=state.seq))
    if state.withheld:
        lines(say("session.withheld", language, n=state.withheld))


@refuses_bad_input
def export(
    session: Session,
    target: Annotated[Path, typer.Argument(metavar="TARGET", help="A file .xlsx, or a folder.", show_default=False)],
    as_of: AsOf = None,
    overwrite: Overwrite = False,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Write a session as a plain case, with its members, its revealed ballots and its corrected figures."""
    with session_desk.open_store(store) as kept:
        case = session_desk.session_case(kept, session, as_of=as_of)
    desk.convert(case, target, language=language, overwrite=overwrite)
    report_written((target,), language, as_json=as_json)


@refuses_bad_input
def forget(session: Session, seat: Seat, store: Where = None, language: Speech = "en", as_json: AsJson = False) -> None:
    """Take the name of a seat out of the store for good; the journal still verifies. Backups made before keep it."""
    with session_desk.open_store(store) as kept:
        names = session_desk.forget(kept, session, seat)
    if as_json:
        document(Walk(language=language, parts=SESSION).document("forgotten", session=session, seat=seat, names=names))
    else:
        lines(say("session.forgotten", language, seat=seat, n=names))


def add_to(group: typer.Typer) -> None:
    """Register the commands."""
    for name, command in (("backup", backup), ("import", put_back), ("export", export), ("forget", forget)):
        group.command(name)(command)
