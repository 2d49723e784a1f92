"""Which rules clash: minimal sets, all of them, and the smallest repairs."""

from itertools import chain, combinations

import numpy as np
import pytest

from appraisal.portfolio.answers import answers
from appraisal.portfolio.clashes import clashes
from appraisal.portfolio.problem import Bonus, Problem, Row
from benchmarks.portfolio_cases import random_council
from tests.portfolio.small import budgeted, by_solver, count_row


def test_a_budget_below_the_mandatory_project_is_one_clash() -> None:
    """Only the two rules that fight are named, not the innocent third."""
    problem = budgeted([1, 1], [10, 3], 5, count_row("must", [1, 0], ">=", 1), count_row("few", [1, 1], "<=", 2))
    result = clashes(answers(problem))
    assert result.sets == (("budget", "must"),)
    assert result.repairs == (("budget",), ("must",))
    assert result.exact


def test_two_independent_clashes_are_both_named() -> None:
    """Each repair breaks both."""
    problem = budgeted(
        [1, 1, 1],
        [10, 3, 3],
        5,
        count_row("must", [1, 0, 0], ">=", 1),
        count_row("b", [0, 1, 0], ">=", 1),
        count_row("not-b", [0, 1, 0], "<=", 0),
    )
    result = clashes(answers(problem))
    assert result.sets == (("budget", "must"), ("b", "not-b"))
    assert len(result.repairs) == 4


def test_where_there_is_a_portfolio_nothing_clashes() -> None:
    """No clash is invented."""
    result = clashes(answers(budgeted([1], [1], 5)))
    assert (result.sets, result.repairs, result.exact) == ((), (), True)


def test_one_rule_that_contradicts_itself_is_a_clash_of_one() -> None:
    """A mandatory project that cannot be appraised."""
    assert clashes(answers(budgeted([1], [1], 5, count_row("m", [0], ">=", 1)))).sets == (("m",),)


def definition(problem: Problem) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Return minimal clashing sets and minimal repairs, by trying every set of rules."""
    rules = problem.rules
    every = [frozenset(each) for k in range(len(rules) + 1) for each in combinations(rules, k)]
    possible = {kept: answers(problem.without_rules(set(rules) - kept)).best().found for kept in every}
    clash = {kept for kept in every if not possible[kept] and all(possible[kept - {rule}] for rule in kept)}
    whole = frozenset(rules)
    repair = {
        gone for gone in every if possible[whole - gone] and not any(possible[whole - (gone - {r})] for r in gone)
    }
    return clash, repair - {frozenset()}


INFEASIBLE = [
    seed for seed in range(400, 520) if not answers(random_council(seed, projects=5, rules=6).problem).best().found
][:10]


@pytest.mark.parametrize("seed", INFEASIBLE)
def test_all_minimal_sets_are_found_by_both_engines(seed: int) -> None:
    """What the tree finds is the definition, by enumeration and by solves."""
    problem = random_council(seed, projects=5, rules=6).problem
    clash, repair = definition(problem)
    for asked in (answers(problem), by_solver(problem)):
        result = clashes(asked)
        assert {frozenset(each) for each in result.sets} == clash
        assert {frozenset(each) for each in result.repairs} == repair
        assert result.exact
    assert set(chain(*clash)) >= set(chain(*repair))


def test_of_more_clashes_than_ten_it_is_said_that_there_are_more() -> None:
    """Twelve rules that each fail alone: ten are named, and the search says that it stopped."""
    rows = [count_row(f"r{number}", [0], ">=", 1) for number in range(12)]
    result = clashes(answers(budgeted([1], [1], 5, *rows)))
    assert (len(result.sets), result.exact) == (10, False)


def test_what_a_synergy_adds_keeps_a_rule() -> None:
    """Jobs that two projects bring only together: the floor clashes with a budget for one of them, not for both."""
    jobs = Row(name="jobs", coefficients=np.array([1, 1]), sense=">=", rhs=5, rule="jobs", bonuses=np.array([3]))
    bonuses = (Bonus(projects=("a", "b"), value=0.0),)
    for asked in (answers, by_solver):
        assert clashes(asked(budgeted([1, 1], [1, 1], 2, jobs, bonuses=bonuses))).sets == ()
        assert clashes(asked(budgeted([1, 1], [1, 1], 1, jobs, bonuses=bonuses))).sets == (("budget", "jobs"),)


def test_conditions_without_a_rule_are_a_clash_of_none() -> None:
    """Nothing that the council could drop: the empty set is named, and no repair."""
    floor = Row(name="floor", coefficients=np.array([0]), sense=">=", rhs=1)
    result = clashes(answers(budgeted([1], [1], 5, floor)))
    assert (result.sets, result.repairs) == (((),), ())
