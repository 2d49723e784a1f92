"""Leaving projects and experts out, against appraising the case without them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.documents.findings import Path
from appraisal.settings import Settings
from tests.analysis.small import small, small_case
from tests.documents.small_tree import GONE

WEIGHTS: tuple[Path, ...] = tuple(("council", "experts", number, "weights") for number in range(3))


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


@pytest.mark.parametrize(("whose", "silent"), [(None, ()), ("equal", (0, 1, 2)), ("boris", (0, 2))])
def test_intervals_widen_where_only_the_one_who_leaves_rated(whose: str | None, silent: tuple[int, ...]) -> None:
    """Whosever the weights are, they are those of the case without the expert, also where the others gave none."""
    only_vera = [(("council", "experts", number, "ratings", "fit", "yard"), GONE) for number in (0, 1)]
    case = small_case(*only_vera, *((WEIGHTS[number], GONE) for number in silent))
    settings = Settings(weights=whose)
    appraisal = appraise(case, settings=settings)
    told = {each.expert: each for each in appraisal.sensitivity.experts_out(portfolio=False)}
    assert list(told) == ["anna", "boris", "vera"]
    for expert in ("anna", "vera"):
        again = appraise(_without(case, expert), settings=settings)
        after = {project: now for project, _, now in told[expert].intervals}
        before = appraisal.place_interval("yard").interval
        assert after.get("yard", before) == again.place_interval("yard").interval
    [(project, was, now)] = told["vera"].intervals
    assert project == "yard"
    assert now[0] <= was[0] <= was[1] <= now[1]


def test_without_the_only_one_who_gave_weights_there_is_no_result() -> None:
    """The council has no weights then; whoever else leaves, they stay."""
    appraisal = small(*((path, GONE) for path in WEIGHTS[1:]))
    anna, boris, _ = appraisal.sensitivity.experts_out(portfolio=True)
    assert (anna.weights, anna.moves, anna.intervals, anna.portfolio) == (None, (), (), None)
    assert boris.weights is not None
    assert boris.weights.tolist() == [0.25, 0.25, 0.5]
    assert boris.portfolio is not None


def test_places_without_an_expert_by_hand() -> None:
    """Without Vera the mine's 6 stays 6, the jobs weigh less, and the mine passes the mill."""
    appraisal = small()
    vera = appraisal.sensitivity.experts_out(portfolio=False)[2]
    assert [(move.project, move.before, move.after) for move in vera.moves] == [("mill", 2, 3), ("mine", 3, 2)]
    assert appraisal.places == {"farm": 1, "mill": 2, "mine": 3}


def test_where_nobody_is_ranked_nobody_moves() -> None:
    """Every project lacks its jobs: there are intervals and no places."""
    gaps = [(("projects", key, "figures", "jobs"), {"range": [10, 90]}) for key in ("mill", "farm", "mine")]
    for each in small(*gaps).sensitivity.experts_out(portfolio=False):
        assert each.moves == ()
        assert each.weights is not None


def test_on_bounds_of_the_data_no_interval_is_told() -> None:
    """A missing figure would move the bounds themselves (rule 3)."""
    appraisal = small((("criteria", "npv", "bounds"), "data"))
    assert all(each.intervals == () for each in appraisal.sensitivity.experts_out(portfolio=False))


def test_a_council_of_one_has_nobody_to_leave_out() -> None:
    """Nor has a case without a council."""
    experts: Path = ("council", "experts")
    [first, *_] = small_case().council_file.experts
    one = small((experts, [first.model_dump(mode="json", exclude_defaults=True)]))
    assert one.sensitivity.experts_out(portfolio=False) == ()
    none = small(
        (experts, []),
        (("criteria", "fit"), GONE),
        (("set", "criteria"), ["npv", "jobs"]),
        (("set", "weights"), {"npv": 2, "jobs": 1}),
    )
    assert none.sensitivity.experts_out(portfolio=False) == ()
