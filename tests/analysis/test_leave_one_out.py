"""Leaving projects and experts out, against appraising the case without them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.settings import Settings


def _without(case: Case, expert: str) -> Case:
    members = tuple(each for each in case.council.members if each.key != expert)
    ballots = tuple(each for each in case.ballots if each.member != expert)
    return replace(case, council=case.council.model_copy(update={"members": members}), ballots=ballots)


def test_without_an_expert_it_is_the_case_without_that_expert(kuzbass: Case, filled: Appraisal) -> None:
    """Weights, places and portfolio are those of the same case whose council never had the expert."""
    for each in filled.sensitivity.experts_out(portfolio=True):
        again = appraise(_without(kuzbass, each.expert), scenario="filled")
        assert each.weights is not None
        np.testing.assert_allclose(each.weights, again.weights.values)
        moved = {move.project: move.after for move in each.moves}
        assert {project: moved.get(project, place) for project, place in filled.places.items()} == again.places
        assert each.portfolio is not None
        held = set(filled.selection.options(filled.portfolio.chosen)) - set(each.portfolio.leaves)
        held -= {option for option in held if option.project in {new.project for new in each.portfolio.changes_option}}
        after = held | {*each.portfolio.enters, *each.portfolio.changes_option}
        assert after == set(again.selection.options(again.portfolio.chosen))


def test_intervals_of_projects_with_gaps_move_as_the_case_without_the_expert(kuzbass: Case, base: Appraisal) -> None:
    """Every interval that is told to change is that of the reduced case, and those not told do not change."""
    for each in base.sensitivity.experts_out(portfolio=False):
        again = appraise(_without(kuzbass, each.expert))
        told = {project: after for project, _, after in each.intervals}
        for project in base.decision.missing:
            assert told.get(project, base.place_interval(project).interval) == again.place_interval(project).interval


def test_weights_that_are_not_the_councils_stay(kuzbass: Case) -> None:
    """Under equal weights an expert's leaving changes ratings, not weights."""
    appraisal = appraise(kuzbass, scenario="filled", settings=Settings(weights="equal"))
    for each in appraisal.sensitivity.experts_out(portfolio=False):
        assert each.weights is not None
        assert each.weights.tolist() == [0.25] * 4


def test_on_declared_bounds_nobody_moves_and_on_their_own_somebody_does(filled: Appraisal) -> None:
    """Who moves on bounds of the projects themselves is who moves when ranked again by that method."""
    out = filled.sensitivity.projects_out
    assert not any(each.moves for each in out["declared"])
    assert any(each.moves for each in out["data"])


def test_the_only_ranked_project_leaves_nobody_behind(filled: Appraisal) -> None:
    """Without a ranking nobody can be left out of it."""
    assert replace(filled.sensitivity, ranking=None).projects_out == {}
