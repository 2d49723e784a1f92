"""What rests on figures and rules alone is computed once, whatever the ballots say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.figure_results import figure_results
from appraisal.documents.case import Case
from appraisal.errors import DefectError
from appraisal.settings import Settings

# Where each is looked up when it is called: statements, draws over drivers, every portfolio, the frontier.
COUNTED = (
    "appraisal.measures.project_variant.statement",
    "appraisal.measures.risk.simulate",
    "appraisal.portfolio.remembered.enumerate_all",
    "appraisal.analysis.frontier.frontier",
)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Return how often each of them is called."""
    counted: Counter[str] = Counter()

    def counting(name: str) -> Callable[..., Any]:
        room, _, function = name.rpartition(".")
        original = getattr(__import__(room, fromlist=[function]), function)

        def call(*arguments: Any, **options: Any) -> Any:
            counted[name] += 1
            return original(*arguments, **options)

        return call

    for name in COUNTED:
        monkeypatch.setattr(name, counting(name))
    return counted


def other_ballots(case: Case) -> Case:
    """Return the case after every expert has rated one project otherwise."""
    answers = [{key: {**said, "itat": 9.0} for key, said in each.answers.items()} for each in case.ballots]
    changed = zip(case.ballots, answers, strict=True)
    return replace(case, ballots=tuple(each.model_copy(update={"answers": other}) for each, other in changed))


def all_asked(appraisal: Appraisal) -> tuple[object, ...]:
    """Ask for everything that takes long, and return what may be compared."""
    return (
        appraisal.scores,
        appraisal.portfolio,
        {key: each.value for key, each in appraisal.readings.items()},
        appraisal.frontier.breakpoints,
        appraisal.evidence.figures,
        {
            project: None if each.indicators is None else each.indicators.npv
            for project, each in appraisal.financed.items()
        },
    )


@pytest.mark.parametrize("objective", ["npv", "value"])
def test_a_ballot_restarts_neither_finance_nor_enumeration(kuzbass: Case, calls: Counter[str], objective: str) -> None:
    """After other ballots nothing of figures is computed again, and all is said as by an appraisal from the start."""
    settings = Settings(objective=objective)
    before = appraise(kuzbass, scenario="filled", settings=settings)
    all_asked(before)
    assert calls["appraisal.portfolio.remembered.enumerate_all"] == 1
    once = Counter(calls)
    assert set(once) == set(COUNTED)
    changed = other_ballots(kuzbass)
    after = appraise(changed, scenario="filled", settings=settings, figures=before.figures)
    told = all_asked(after)
    moved = {name for name in COUNTED if calls[name] > once[name]}
    # A value counts ratings, so its frontier is another; that by NPV is the same.
    assert moved == (set() if objective == "npv" else {"appraisal.analysis.frontier.frontier"})
    assert told == all_asked(appraise(changed, scenario="filled", settings=settings))
    assert told[0] != all_asked(before)[0]


def test_another_budget_or_objective_looks_at_no_portfolio_again(kuzbass: Case, calls: Counter[str]) -> None:
    """The same options under the same rules are looked at once, whatever is asked of them."""
    before = appraise(kuzbass, scenario="filled")
    for settings in (Settings(), Settings(budget=20_000.0), Settings(objective="npv"), Settings(objective="value")):
        assert replace(before, settings=settings).portfolio.found
    assert calls["appraisal.portfolio.remembered.enumerate_all"] == 1


def test_the_results_of_figures_reach_no_ballot(kuzbass: Case) -> None:
    """Nothing that they hold has a case with ballots in it."""
    results = figure_results(kuzbass, "filled")
    assert kuzbass.ballots
    assert results.read.ballots == results.case.ballots == ()
    assert all(not each.case.ballots for row in results.variants.values() for each in row)


@pytest.mark.parametrize("other", ["scenario", "name", "figure"])
def test_the_results_of_one_case_serve_no_other(kuzbass: Case, other: str) -> None:
    """Another scenario, another case that says the same, and another figure are refused."""
    results = figure_results(kuzbass, None)
    case = {
        "scenario": kuzbass,
        "name": replace(kuzbass, key="another"),
        "figure": replace(kuzbass, projects=dict(list(kuzbass.projects.items())[1:]), ballots=()),
    }[other]
    with pytest.raises(DefectError):
        appraise(case, scenario="filled" if other == "scenario" else None, figures=results)
