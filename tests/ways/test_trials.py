"""Trials: what a changed case comes to, with what stays taken over."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.ways.edits import Edit, applied
from appraisal.ways.trials import NotWantedError, OutOfTrialsError, Trials, trials_of

CHANGES = [
    Edit(file="rules.toml", keys=("budget", "total"), before=80_000.0, after=90_000.0),
    Edit(file="projects/itat.toml", keys=("figures", "jobs"), before=1000.0, after=7000.0),
    Edit(file="council.toml", keys=("experts", 0, "ratings", "sectoral_fit", "itat"), before=4.0, after=9.0),
    Edit(file="scenarios/filled.toml", keys=("projects", "karakan", "figures", "jobs"), before=4500.0, after=900.0),
]


@pytest.mark.parametrize("edit", CHANGES, ids=lambda edit: edit.file)
def test_a_trial_is_the_appraisal_of_the_changed_case(filled: Appraisal, edit: Edit) -> None:
    """What is taken over changes nothing: the same portfolio and value as `appraise` of the changed case."""
    result = trials_of(filled).after([edit])
    case = applied(filled.case, [edit])
    assert result is not None
    assert case is not None
    again = appraise(case, scenario=filled.scenario, settings=filled.settings)
    assert result.portfolio.chosen == again.portfolio.chosen
    assert result.portfolio.value == again.portfolio.value
    assert result.selection.objective_values.values.keys() == again.selection.objective_values.values.keys()


def test_trials_end(filled: Appraisal) -> None:
    """Beyond the number allowed nothing more is appraised; the same change is appraised once."""
    trials = Trials(appraisal=filled, left=1)
    first = trials.after([CHANGES[0]])
    assert trials.after([CHANGES[0]]) is first
    with pytest.raises(OutOfTrialsError):
        trials.after([CHANGES[1]])


def test_trials_end_where_nobody_waits(filled: Appraisal) -> None:
    """What is known is still told; nothing more is appraised."""
    waits = True
    trials = trials_of(filled, wanted=lambda: waits)
    first = trials.after([CHANGES[0]])
    waits = False
    assert trials.after([CHANGES[0]]) is first
    with pytest.raises(NotWantedError):
        trials.after([CHANGES[1]])


def test_what_is_impossible_is_told_from_what_is_unknown(filled: Appraisal) -> None:
    """Without money for what is mandatory there is proven to be no portfolio."""
    edits = [Edit(file="rules.toml", keys=("budget", "total"), before=80_000.0, after=1.0)]
    trials = trials_of(filled)
    assert trials.after(edits) is None
    assert trials.impossible(edits)
