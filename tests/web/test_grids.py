"""Frontiers that are solved in the background."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Semaphore
from types import SimpleNamespace

import pytest

from appraisal import desk, paths
from appraisal.analysis import frontier as frontiers
from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.portfolio import Selection
from appraisal.cache import Cache
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.frontier import Breakpoint, Frontier
from appraisal.settings import Settings
from appraisal.text import say
from appraisal.web import answers, budget_table, grids
from appraisal.web.context import View


@pytest.fixture
def region(monkeypatch: pytest.MonkeyPatch) -> Appraisal:
    """Return the large sample, which has too many projects to look at every portfolio."""
    monkeypatch.setenv(answers.CASE_VARIABLE, str(paths.sample_folder() / "region" / "region.xlsx"))
    monkeypatch.setattr(grids, "known", Cache(most=4))
    monkeypatch.setattr(threading.Thread, "start", lambda _self: None)
    return answers.viewed(View(), with_budget=True)


def test_a_large_register_is_shown_with_what_is_solved_so_far(region: Appraisal) -> None:
    """Before anything else is solved the slider holds the answer for the budget at hand, and says no more."""
    data = budget_table.slider_data(region, "en")
    points = data["points"]
    assert isinstance(points, list)
    assert {tuple(chosen[0] for chosen in point["chosen"]) for point in points} == {
        tuple(option.project for option in region.selection.options(region.portfolio.chosen))
    }
    at_hand = budget_table.budget_at_hand(region)
    assert points[0]["cost"] <= at_hand <= budget_table.highest(region)
    assert say("web.slider.proven", "en") in points[0]["totals"]
    assert points[1]["budget"] == pytest.approx(at_hand + 0.001)
    assert say("web.slider.unproven", "en") in points[1]["totals"]
    assert (data["least"], data["never"]) == (None, False)


def test_the_cheapest_portfolio_of_a_large_register_is_proved_before_it_is_told(region: Appraisal) -> None:
    """Once solved, the least cost is that of the engine; until then none is named, and never a breakpoint's own."""
    known = budget_table.growing_of(region)
    few = grids.Growing(known.budgets[-1:])
    few.solve(region.selection)
    known.frontier = few.frontier
    data = budget_table.slider_data(region, "en")
    cheapest = region.selection.answers.least_cost()
    assert cheapest.status == "optimal"
    assert data["least"] == pytest.approx((cheapest.cost or 0) / 1000)
    points = data["points"]
    assert isinstance(points, list)
    assert data["least"] <= points[0]["budget"]


def test_rules_that_no_portfolio_keeps_are_told_from_what_is_not_solved(region: Appraisal) -> None:
    """A proof that there is no portfolio is one thing, not having looked another."""
    known = budget_table.growing_of(region)
    problem = region.selection.problem()
    known.frontier = Frontier(problem=problem, objective="closeness", breakpoints=(), exact=False, empty=True)
    data = budget_table.slider_data(region, "en")
    assert (data["least"], data["never"]) == (None, True)


def test_an_answer_that_was_not_proven_is_not_shown_as_proven(region: Appraisal) -> None:
    """Where nothing is known of how far the best found is from the best, its gap is without end."""
    unknown = replace(region.portfolio, status="best_found", gap=None)
    selection = replace(region.selection)
    selection.__dict__["portfolio"] = unknown
    shown = SimpleNamespace(portfolio=unknown, selection=selection)
    empty = replace(Frontier(problem=selection.problem(), objective="closeness", breakpoints=(), exact=False))
    assert all(math.isinf(point.gap) for point in grids.with_answer(empty, shown).breakpoints)  # type: ignore[arg-type]


def test_the_background_adds_breakpoints_that_keep_what_is_proven(region: Appraisal) -> None:
    """After three solves there are more breakpoints, rising in budget and value, each with its gap.

    A budget that is proved too small for any portfolio counts among what is settled.
    """
    known = budget_table.growing_of(region)
    assert budget_table.growing_of(region) is known
    three = grids.Growing([known.budgets[0], *known.budgets[31::16]])
    three.solve(region.selection)
    assert three.ended
    assert three.solved == len(three.budgets)
    assert three.frontier is not None
    assert three.budgets[0] < (three.frontier.least or 0)
    merged = grids.with_answer(three.frontier, region)
    values = [point.value for point in merged.breakpoints]
    assert values == sorted(values)
    assert region.portfolio.cost in {point.budget for point in merged.breakpoints}


def test_an_answer_solved_for_itself_replaces_what_is_worse(monkeypatch: pytest.MonkeyPatch) -> None:
    """A breakpoint that costs more and gives less than the answer at hand is dropped."""
    monkeypatch.delenv(answers.CASE_VARIABLE, raising=False)
    result = replace(answers.viewed(View()), settings=Settings())
    best = result.portfolio
    assert best.cost is not None
    assert best.value is not None
    worse = Breakpoint(budget=best.cost + 1, value=best.value - 0.1, chosen=(), gap=0.2)
    better = Breakpoint(budget=best.cost + 2, value=best.value + 0.1, chosen=(), gap=0.1)
    frontier = replace(result.frontier, breakpoints=(worse, better), exact=False)
    merged = grids.with_answer(frontier, result).breakpoints
    assert [point.budget for point in merged] == [best.cost, best.cost + 2]


