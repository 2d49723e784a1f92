"""Which projects no portfolio can hold."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from appraisal.analysis.reach import reach
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.problem import Option, Problem, Row


def problem(*rows: Row) -> Problem:
    """Three projects that cost 1, 2 and 5."""
    return Problem(
        options=tuple(Option(each) for each in "abc"),
        values=np.ones(3),
        costs=np.array([1000, 2000, 5000], dtype=np.int64),
        rows=rows,
    )


def row(coefficients: list[int], sense: str, rhs: int, rule: str) -> Row:
    """A row of a rule."""
    return Row(name=rule, coefficients=np.array(coefficients, dtype=np.int64), sense=sense, rhs=rhs, rule=rule)  # type: ignore[arg-type]


def test_everything_can_be_held() -> None:
    """Without rules every project is in some portfolio."""
    assert not reach(answers(problem())).unreachable


def test_a_project_above_the_budget() -> None:
    """Its smallest set of rules is the budget alone."""
    result = reach(answers(problem(row([1000, 2000, 5000], "<=", 4000, "budget"))))
    assert dict(result.unreachable) == {"c": ("budget",)}


def test_two_rules_together() -> None:
    """A must beside b leaves no room for b: both rules are named."""
    rows = (row([1000, 2000, 5000], "<=", 5000, "budget"), row([1, 0, 0], ">=", 1, "must"))
    assert dict(reach(answers(problem(*rows))).unreachable) == {"c": ("budget", "must")}


def test_no_portfolio_at_all() -> None:
    """Then the clash is told and no single project."""
    rows = (row([1000, 2000, 5000], "<=", 500, "budget"), row([1, 0, 0], ">=", 1, "must"))
    result = reach(answers(problem(*rows)))
    assert result.clashes == (("budget", "must"),)
    assert not result.unreachable


def test_what_is_not_proven_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the search ran out of time, a project that was not met may still be in some portfolio."""
    best = Answers.best

    def in_doubt(asked: Answers) -> Portfolio:
        return replace(best(asked), status="best_found", gap=None)

    monkeypatch.setattr(Answers, "best", in_doubt)
    result = reach(answers(problem(row([1000, 2000, 5000], "<=", 4000, "budget"))))
    assert (result.clashes, dict(result.unreachable)) == ((), {})
