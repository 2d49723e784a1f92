"""What binds and what its next step buys."""

from __future__ import annotations

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.money import amount, thousandths
from appraisal.settings import Settings
from appraisal.ways.binding import bindings


def test_the_step_of_the_total_is_the_next_breakpoint(filled: Appraisal) -> None:
    """Where the total budget binds, its next step is that of the exact frontier."""
    [total] = [each for each in bindings(filled).proved if each.limit.key == "budget.total"]
    step = filled.frontier.next_step(thousandths(filled.selection.total_budget or 0.0))
    assert step is not None
    assert total.to == amount(step.budget)
    assert tuple(option.project for option in total.change.leaves) == step.leaves


def test_idle_budgets_are_told_only_when_all_were_tried(kuzbass: Case) -> None:
    """Where one limit alone buys something, nothing is said of all budgets together; else it is either idle or not."""
    appraisal = appraise(kuzbass, scenario="filled", settings=Settings(objective="value"))
    known = bindings(appraisal)
    assert known.complete
    assert known.proved
    assert not known.budgets_idle
    assert not known.together


def test_without_a_portfolio_nothing_binds(kuzbass: Case) -> None:
    """Where no portfolio keeps to the rules, clashes are told instead."""
    assert bindings(appraise(kuzbass, settings=Settings(budget=100))).proved == ()
