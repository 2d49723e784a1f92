"""The command that shows what is to be discussed after a reveal."""

from __future__ import annotations

import typer

from appraisal.cli.json_council import COUNCIL
from appraisal.cli.options import AsJson, Speech, Where
from appraisal.cli.output import document, refuses_bad_input
from appraisal.cli.render import show as draw
from appraisal.cli.session.council import shown
from appraisal.cli.session.options import Acting, Session
from appraisal.cli.session.recording import meeting
from appraisal.cli.to_json import Walk
from appraisal.journal.steps.step import projects
from appraisal.meeting.agenda import agenda_of
from appraisal.report.agenda import agenda_blocks


@refuses_bad_input
def agenda(
    session: Session, acting: Acting = None, store: Where = None, language: Speech = "en", as_json: AsJson = False
) -> None:
    """Show the cells whose spread exceeds the tolerance, the widest first, and answers that are stale."""
    with meeting(session, acting, store) as held:
        here = shown(held)
        found = agenda_of(here.case, here.whole).seen_by(here.seen.projects, projects(here.whole))
    if as_json:
        document(Walk(language=language, parts=COUNCIL).document("agenda", session=session, agenda=found))
    else:
        draw(*agenda_blocks(here.case, here.session, found, language))


def add_to(group: typer.Typer) -> None:
    """Register the command."""
    group.command()(agenda)
