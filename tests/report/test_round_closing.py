"""What closing a round would mean for the quorum of ratings."""

from __future__ import annotations

from appraisal.journal.session import Session
from appraisal.journal.visible import visible
from appraisal.report.round_closing import closing_text
from appraisal.text import say
from tests.journal.kuzbass import CASE
from tests.web.wall_meeting import held

BLIND: Session = next(state for scene, state in held() if scene == "blind")


def test_it_counts_who_has_finished_and_no_answer() -> None:
    """Of each project those who have finished and do not stand aside; the reader's own recusals are left out."""
    done, least = BLIND.rounds[-1].finished, BLIND.sealed.council.quorum
    met = sum(sum(not BLIND.recused(seat, project) for seat in done) >= least for project in CASE.projects)
    facts = {"done": len(done), "n": met, "of": len(CASE.projects), "quorum": least}
    assert closing_text(visible(BLIND, None), "en") == say("session.remote.closing", "en", **facts)
    aside = next(seat for seat in BLIND.conflicts if BLIND.recused_from_any(seat))
    assert closing_text(visible(BLIND, aside), "en") != closing_text(visible(BLIND, None), "en")


def test_without_a_first_round_there_is_nothing_to_say() -> None:
    """Before a round, after its close, and in a round on the agenda it is blank."""
    for scene, state in held():
        if scene != "blind":
            assert closing_text(visible(state, None), "en") == ""
