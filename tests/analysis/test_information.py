"""Requests for information: the portfolio asked for is that of the case with the figure known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.candidates import choice_of
from appraisal.analysis.information import _chooser, _factors, _filled, requests_of
from appraisal.figures import Status
from tests.analysis.small import small


def test_the_chooser_is_the_selection_where_nothing_is_changed(filled: Appraisal) -> None:
    """With the figures as stated the chosen projects are the appraisal's own."""
    choose, stated = _asked(filled)
    held = filled.selection.options(filled.portfolio.chosen)
    assert choose(stated) == {each.project: each.key for each in held}


def test_the_chooser_against_the_case_with_that_figure(filled: Appraisal) -> None:
    """Other jobs of one project give the portfolio of the case in which the file says so, floor on jobs included."""
    choose, stated = _asked(filled)
    i, k = filled.decision.projects.index("karakan"), filled.decision.criteria.index("jobs")
    for jobs in (505.0, 2000.0, 4000.0):
        project = filled.effective.projects["karakan"]
        figures = {**project.figures, "jobs": project.figures["jobs"].model_copy(update={"value": jobs})}
        changed = project.model_copy(update={"figures": figures})
        case = replace(filled.effective, projects={**filled.effective.projects, "karakan": changed})
        again = appraise(case)
        values = stated.copy()
        values[i, k] = jobs
        held = again.selection.options(again.portfolio.chosen)
        assert choose(values) == {each.project: each.key for each in held}


@pytest.mark.parametrize("jobs", [10, 50, 70, 90])
@pytest.mark.parametrize("total", [11, 15, 21])
def test_the_chooser_with_a_figure_that_was_missing(jobs: float, total: float) -> None:
    """With the jobs of yard known it chooses as the case that states them."""
    budget = ("rules", "budget", "total"), total
    choose, stated = _asked(small(budget, objective="value"))
    values = stated.copy()
    values[2, 1] = jobs
    held = small(budget, (("projects", "yard", "figures", "jobs"), jobs), objective="value")
    assert choose(values) == {each.project: each.key for each in held.selection.options(held.portfolio.chosen)}


def test_what_cannot_be_chosen_is_said(base: Appraisal) -> None:
    """Five projects lack their request: whatever of them is known, they cannot be chosen; the others can."""
    requests = base.sensitivity.requests(portfolio=True)
    blocked = {each.project for each in requests if not each.choosable}
    assert blocked == set(base.decision.missing)
    assert all(each.portfolio_changes == 0 for each in requests if not each.choosable)


def test_the_most_telling_comes_first(filled: Appraisal) -> None:
    """Requests fall by the expected change of the portfolio, and every uncertain figure is there once."""
    requests = requests_of(filled.evidence, filled.selection, asked=None)
    changes = [each.projects_changed or 0.0 for each in requests]
    assert changes == sorted(changes, reverse=True)
    cells = filled.evidence.figure_space().cells
    assert len({(each.project, each.criterion) for each in requests}) == len(cells)


def test_not_asked_is_not_zero(filled: Appraisal) -> None:
    """Without the portfolio, or beyond the figures asked for, nothing is said of it."""
    assert all(each.portfolio_changes is None for each in filled.sensitivity.requests(portfolio=False))
    some = requests_of(filled.evidence, filled.selection, asked=3)
    assert sum(each.portfolio_changes is not None for each in some) == 3


def _asked(appraisal: Appraisal):  # type: ignore[no-untyped-def]
    space = appraisal.evidence.figure_space()
    decision = _filled(appraisal.decision, space)
    choice = choice_of(appraisal.effective, decision)
    stated = np.where(space.missing, (space.low + space.high) / 2, space.mode)
    return _chooser(appraisal.evidence, appraisal.selection, decision, choice, space), stated


def test_what_can_change_nothing_settles_nothing() -> None:
    """A figure settles where a first place, a place or the portfolio may change with it."""
    requests = {(each.project, each.criterion): each for each in small().sensitivity.requests(portfolio=True)}
    assert set(requests) == {("yard", "jobs"), ("mine", "jobs"), ("mine", "fit"), ("farm", "fit")}
    assert {key: each.settles for key, each in requests.items()} == {
        ("yard", "jobs"): True, ("mine", "jobs"): True, ("mine", "fit"): True, ("farm", "fit"): False,
    }  # fmt: skip
    nothing = requests["farm", "fit"]
    assert (nothing.first_changes, nothing.place_change, nothing.projects_changed) == (0, 0, 0)
    assert replace(nothing, first_changes=0.1).settles
    assert replace(nothing, place_change=0.1).settles
    assert replace(nothing, projects_changed=0.1).settles
    assert not replace(nothing, projects_changed=None).settles


def test_a_request_says_what_it_is_about() -> None:
    """The jobs of yard are missing between 10 and 90; the rating of the mine, from 3 to 9, is the council's."""
    requests = {(each.project, each.criterion): each for each in small().sensitivity.requests(portfolio=False)}
    jobs, fit = requests["yard", "jobs"], requests["mine", "fit"]
    assert (jobs.rated, jobs.status, jobs.low, jobs.high, jobs.choosable) == (False, Status.MISSING, 10, 90, True)
    assert (fit.rated, fit.status, fit.low, fit.high) == (True, Status.CLAIMED, 3, 9)


HALF = {"key": "half", "title": "Half", "scale": 0.5}


@pytest.mark.parametrize(("half", "factor"), [(HALF, 0.5), ({**HALF, "figures": {"jobs": 25}}, 0.0)])
def test_a_smaller_option_moves_in_proportion_unless_it_states_the_figure(
    half: dict[str, object], factor: float
) -> None:
    """Of 20 jobs more the half has ten, or none if it states its own; a rating moves the half as the whole."""
    appraisal = small((("projects", "mill", "options"), [half]), objective="jobs")
    space = appraisal.evidence.figure_space()
    decision = _filled(appraisal.decision, space)
    choice = choice_of(appraisal.effective, decision)
    variant = next(each for each in choice.variants if each.option is not None)
    assert _factors(appraisal.evidence, decision, variant) == [0.5, factor, 1.0]
    full = next(each for each in choice.variants if each.option is None)
    assert _factors(appraisal.evidence, decision, full) == [1.0, 1.0, 1.0]
    assert decision.cells["yard"]["jobs"].value == 50
