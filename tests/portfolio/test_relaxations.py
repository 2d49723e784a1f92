"""The cheapest ways out of a clash."""

from dataclasses import replace

import pytest

from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.clashes import clashes
from appraisal.portfolio.relaxations import Relaxation, relaxations
from benchmarks.portfolio_cases import random_council
from tests.portfolio.small import budgeted, by_solver, count_row
from tests.portfolio.test_clashes import INFEASIBLE

FLOOR = replace(count_row("jobs", [300, 120, 200], ">=", 500), unit="jobs")
PROBLEM = budgeted([1, 1, 1], [10_000, 3_000, 4_000], 9_000, FLOOR)


def ways(asked: Answers) -> list[Relaxation]:
    """Return the ways out."""
    return list(relaxations(asked, clashes(asked)))


@pytest.mark.parametrize("asked", [answers(PROBLEM), by_solver(PROBLEM)], ids=["enumeration", "solver"])
def test_money_or_jobs(asked: Answers) -> None:
    """Raise the budget by 5 to 14 (a and c: 500 jobs), or lower the floor by 180 to 320 (b and c)."""
    money, jobs = ways(asked)
    assert [(c.rule, c.sense, c.unit, c.before, c.after) for c in money.changes] == [("budget", "<=", "money", 9, 14)]
    assert money.proof.chosen == (0, 2)
    assert [(c.rule, c.sense, c.unit, c.before, c.after) for c in jobs.changes] == [("jobs", ">=", "jobs", 500, 320)]
    assert jobs.proof.chosen == (1, 2)


def test_logic_is_dropped_whole() -> None:
    """A mandatory project has no amount to lower."""
    must = replace(count_row("must", [1, 0, 0], ">=", 1), unit="")
    result = ways(answers(budgeted([1, 1, 1], [10_000, 3_000, 4_000], 9_000, must)))
    assert [[(c.rule, c.after) for c in way.changes] for way in result] == [[("budget", 10)], [("must", None)]]


@pytest.mark.parametrize("seed", INFEASIBLE)
def test_every_way_out_is_proved_and_one_step_less_is_not_enough(seed: int) -> None:
    """Each change is needed to the last thousandth; after all of them there is a portfolio."""
    problem = random_council(seed, projects=5, rules=6).problem
    result = ways(answers(problem))
    assert result
    for way in result:
        assert way.proof.found
        numeric = [change for change in way.changes if change.after is not None]
        for last in numeric:
            rows = []
            for row in problem.rows:
                change = next((each for each in way.changes if each.row == row.name), None)
                if change is not None and change.after is not None:
                    short = (-1 if row.sense == "<=" else 1) * (change is last)
                    rows.append(replace(row, rhs=round(change.after * row.scale) + short))
                elif not any(each.rule == row.rule and not each.row for each in way.changes):
                    rows.append(row)
            assert not answers(replace(problem, rows=tuple(rows), budget_row=None)).best().found
