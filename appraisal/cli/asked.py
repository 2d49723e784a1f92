"""What a command appraises: a case, or a session as of one of its events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from appraisal import desk
from appraisal.cli.options import Where
from appraisal.documents.case import Case
from appraisal.errors import refuse
from appraisal.origin import Origin
from appraisal.settings import Settings

if TYPE_CHECKING:
    from appraisal.report.resolution import Held

CasePath = Annotated[
    Path | None,
    typer.Argument(metavar="CASE", help="Folder or workbook of the case; left out with --session.", show_default=False),
]
SessionKey = Annotated[
    str | None,
    typer.Option("--session", metavar="ID", help="Appraise this session in place of a case.", show_default=False),
]
AsOf = Annotated[
    int | None,
    typer.Option(
        "--as-of", metavar="N", help="The session as of this event; the last if left out.", min=1, show_default=False
    ),
]
__all__ = ["AsOf", "Asked", "CasePath", "SessionKey", "Where", "asked", "of_session", "second", "under_motion"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The case that is appraised, where it came from, and the session, if it is of one."""

    case: Case
    origin: Origin
    held: Held | None = None


def asked(case: Path | None, criteria: Path | None, session: str | None, as_of: int | None, store: str | None) -> Asked:
    """Open what a command line names.

    Raises:
        InputError: `case_or_session`, `of_a_session_alone`, or what is wrong with the case or the session.
    """
    if session is None:
        if case is None:
            raise refuse("case_or_session")
        if as_of is not None:
            raise refuse("of_a_session_alone", option="--as-of")
        return Asked(case=desk.open_case(case, criteria=criteria), origin=Origin(case=case, criteria=criteria))
    if case is not None:
        raise refuse("case_or_session")
    if criteria is not None:
        raise refuse("criteria_of_session")
    from appraisal import session_desk  # not for a case: every command would wait for the journal

    with session_desk.open_store(store) as kept:
        held = session_desk.held(kept, session, as_of=as_of)
    return of_session(held, store)


def of_session(held: Held, store: str | None) -> Asked:
    """Return a session as what is appraised."""
    origin = Origin(session=held.session.key, as_of=held.session.seq, store=store)
    return Asked(case=held.case, origin=origin, held=held)


def second(case: Path | None, other: str | None, session: str | None) -> tuple[Path | None, str | None]:
    """Return the case and the second argument of a command: with --session the only argument is the second one."""
    return (None, str(case)) if session is not None and other is None and case is not None else (case, other)


def under_motion(
    opened: Asked, motion: str, scenario: str | None, settings: Settings
) -> tuple[Asked, str | None, Settings]:
    """Return the case, the scenario and the settings under what a motion changes; the rest of the settings stays.

    Raises:
        InputError: `of_a_session_alone`, `motion_says_it`, or what `told` refuses.
    """
    if opened.held is None:
        raise refuse("of_a_session_alone", option="--motion")
    if scenario is not None or settings.budget is not None or settings.objective != Settings().objective:
        raise refuse("motion_says_it", motion=motion)
    from appraisal.meeting.motions import told  # not for a case, as above

    now = told(opened.case, opened.held.session, motion).appraisal
    changed = replace(settings, budget=now.settings.budget, objective=now.settings.objective)
    origin = replace(opened.origin, motion=motion)
    return replace(opened, case=now.case, origin=origin), now.scenario, changed
