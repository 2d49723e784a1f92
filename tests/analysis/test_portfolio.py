"""The portfolio questions of one appraisal."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.errors import InputError
from appraisal.money import thousandths
from appraisal.portfolio.portfolio_value import portfolio_value
from appraisal.settings import Settings


def test_each_reading_is_the_best_by_its_own_objective(filled: Appraisal) -> None:
    """No reading's portfolio beats another reading's by that other's objective."""
    selection = filled.selection
    for objective, own in selection.readings.items():
        problem = selection.problem(objective)
        for other in selection.readings.values():
            assert portfolio_value(problem, other.chosen) <= (own.value or 0.0) + 1e-9


def test_the_frontier_at_the_budget_is_the_portfolio(filled: Appraisal) -> None:
    """The look-up and the solve give the same answer."""
    point = filled.frontier.at(thousandths(filled.selection.total_budget or 0))
    assert point is not None
    assert point.chosen == filled.portfolio.chosen


def test_weights_times_shares_is_the_value(filled: Appraisal) -> None:
    """The additive value is linear in the weights, which robust portfolios rely on."""
    objective_values = filled.selection.objective_values
    assert objective_values.shares is not None
    assert filled.weights.values @ objective_values.shares == pytest.approx(objective_values.values["value"])


def test_npv_first_gives_up_no_more_than_it_may(kuzbass: Case) -> None:
    """The NPV of `npv-first` is within the stated sacrifice of the best NPV."""
    appraisal = appraise(kuzbass, scenario="filled", settings=Settings(objective="npv-first"))
    npv = appraisal.selection.problem("npv")
    best = appraisal.selection.readings["npv"].value or 0.0
    kept = portfolio_value(npv, appraisal.portfolio.chosen)
    assert kept >= best - abs(best) * kuzbass.rules.npv_sacrifice - 1e-6


def test_balanced_leaves_no_criterion_further_behind_than_another_portfolio_would(kuzbass: Case) -> None:
    """The least served criterion of `balanced` is at least as well served as in every other reading."""
    appraisal = appraise(kuzbass, scenario="filled", settings=Settings(objective="balanced"))
    problem = appraisal.selection.problem()
    for other in appraisal.selection.readings.values():
        assert portfolio_value(problem, other.chosen) <= (appraisal.portfolio.value or 0.0) + 1e-9


def test_a_budget_below_the_mandatory_needs_is_infeasible_with_ways_out(kuzbass: Case) -> None:
    """Too small a budget gives no portfolio but the clashing rules and proved ways out."""
    appraisal = appraise(kuzbass, settings=Settings(budget=100))
    assert not appraisal.portfolio.found
    assert appraisal.selection.clashes.sets
    assert appraisal.selection.relaxations
    assert all(way.proof.found for way in appraisal.selection.relaxations)


def test_an_unknown_objective_is_refused_with_those_known(kuzbass: Case) -> None:
    """A wrong objective is named together with what there is."""
    appraisal = appraise(kuzbass, settings=Settings(objective="glory"))
    with pytest.raises(InputError) as caught:
        _ = appraisal.portfolio
    assert "closeness" in caught.value.problems[0].facts["known"]  # type: ignore[operator]


def test_spending_is_within_what_the_rules_allow(filled: Appraisal) -> None:
    """The yearly spending of the portfolio never exceeds the cumulative budget (carry-over)."""
    spending = filled.selection.spending(filled.portfolio.chosen)
    budget = filled.effective.rules.budget
    assert budget.carry_over
    years = sorted(budget.years)
    spent = np.cumsum([spending.get(year, 0.0) for year in years])
    allowed = np.cumsum([budget.years[year] for year in years])
    assert (spent <= allowed + 1e-9).all()


def test_the_furthest_portfolio_stays_within_what_it_may_lose(filled: Appraisal) -> None:
    """It loses no more than its share, and differs in at least as many projects as the next best does."""
    selection, best = filled.selection, filled.portfolio
    furthest = selection.furthest(0.1)
    assert furthest is not None
    assert (furthest.value or 0.0) >= (best.value or 0.0) * 0.9 - 1e-9
    own = set(selection.projects(best.chosen))
    apart = len(own ^ set(selection.projects(furthest.chosen)))
    assert all(len(own ^ set(selection.projects(other.chosen))) <= apart for other in selection.others(1))
