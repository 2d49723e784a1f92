"""Corrections of figures in words: who corrected what, when and why, and which answers are older than it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo

from appraisal.documents.case import Case
from appraisal.journal.session import Corrected, Session
from appraisal.journal.visible import Visible
from appraisal.report.agenda import seat_names
from appraisal.report.blocks import DASH
from appraisal.report.finance_words import unit_title
from appraisal.text import Language, number, say


def corrections_of(
    case: Case, session: Session, project: str, figure: str, language: Language, *, zone: tzinfo
) -> Iterator[str]:
    """Yield a sentence for each correction of a figure, the last first.

    Args:
        case: the session's.
        session: as a seat may see it.
        project: key.
        figure: key of its kind.
        language: of the sentences.
        zone: of their times.
    """
    for each in reversed(session.corrections):
        if (each.event.project, each.event.figure) == (project, figure):
            yield _said(case, session, each, language, zone)


def stale_after(seen: Visible, project: str, language: Language) -> tuple[str, ...]:
    """Return which revealed answers on a project are older than a correction, as far as a seat may know it."""
    stale = seen.stale.get(project)
    if stale is None:
        return (say("web.correct.not_stale", language),)
    facts = {"project": _title(seen.session, project), "n": stale.count}
    if stale.seats:
        return (say("meeting.agenda.stale_of", language, seats=seat_names(seen.session, stale.seats), **facts),)
    return (say("meeting.agenda.stale", language, **facts),)


def _said(case: Case, session: Session, each: Corrected, language: Language, zone: tzinfo) -> str:
    event = each.event
    before, after = (
        DASH if figure is None or figure.value is None else number(figure.value, "figure", language)
        for figure in (event.before, event.after)
    )
    (who,) = seat_names(session, [each.actor])
    return say(
        "web.correct.done",
        language,
        before=before,
        after=after,
        unit=unit_title(case.unit_of(event.figure), language),
        who=who,
        at=f"{datetime.fromisoformat(each.at).astimezone(zone):%Y-%m-%d %H:%M}",
        reason=event.reason,
    )


def _title(session: Session, project: str) -> object:
    return next(each.title for each in session.sealed.projects if each.key == project)
