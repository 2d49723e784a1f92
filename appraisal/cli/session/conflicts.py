"""Commands about conflicts of interest: what a seat answers, and how the chair rules."""

from __future__ import annotations

from typing import Annotated

import typer

from appraisal.cli.options import AsJson, Speech, Where
from appraisal.cli.output import refuses_bad_input
from appraisal.cli.session.options import Acting, Project, Reason, Seat, Session, group_of
from appraisal.cli.session.recording import made, meeting, record, tell
from appraisal.errors import refuse
from appraisal.journal.events.conflicts import ConflictDeclared, ConflictRuled


@refuses_bad_input
def declare(
    session: Session,
    seat: Seat,
    conflict: Annotated[
        list[str] | None, typer.Option("--conflict", metavar="PROJECT", help="A conflict; may be repeated.")
    ] = None,
    none: Annotated[
        list[str] | None, typer.Option("--none", metavar="PROJECT", help="No conflict; may be repeated.")
    ] = None,
    rest_none: Annotated[
        bool, typer.Option("--rest-none", help="No conflict on every project not named and not answered before.")
    ] = False,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Why; of the conflicts named here.")
    ] = None,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Enter what a member has answered on conflicts of interest, as on paper or aloud."""
    with meeting(session, acting, store) as held:
        state = held.state()
        answers = dict.fromkeys(conflict or (), "conflict")
        if both := [each for each in none or () if each in answers]:
            raise refuse("conflict_both_ways", project=both[0])
        answers |= dict.fromkeys(none or (), "none")
        if rest_none and state.rules is not None:
            known = {*answers, *state.conflicts.get(seat, {})}
            answers |= {each.key: "none" for each in state.rules.projects if each.key not in known}
        if not answers:
            raise refuse("nothing_declared")
        reasons = {} if reason is None else dict.fromkeys(conflict or (), reason)
        saved = held.say(made(ConflictDeclared, answers=answers, reasons=reasons), seat)
    tell(saved, language, as_json=as_json)


@refuses_bad_input
def rule(
    session: Session,
    seat: Seat,
    project: Project,
    reason: Reason,
    recused: Annotated[
        bool, typer.Option("--recused/--not-recused", help="Whether the seat stands aside from the project.")
    ] = True,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Rule whether a seat stands aside from a project; the chair does (--as)."""
    event = made(ConflictRuled, project=project, recused=recused, reason=reason)
    record(event, session, acting, store, language, as_json=as_json, for_seat=seat)


def add_to(group: typer.Typer) -> None:
    """Register the commands."""
    conflict = group_of("conflict", "Conflicts of interest: answers of the seats, rulings of the chair.")
    for command in (declare, rule):
        conflict.command()(command)
    group.add_typer(conflict)
