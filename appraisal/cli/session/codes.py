"""Commands about what people note of a journal: control codes, and what a check of them proves."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from appraisal import session_desk
from appraisal.cli.json_session import SESSION
from appraisal.cli.options import AsJson, Speech, Where
from appraisal.cli.output import BAD_INPUT, document, lines, refuses_bad_input
from appraisal.cli.session.options import Acting, Session
from appraisal.cli.session.recording import meeting, tell
from appraisal.cli.to_json import Walk
from appraisal.journal.codes import control_code, read_code
from appraisal.journal.events.closing import CodeShown
from appraisal.report.verification import verification_texts
from appraisal.text import say


@refuses_bad_input
def codes(
    session: Session,
    shown: Annotated[
        Literal["wall", "phones", "paper"] | None,
        typer.Option("--shown", help="Note in the journal that the code was shown there.", show_default=False),
    ] = None,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Show the control code after the last event, and those that were shown to the room before."""
    with meeting(session, acting, store) as held:
        journal = held.store.journal(session)
        seq, code = len(journal.records), control_code(journal.head)
        saved = None if shown is None else held.say(CodeShown(after=seq, code=code, where=shown))
        earlier = held.state().codes
    if as_json:
        answer = Walk(language=language, parts=SESSION).document("codes", seq=seq, code=code, shown=earlier)
        document(answer)
        return
    lines(say("session.code.now", language, seq=seq, code=code))
    for each in earlier:
        where = say(f"session.code.{each.where}", language)
        lines(say("session.code.shown", language, seq=each.after, code=each.code, where=where))
    if saved is not None:
        tell(saved, language, as_json=False)


@refuses_bad_input
def verify(
    session: Session,
    code: Annotated[
        list[str] | None,
        typer.Option(
            "--code", metavar="CODE", help="A code noted at the meeting; may be repeated.", show_default=False
        ),
    ] = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Check the journal: whether its rows agree, whether they agree with noted codes, and what nobody can check."""
    noted = [read_code(each) for each in code or ()]
    with session_desk.open_store(store) as kept:
        checked = session_desk.verified(kept, session, noted)
    if as_json:
        document(Walk(language=language, parts=SESSION).document("verified", session=session, checked=checked))
    else:
        lines(*verification_texts(checked, language))
    if not checked.holds:
        raise typer.Exit(BAD_INPUT)


def add_to(group: typer.Typer) -> None:
    """Register the commands."""
    for command in (codes, verify):
        group.command()(command)
