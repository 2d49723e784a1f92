"""What may be changed of a project."""

from __future__ import annotations

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.settings import Settings
from appraisal.ways import knobs


def test_criteria_stay_within_their_bounds_and_ranges(filled: Appraisal) -> None:
    """No criterion is turned beyond its best bound, nor a figure beyond the range that its file states."""
    best = dict(zip(filled.decision.criteria, filled.decision.scale.best.tolist(), strict=True))
    for project in filled.candidates.projects:
        for knob in knobs.criteria(filled, project):
            if knob.part in ("figure", "rating") and knob.key in best:
                assert knob.far <= best[knob.key]
            entry = filled.effective.projects[project].figures.get(knob.key)
            if knob.part == "figure" and entry is not None and entry.range is not None:
                assert knob.far <= entry.range[1]


def test_ratings_that_are_worse_are_set_to_one_number(filled: Appraisal) -> None:
    """An expert who rated higher keeps the rating; every other one gives the number."""
    [knob] = [each for each in knobs.criteria(filled, "itat") if each.part == "rating"]
    for edit in knob.edits(7.0):
        assert edit.after == 7.0
        assert edit.before is not None
        assert edit.before < 7.0


def test_only_an_objective_that_is_a_total_can_be_gained(kuzbass: Case) -> None:
    """Jobs can be more than any bound; closeness, value and the objectives of two steps have no such figure."""
    jobs = appraise(kuzbass, scenario="filled", settings=Settings(objective="jobs"))
    knob = knobs.gain(jobs, "itat")
    assert knob is not None
    assert (knob.kind, knob.key) == ("gain", "jobs")
    for objective in ("closeness", "value", "npv-first", "balanced"):
        appraisal = appraise(kuzbass, scenario="filled", settings=Settings(objective=objective))
        assert knobs.gain(appraisal, "itat") is None
