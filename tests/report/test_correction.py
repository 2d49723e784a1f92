"""Corrections in words."""

from __future__ import annotations

from datetime import timedelta, timezone

from appraisal.documents.figure import FigureTable
from appraisal.journal.events.rating import FigureCorrected
from appraisal.journal.session import Session
from appraisal.journal.visible import visible
from appraisal.report.correction import corrections_of, stale_after
from tests.journal.kuzbass import CASE, RULES, met
from tests.journal.made import held, taken
from tests.journal.meeting import Step
from tests.meeting.made import rated


def _corrected(session: Session) -> Session:
    slip = FigureCorrected(
        project="sorbents",
        figure="jobs",
        before=FigureTable(value=150.0),
        after=FigureTable(value=1500.0, status="claimed"),
        reason="A slip of the pen.",
    )
    return taken(session, Step("secretary", None, slip))


def test_a_correction_says_who_when_what_and_why() -> None:
    """In the zone of the device; of this figure alone."""
    session = _corrected(rated())
    zone = timezone(timedelta(hours=7))
    (said,) = corrections_of(CASE, session, "sorbents", "jobs", "en", zone=zone)
    assert said.endswith("secretary: 150 → 1,500 jobs. A slip of the pen.")
    assert list(corrections_of(CASE, session, "sorbents", "investment", "en", zone=zone)) == []


def test_answers_older_than_the_correction_are_named_or_counted() -> None:
    """By name whose they are, by letter how many; without any it is said."""
    assert stale_after(visible(rated(), "secretary"), "sorbents", "en") == (
        "No revealed answer is older than the correction.",
    )
    (named,) = stale_after(visible(_corrected(rated()), "secretary"), "sorbents", "en")
    assert "Coal chemist" in named
    lettered = _corrected(held(met(RULES.model_copy(update={"shown": "by_letter"}))))
    (counted,) = stale_after(visible(lettered, "secretary"), "sorbents", "ru")
    assert "Coal chemist" not in counted
    assert "6" in counted