def test_above_the_last_solved_budget_nothing_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last portfolio stays the best known there, and how far from the best it may be is said to be unknown."""
    monkeypatch.delenv(answers.CASE_VARIABLE, raising=False)
    result = replace(answers.viewed(View()), settings=Settings())
    frontier = replace(result.frontier, exact=False)
    merged = grids.with_answer(frontier, result, top=90_000.0)
    last = merged.at(90_000_001)
    assert last is not None
    assert math.isinf(last.gap)
    assert last.chosen == frontier.breakpoints[-1].chosen
    before = merged.at(90_000_000)
    assert before is not None
    assert before.gap == 0


def test_a_frontier_that_goes_takes_its_thread_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is no longer kept ends after the solve that it is at; one that is kept goes on until it is let go."""
    begun, gates = Semaphore(0), {10_000: Semaphore(0), 20_000: Semaphore(0)}  # each frontier has a gate of its own

    def endless(selection: Selection, budgets: Sequence[int], *, seconds: float) -> Iterator[tuple[Frontier, object]]:
        while True:
            begun.release()
            assert gates[max(budgets)].acquire(timeout=60)
            yield selection.frontier, {}

    monkeypatch.setattr(frontiers, "growing", endless)
    monkeypatch.setattr(grids, "known", Cache(most=1, freed=grids.Growing.stop))
    monkeypatch.delenv(answers.CASE_VARIABLE, raising=False)
    appraisal = answers.viewed(View())
    one = grids.growing(appraisal, top=10.0)
    assert begun.acquire(timeout=60)
    other = grids.growing(appraisal, top=20.0)
    assert begun.acquire(timeout=60)
    threads = [each for each in threading.enumerate() if each.name == "frontier"]
    for gate in gates.values():
        gate.release()
    assert begun.acquire(timeout=60)  # the other thread alone comes to a second solve
    assert grids.growing(appraisal, top=20.0) is other
    grids.known.clear()
    gates[20_000].release()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()
    assert one.ended
    assert other.ended
    assert not begun.acquire(blocking=False)


COMPOSED = Path(__file__).parents[1] / "samples" / "found" / "way_npv_first"


@pytest.fixture
def by_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a small case be one of those where not every portfolio can be looked at, and nothing start by itself."""
    monkeypatch.setattr("appraisal.portfolio.answers.can_enumerate", lambda _: False)
    monkeypatch.setattr(grids, "known", Cache(most=4))
    monkeypatch.setattr(threading.Thread, "start", lambda _self: None)


def _composed(budget: float) -> Appraisal:
    settings = Settings(objective="npv-first", budget=budget)
    return appraise(desk.open_case(COMPOSED), settings=settings)


@pytest.mark.usefixtures("by_solver")
def test_what_a_budget_aims_at_itself_is_told_at_that_budget_alone() -> None:
    """By NPV first the page holds what was solved at each budget; between two it says "not yet computed"."""
    result = _composed(20.0)
    known = budget_table.growing_of(result)
    known.solve(result.selection)
    assert known.solved > 10
    data = budget_table.slider_data(result, "en")
    points = data["points"]
    assert isinstance(points, list)
    told = {point["budget"]: point for point in points if not point.get("pending")}
    assert {20.0} < told.keys()
    for budget, point in told.items():
        best = _composed(budget).selection
        assert tuple(each[0] for each in point["chosen"]) == best.projects(best.portfolio.chosen)
        assert any(each.get("pending") and each["budget"] == pytest.approx(budget + 0.001) for each in points)
    assert (data["least"], data["never"]) == (0.0, False)


@pytest.mark.usefixtures("by_solver")
def test_the_frontier_behind_the_slider_does_not_hang_on_who_asked_first() -> None:
    """One frontier serves every budget at hand, and none serves two objectives or two sets of weights."""
    first = budget_table.growing_of(_composed(20.0))
    assert budget_table.growing_of(_composed(15.0)) is first
    equal = replace(_composed(20.0), settings=Settings(objective="npv-first", budget=20.0, weights="equal"))
    assert budget_table.growing_of(equal) is not first


@pytest.mark.usefixtures("by_solver")
def test_a_ballot_does_not_start_a_frontier_of_figures_again() -> None:
    """By NPV the frontier is the same after other ratings; by closeness, which counts them, it is another."""
    case = desk.open_case(paths.sample_folder() / "kuzbass")
    answers_of = [{key: {**said, "itat": 9.0} for key, said in each.answers.items()} for each in case.ballots]
    changed = zip(case.ballots, answers_of, strict=True)
    other = replace(case, ballots=tuple(each.model_copy(update={"answers": said}) for each, said in changed))
    for objective, same in (("npv", True), ("closeness", False)):
        settings = Settings(objective=objective)
        one, two = (appraise(each, scenario="filled", settings=settings) for each in (case, other))
        assert (grids.growing(one, top=10.0) is grids.growing(two, top=10.0)) == same


@pytest.mark.usefixtures("by_solver")
def test_the_budgets_that_are_solved_are_positions_of_the_slider() -> None:
    """A reader who drags the slider comes upon what was solved."""
    result = _composed(20.0)
    step = round(budget_table.step_of(budget_table.highest(result)) * 1000)
    assert all(budget % step == 0 for budget in budget_table.growing_of(result).budgets)


@pytest.mark.usefixtures("by_solver")
def test_portfolios_are_solved_ahead_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the frontier is known, a release of the slider is answered without a solve, by each reading."""
    case = desk.open_case(paths.sample_folder() / "kuzbass")
    result = appraise(case, scenario="filled", settings=Settings(budget=80_000.0))
    grid = grids.Growing([90_000_000], positions=[60_000_000, 80_000_000])
    grid.solve(result.selection)

    def solve(*_: object, **__: object) -> Portfolio:
        raise AssertionError

    own = appraise(case, scenario="filled", settings=Settings(budget=60_000.0)).readings
    monkeypatch.setattr("appraisal.portfolio.remembered.choose_from", solve)
    assert result.selection.under(60_000_000).readings == own
