"""Commands that show sessions: all of a store, and where one stands."""

from __future__ import annotations

from types import SimpleNamespace

import typer

from appraisal import session_desk
from appraisal.cli.json_session import SESSION
from appraisal.cli.options import AsJson, Speech, Where
from appraisal.cli.output import document, lines, refuses_bad_input, table
from appraisal.cli.render import show as draw
from appraisal.cli.session.files import AsOf
from appraisal.cli.session.options import Acting, Session
from appraisal.cli.session.recording import meeting
from appraisal.cli.to_json import Walk
from appraisal.journal.next_step import next_step
from appraisal.journal.visible import visible
from appraisal.report.session import session_blocks
from appraisal.text import say


@refuses_bad_input
def list_all(store: Where = None, language: Speech = "en", as_json: AsJson = False) -> None:
    """List the sessions of the store with their control codes."""
    with session_desk.open_store(store) as kept:
        listed = [(each, kept.state(each.session)) for each in kept.endings()]
    if as_json:
        sessions = [SimpleNamespace(ending=ending, state=state) for ending, state in listed]
        document(Walk(language=language, parts=SESSION).document("sessions", sessions=sessions))
        return
    if not listed:
        lines(say("session.none", language))
        return
    rows = [
        [
            state.key,
            state.opened.title.to(language) if state.opened else "",
            say(f"session.stage.{state.stage}", language),
            str(ending.seq),
            SESSION["code"](ending.head, None),
        ]
        for ending, state in listed
    ]
    columns = [say(f"session.column.{each}", language) for each in ("session", "title", "stage", "events", "code")]
    table(say("session.list", language), columns, rows, numbers=[3])  # type: ignore[arg-type]


@refuses_bad_input
def show(
    session: Session,
    as_of: AsOf = None,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Show where a session stands and what comes next, as the seat that acts may know it."""
    with meeting(session, acting, store) as held:
        state = held.state(as_of=as_of)
        seen = visible(state, held.seat(state))
    if as_json:
        step = next_step(seen.session)
        answer = Walk(language=language, parts=SESSION).document("shown", seen=seen, step=step)
        document(answer)
    else:
        draw(*session_blocks(seen, language))


def add_to(group: typer.Typer) -> None:
    """Register the commands."""
    group.command("list")(list_all)
    group.command()(show)
