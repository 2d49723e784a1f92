"""Other good portfolios."""

from itertools import pairwise

import pytest

from appraisal.portfolio.alternatives import best_that_differs, k_best, most_different
from appraisal.portfolio.answers import answers
from appraisal.portfolio.portfolio_value import projects_of
from benchmarks.portfolio_cases import random_council
from tests.portfolio.small import budgeted, by_solver, count_row

PROBLEM = budgeted([4.0, 3.0, 5.0, 4.5], [10, 5, 12, 11], 23)


def test_the_k_best_in_their_order() -> None:
    """The list falls in value, repeats nothing, and ends where portfolios end."""
    result = list(k_best(answers(PROBLEM), 100))
    assert len(result) == len({each.chosen for each in result}) == 11
    assert result[0].chosen == answers(PROBLEM).best().chosen
    assert all((one.value or 0) >= (two.value or 0) for one, two in pairwise(result))


@pytest.mark.parametrize("seed", range(5))
def test_solver_and_enumeration_list_the_same_values(seed: int) -> None:
    """With no-good cuts PuLP walks down the same values."""
    problem = random_council(seed, projects=5, rules=3).problem
    looked = [each.value for each in k_best(answers(problem), 6)]
    solved = [each.value for each in k_best(by_solver(problem), 6)]
    assert solved == pytest.approx(looked, abs=1e-6)


def test_the_best_that_differs_in_so_many_projects() -> None:
    """Each further difference costs, and differences are counted in projects, in or out."""
    asked = answers(PROBLEM)
    best = asked.best()
    values = []
    for projects in range(5):
        other = best_that_differs(asked, best, projects=projects)
        values.append(other.value)
        apart = set(projects_of(PROBLEM, best)) ^ set(projects_of(PROBLEM, other))
        assert len(apart) >= projects
        assert other.value == best_that_differs(by_solver(PROBLEM), best, projects=projects).value
    assert values == sorted(values, reverse=True)  # type: ignore[type-var]
    assert best_that_differs(asked, best, projects=5).status == "infeasible"


def test_the_most_different_of_the_good() -> None:
    """Within a quarter of the best value, the portfolio that shares the least with it."""
    asked = answers(PROBLEM)
    best = asked.best()
    assert best.value == 9.5
    far = most_different(asked, best, within=0.25)
    apart = {
        each.chosen: len(set(each.chosen) ^ set(best.chosen))
        for each in k_best(asked, 100)
        if (each.value or 0) >= 9.5 * 0.75
    }
    assert apart[far.chosen] == max(apart.values())
    assert far == best_that_differs(asked, best, projects=max(apart.values()))
    assert most_different(asked, best, within=0.0).chosen == best.chosen


def test_a_solver_s_list_ends_where_portfolios_end() -> None:
    """Each is forbidden in its turn; when nothing is left the list is whole, empty where rules clash."""
    small = budgeted([1.0, 2.0], [1, 1], 2)
    assert [each.chosen for each in k_best(by_solver(small), 9)] == [(0, 1), (1,), (0,), ()]
    clash = budgeted([1.0, 2.0], [1, 1], 2, count_row("three", [1, 1], ">=", 3))
    assert list(k_best(by_solver(clash), 9)) == list(k_best(answers(clash), 9)) == []
