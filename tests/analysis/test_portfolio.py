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
from tests.analysis.small import small
from tests.documents.small_tree import GONE


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


def test_an_infeasible_case_has_no_further_portfolios() -> None:
    """Two mandatory projects for 18 of 16: no next best, none that differs, none furthest, and no warnings."""
    must = ("rules", "rules"), [{"kind": "mandatory", "key": "must", "projects": ["mill", "mine"]}]
    budget = ("rules", "budget", "total"), 12
    selection = small(must, budget, objective="closeness-raw").selection
    assert not selection.portfolio.found
    assert (selection.others(2), selection.different(1), selection.furthest(0.5)) == ((), None, None)
    assert selection.raw_warnings == ()
    assert selection.clashes.sets == (("budget", "must"),)
    assert {each.changes[0].rule for each in selection.relaxations} == {"budget", "must"}


def test_further_portfolios_by_hand() -> None:
    """For 14 farm and the mine are worth 80; next come half the mill or yard beside the mine with 70."""
    selection = small((("rules", "budget", "total"), 14), objective="npv").selection
    assert selection.projects(selection.portfolio.chosen) == ("farm", "mine")
    assert [each.value for each in selection.others(2)] == [70, 70]
    near, apart = selection.different(2), selection.different(3)
    assert near is not None
    assert apart is not None
    assert (near.value, apart.value, selection.projects(apart.chosen)) == (70, 40, ("mill",))
    far = selection.furthest(0.5)
    assert far is not None
    assert (far.value, selection.projects(far.chosen)) == (40, ("mill", "yard"))
    assert selection.different(9) is None


def test_totals_and_synergies_by_hand() -> None:
    """Farm and the mine have 80 NPV and 100 jobs, and together 7 jobs more; what is not known of all is not added."""
    together = {"kind": "synergy", "key": "both", "projects": ["farm", "mine"], "bonus": {"jobs": 7}}
    appraisal = small(
        (("rules", "rules"), [together]), (("projects", "farm", "figures", "investment"), 25), objective="npv"
    )
    selection, chosen = appraisal.selection, appraisal.portfolio.chosen
    assert selection.projects(chosen) == ("farm", "mine")
    assert selection.bonuses(chosen) == {"both": {"jobs": 7}}
    assert selection.totals(chosen) == {"npv": 80, "jobs": 107}
    farm = [chosen[0]]
    assert selection.totals(farm) == {"npv": 30, "jobs": 80, "investment": 25}
    assert selection.bonuses(farm) == {}
    assert selection.spending(chosen) == {2024: 14}
    assert (selection.total_budget, selection.under(9_500).total_budget) == (16, 9.5)
    [step] = [selection.frontier.next_step(7_000)]
    assert step is not None
    assert selection.gained(step) == {"npv": 20, "jobs": -60}
    change = selection.change(farm, [chosen[1]])
    assert ([each.project for each in change.enters], [each.project for each in change.leaves]) == (["mine"], ["farm"])


def test_the_plain_sum_of_closeness_is_warned_of() -> None:
    """A losing project has closeness too: by the plain sum it is chosen, and that is said."""
    loss = [(("projects", "yard", "figures", "jobs"), 50), (("projects", "yard", "cash_flow", "table", "2024"), -30)]
    budget = ("rules", "budget", "total"), 29
    raw = small(*loss, budget, objective="closeness-raw").selection
    warned = {each.key: each.facts for each in raw.raw_warnings}
    assert warned["negative_npv"] == {"projects": ["yard"], "n": 1}
    assert small(*loss, budget, objective="closeness").selection.raw_warnings == ()
    bare = small(*loss, budget, (("rules", "reference_cost"), GONE), objective="closeness-raw").selection
    assert bare.raw_warnings == ()


def test_npv_first_by_hand() -> None:
    """For 16 the best NPV is 80; by value mill and farm are best with 70, if an eighth may be given up and no less."""

    def chosen(sacrifice: float) -> tuple[str, ...]:
        selection = small((("rules", "npv_sacrifice"), sacrifice), objective="npv-first").selection
        return selection.projects(selection.portfolio.chosen)

    assert chosen(0.125) == ("mill", "farm")
    assert chosen(0.12) == ("farm", "mine")


def test_balanced_by_hand() -> None:
    """The least served criterion, as a share of what could be had of it, is best served by what is chosen."""
    selection = small(objective="balanced").selection
    shares = selection.shares
    assert shares.shape == (3, 4)
    assert selection.projects(selection.portfolio.chosen) == ("mill", "farm")
