"""What changes from one portfolio to another."""

from __future__ import annotations

import numpy as np

from appraisal.portfolio.change import change
from appraisal.portfolio.problem import Option, Problem


def _problem() -> Problem:
    options = (Option("a"), Option("a", "small"), Option("b"), Option("c"), Option("c", "later"))
    return Problem(options=options, values=np.ones(5), costs=np.ones(5, dtype=np.int64))


def test_another_option_is_neither_in_nor_out() -> None:
    """A project done in another way stands in a list of its own, with the option it changes to."""
    result = change(_problem(), (0, 2), (1, 4))
    assert result.enters == (Option("c", "later"),)
    assert result.leaves == (Option("b"),)
    assert result.changes_option == (Option("a", "small"),)


def test_the_same_portfolio_changes_nothing() -> None:
    """Between equal portfolios all three lists are empty, and the change counts as none."""
    assert not change(_problem(), (0, 2), (2, 0))


def test_the_project_spoken_of_is_left_out() -> None:
    """A sentence about one project names only the others."""
    result = change(_problem(), (0, 2), (1, 4)).without("c")
    assert not result.enters
    assert result.leaves == (Option("b"),)
