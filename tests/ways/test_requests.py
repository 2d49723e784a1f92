"""All requests of a project, turned together."""

from __future__ import annotations

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.ways.edits import applied
from appraisal.ways.requests import request_knob


def test_requests_fall_alike_in_whole_thousandths(filled: Appraisal) -> None:
    """Every stated request keeps its share of the sum, never more than that; an unstated one is then stated."""
    for project in filled.candidates.projects:
        knob = request_knob(filled, project)
        assert knob is not None
        for edit in knob.edits(knob.start / 3):
            assert edit.before is not None
            assert isinstance(edit.after, float)
            assert 0 <= edit.before / 3 - edit.after <= 0.001
        case = applied(filled.case, knob.edits(0.0))
        assert case is not None
        free = appraise(case, scenario=filled.scenario)
        assert all(
            not figure.value for years in (free.financed[project].requests or {}).values() for figure in years.values()
        )
