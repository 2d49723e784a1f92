"""A portfolio by name: costs and totals summed by hand, and the difference of two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.appraise import appraise
from appraisal.errors import InputError
from appraisal.meeting.holdings import best_holding, difference, holding
from appraisal.portfolio.problem import Option
from appraisal.settings import Settings
from tests.journal.kuzbass import CASE

APPRAISED = appraise(CASE)


def test_a_holding_costs_and_reaches_the_sum_of_its_options() -> None:
    """Money, jobs and NPV of three projects are those of their files and statements added up, in the case's order."""
    names = ("sorbents", "karakan", "itat")
    held = holding(APPRAISED, [Option(each, "full") for each in names])
    assert [each.project for each in held.options] == ["karakan", "itat", "sorbents"]
    investment = {each: CASE.figure(each, "investment").value for each in names}
    assert held.cost == sum(1000 * int(value or 0) for value in investment.values()) == 14_500_000
    assert held.costs == {each: 1000 * int(value or 0) for each, value in investment.items()}
    assert sum(held.spending.values()) == 14_500
    assert held.totals["jobs"] == sum(CASE.figure(each, "jobs").value or 0.0 for each in names)
    cells = [APPRAISED.decision.cells[each]["npv"].value or 0.0 for each in names]
    assert held.totals["npv"] == pytest.approx(sum(cells))


def test_the_best_holding_is_the_portfolio() -> None:
    """Its money, totals and closeness are those of the appraisal; without a portfolio there is none."""
    best = best_holding(APPRAISED)
    assert best is not None
    assert best.cost == APPRAISED.portfolio.cost
    assert best.closeness == pytest.approx(APPRAISED.portfolio.value)
    assert best.totals == APPRAISED.selection.totals(APPRAISED.portfolio.chosen)
    assert best_holding(appraise(CASE, settings=Settings(budget=100.0))) is None


def test_closeness_is_not_known_where_a_figure_is_missing() -> None:
    """An objective that needs jobs alone may choose a project without waste figures: its closeness is not told."""
    sorbents = CASE.projects["sorbents"]
    bare = {key: each for key, each in sorbents.figures.items() if key != "waste_reduction"}
    projects = {**CASE.projects, "sorbents": sorbents.model_copy(update={"figures": bare})}
    by_jobs = appraise(replace(CASE, projects=projects), settings=Settings(objective="jobs"))
    assert holding(by_jobs, [Option("sorbents", "full")]).closeness is None
    assert holding(by_jobs, [Option("itat", "full")]).closeness is not None
    assert holding(by_jobs, [Option("itat", "full"), Option("sorbents", "full")]).closeness is None
    assert "waste_reduction" not in holding(by_jobs, [Option("sorbents", "full")]).totals


def test_an_option_that_cannot_be_chosen_is_refused_by_name() -> None:
    """A project without figures has no cost to add up."""
    with pytest.raises(InputError, match="option_gone"):
        holding(APPRAISED, [Option("boilers", "full")])


def test_a_difference_counts_what_moves() -> None:
    """What enters and leaves moves its whole cost, a changed option only the difference of the two."""
    before = holding(APPRAISED, [Option("karakan", "pit_only"), Option("sorbents", "full"), Option("itat", "full")])
    after = holding(APPRAISED, [Option("karakan", "full"), Option("sorbents", "full"), Option("dalnie_gory", "full")])
    apart = difference(before, after)
    assert [each.project for each in apart.change.enters] == ["dalnie_gory"]
    assert [each.project for each in apart.change.leaves] == ["itat"]
    assert [(each.project, each.key) for each in apart.change.changes_option] == [("karakan", "full")]
    assert apart.moved == 1_000_000 + 5_000_000 + (7_500_000 - 4_500_000)
    assert apart.cost == 1_000_000 - 5_000_000 + (7_500_000 - 4_500_000)
    assert apart.projects == 3
    assert apart.reach == (apart.moved, 3)
    assert max([(2, 1), apart.reach, (apart.moved, 2)]) == apart.reach
    assert apart.totals["jobs"] == after.totals["jobs"] - before.totals["jobs"]
    back = difference(after, before)
    assert (back.moved, back.cost, back.totals["npv"]) == (apart.moved, -apart.cost, -apart.totals["npv"])
    assert not difference(before, before).change
    assert difference(before, before).totals == {}
