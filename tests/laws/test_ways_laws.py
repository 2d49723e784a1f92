"""Laws of what is said of ways in, of the opposite forced and of what binds: typed into the folder, they come true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import pytest

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.objective_values import COMPOSED
from appraisal.report.portfolio import reasons
from appraisal.ways.binding import bindings
from appraisal.ways.edits import Edit
from appraisal.ways.limits import Limit
from appraisal.ways.search import LESS
from tests.laws.way_cases import OBJECTIVES, OF_SHARES, Folder, appraised, chosen, folder

CASES = [(seed, objective) for number, objective in enumerate(OBJECTIVES) for seed in range(3 * number, 3 * number + 3)]
CASES += [(OF_SHARES + seed, objective) for seed, objective in enumerate(OBJECTIVES)]


@dataclass
class Council:
    """A random folder that can be edited, read and appraised again, under a scenario and a budget of its own."""

    files: Folder
    objective: str
    scenario: str | None
    budget: float | None
    room: Path

    def __post_init__(self) -> None:
        """Count the folders written."""
        self._number = count()

    def again(self, edits: Sequence[Edit] = ()) -> Appraisal | None:
        """Appraise the edited folder as anyone would."""
        target = self.room / str(next(self._number))
        return appraised(self.files, target, self.objective, edits, scenario=self.scenario, budget=self.budget)


def council(seed: int, objective: str, room: Path) -> tuple[Council, Appraisal]:
    """Return a random council and its appraisal; skip where there is no portfolio to speak of."""
    made = Council(
        files=folder(seed),
        objective=objective,
        scenario="low" if seed % 3 == 0 else None,
        budget=11.0 if seed % 5 == 0 else None,
        room=room,
    )
    result = made.again()
    if result is None or not result.portfolio.found:
        pytest.skip("no portfolio keeps to the rules of this case")
    return made, result


def short_of(edits: Sequence[Edit], limit: Limit | None) -> list[Edit]:
    """Return the edits with a hundredth less of the change, of a count with one less."""
    if limit is not None and limit.whole:
        step = -1 if limit.upward else 1
        return [replace(each, after=each.after + step) for each in edits if isinstance(each.after, int)]
    return [each.part(LESS) for each in edits]


@pytest.mark.parametrize(("seed", "objective"), CASES)
def test_every_way_in_comes_true_and_a_hundredth_less_does_not(seed: int, objective: str, tmp_path: Path) -> None:
    """With the edits typed into the folder the project is in; with a hundredth less of the change it is out."""
    made, result = council(seed, objective, tmp_path)
    for project in result.candidates.projects:
        for way in reasons(result, project).ways.proved:
            assert project in chosen(made.again(way.edits)), way
            if way.after is not None:
                assert project not in chosen(made.again(short_of(way.edits, way.limit))), way


@pytest.mark.parametrize(("seed", "objective"), CASES)
def test_with_and_without_are_what_a_rule_in_the_folder_brings(seed: int, objective: str, tmp_path: Path) -> None:
    """The price of forcing the opposite, who enters, that there is no portfolio: so says the folder with the rule."""
    made, result = council(seed, objective, tmp_path)
    for project in result.candidates.projects:
        why = reasons(result, project).opposite
        assert why is not None
        rule = {"kind": "excluded" if why.chosen else "mandatory", "projects": [project]}
        at = ("rules", len(result.case.rules.rules))
        then = made.again([Edit(file="rules.toml", keys=at, before=None, after=rule)])
        if why.known == "none":
            assert then is None or not then.portfolio.found
        elif why.known == "found":
            assert then is not None
            assert then.portfolio.value is not None
            assert why.regret == pytest.approx((result.portfolio.value or 0.0) - then.portfolio.value, abs=1e-9)
            entered = [each for each in chosen(then) if each not in chosen(result) and each != project]
            assert list(why.enters) == entered


@pytest.mark.parametrize(("seed", "objective"), CASES)
def test_what_binds_buys_what_is_said(seed: int, objective: str, tmp_path: Path) -> None:
    """After the step of a limit the folder gives the gain that was told; a hundredth less of the step buys nothing."""
    made, result = council(seed, objective, tmp_path)
    known = bindings(result)
    for each in known.proved:
        then = made.again(each.edits)
        assert then is not None
        assert then.portfolio.value == pytest.approx((result.portfolio.value or 0.0) + each.gain, abs=1e-9)
        if each.to is not None and objective not in COMPOSED:
            less = made.again(short_of(each.edits, each.limit))
            assert less is None or less.portfolio.value == pytest.approx(result.portfolio.value, abs=1e-7)


@pytest.mark.parametrize(("seed", "objective"), CASES)
def test_no_larger_budget_changes_what_none_is_said_to_change(seed: int, objective: str, tmp_path: Path) -> None:
    """Where no larger budget is said to change the choice, larger totals and years, together and alone, do not."""
    made, result = council(seed, objective, tmp_path)
    if not bindings(result).budgets_idle:
        pytest.skip("nothing of the kind is said of this case")
    budget = result.case.rules.budget
    for growth in (1.01, 1.5, 3.0, 100.0):
        years = [
            Edit(file="rules.toml", keys=("budget", "years", str(year)), before=money, after=money * growth)
            for year, money in budget.years.items()
        ]
        total = (
            []
            if budget.total is None
            else [Edit(file="rules.toml", keys=("budget", "total"), before=budget.total, after=budget.total * growth)]
        )
        for edits in (years, total, [*years, *total]):
            made.budget = None if result.settings.budget is None else result.settings.budget * growth
            then = made.again(edits)
            assert then is not None
            assert then.selection.options(then.portfolio.chosen) == result.selection.options(result.portfolio.chosen)
