"""The nearest ways in on the register of Kuzbass; the laws hold them against random folders."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.settings import Settings
from appraisal.ways.edits import applied
from appraisal.ways.trials import Trials
from appraisal.ways.way_in import ways_in


@pytest.mark.parametrize("objective", ["closeness", "npv-first"])
def test_every_way_in_of_the_sample_comes_true(kuzbass: Case, objective: str) -> None:
    """The changed case, appraised without anything taken over, names a portfolio with the project."""
    appraisal = appraise(kuzbass, scenario="filled", settings=Settings(objective=objective))
    seen = set()
    for project in ("itat", "dalnie_gory"):
        for way in ways_in(appraisal, project).proved:
            case = applied(appraisal.case, way.edits)
            assert case is not None
            again = appraise(case, scenario="filled", settings=appraisal.settings)
            assert project in again.selection.projects(again.portfolio.chosen)
            seen.add(way.kind)
    assert {"criterion"} <= seen


def test_a_chosen_project_needs_no_way_in(filled: Appraisal) -> None:
    """Nothing is proposed for a project that the portfolio holds, or that cannot be chosen."""
    inside = filled.selection.projects(filled.portfolio.chosen)[0]
    assert ways_in(filled, inside).proved == ()
    assert ways_in(filled, "nobody").proved == ()


def test_what_is_not_proved_in_time_is_not_said(filled: Appraisal) -> None:
    """With too few trials the list is short and says that it is not complete."""
    known = ways_in(filled, "itat", trials=Trials(appraisal=filled, left=6))
    assert not known.complete
    assert len(known.proved) < len(ways_in(filled, "itat").proved)
