"""What comes of forcing the opposite."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.errors import InputError
from appraisal.settings import Settings
from appraisal.ways.edits import Edit, applied
from appraisal.ways.opposite import opposite
from appraisal.ways.trials import trials_of


@pytest.mark.parametrize("objective", ["closeness", "value", "npv-first", "balanced"])
def test_the_opposite_is_the_case_with_one_more_rule(kuzbass: Case, objective: str) -> None:
    """Value and portfolio are those of the case with the project mandatory or excluded, whatever the objective."""
    appraisal = appraise(kuzbass, scenario="filled", settings=Settings(objective=objective))
    trials = trials_of(appraisal)
    for project in appraisal.candidates.projects:
        why = opposite(trials, project)
        rule = {"kind": "excluded" if why.chosen else "mandatory", "projects": [project]}
        at = ("rules", len(kuzbass.rules.rules))
        case = applied(kuzbass, [Edit(file="rules.toml", keys=at, before=None, after=rule)])
        assert case is not None
        try:
            then = appraise(case, scenario="filled", settings=appraisal.settings).portfolio
        except InputError:
            assert why.known == "unknown"
            continue
        assert (why.known == "found") == then.found
        if why.instead is not None and why.regret is not None:
            assert why.instead.portfolio.chosen == then.chosen
            assert why.regret == pytest.approx((appraisal.portfolio.value or 0.0) - (then.value or 0.0), abs=1e-9)


def test_the_project_itself_is_not_among_those_that_change(filled: Appraisal) -> None:
    """Who enters, leaves or changes the option are others."""
    trials = trials_of(filled)
    for project in filled.candidates.projects:
        why = opposite(trials, project)
        assert project not in (*why.enters, *why.leaves, *why.changes_option)


def test_what_no_portfolio_allows_has_no_price(kuzbass: Case) -> None:
    """A project dearer than the budget can be in no portfolio, and that is told from an answer not known."""
    appraisal = appraise(kuzbass, scenario="filled", settings=Settings(budget=20_000.0))
    why = opposite(trials_of(appraisal), "serafimovsky")
    assert (why.known, why.regret, why.share, why.change) == ("none", None, None, None)
    assert replace(why, known="unknown").known == "unknown"
