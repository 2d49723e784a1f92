"""What totals owe to projects being chosen together."""

from __future__ import annotations

from pathlib import Path

from appraisal import desk
from appraisal.analysis.appraise import appraise
from appraisal.report.bonuses import bonus_texts, total_text
from appraisal.settings import Settings

CASE = Path(__file__).parents[1] / "samples" / "found" / "totals_synergy"


def test_a_bonus_is_told_beside_the_totals_that_hold_it() -> None:
    """Ten jobs of the projects and fifty of their synergy are sixty, and the fifty are told, in both languages."""
    appraisal = appraise(desk.open_case(CASE), settings=Settings(objective="closeness"))
    chosen = appraisal.portfolio.chosen
    assert appraisal.selection.totals(chosen)["jobs"] == 60
    assert bonus_texts(appraisal, chosen, "en") == ["of which because “a” and “b” are chosen together: jobs: +50"]
    assert "«a» и «b»" in bonus_texts(appraisal, chosen, "ru")[0]
    assert bonus_texts(appraisal, chosen[:1], "en") == []


def test_a_gain_has_its_sign_and_a_total_none() -> None:
    """What is gained reads +50, what is lost −50, a total 50."""
    appraisal = appraise(desk.open_case(CASE), settings=Settings(objective="closeness"))
    assert total_text(appraisal, "jobs", 50.0, "en") == "jobs: 50"
    assert total_text(appraisal, "jobs", 50.0, "en", signed=True) == "jobs: +50"
    assert total_text(appraisal, "jobs", -50.0, "ru", signed=True) == "jobs: −50 рабочих мест"
