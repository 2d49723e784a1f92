"""No object that a reader can reach dumps its arrays into a session."""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass

import numpy as np

import appraisal
from appraisal.analysis.appraise import Appraisal
from appraisal.brief import Brief, brief
from appraisal.figures import Status

TWO_LINES = 240


def test_what_an_appraisal_holds_is_short(filled: Appraisal) -> None:
    """Each result that hangs on an appraisal says itself in at most two lines."""
    reached = {name: getattr(filled, name) for name in dir(filled) if not name.startswith("__")}
    results: dict[str, object] = {name: each for name, each in reached.items() if is_dataclass(each)}
    assert {"case", "ranking", "portfolio", "frontier", "selection", "decision", "weights", "settings"} <= set(results)
    results["itself"] = filled
    results["line"] = line = appraisal.frontier(filled.case)
    results["best"] = line.at(80_000)
    results["problem"] = filled.selection.problem()
    results["matrix"] = filled.decision.matrix()
    assert {name: repr(each) for name, each in results.items() if len(repr(each)) > TWO_LINES} == {}


def test_engines_answer_briefly() -> None:
    """Rankings, portfolios and acceptability of plain numbers too."""
    values = np.arange(4000.0).reshape(1000, 4)
    result = appraisal.rank(values, weights=np.ones(4), directions=["more"] * 4)
    assert repr(result) == "<Ranking by topsis_data: 1000 projects by 4 criteria, first '1000'>"
    places = appraisal.acceptability(values[:30], weights="free", directions=["more"] * 4, draws=10)
    assert len(repr(places)) < TWO_LINES
    chosen = appraisal.choose([3.5, 2], [1, 1], budget=1.5)
    assert repr(chosen) == "<Portfolio by value: optimal, 3.5 for 1, 1 chosen>"
    none = appraisal.choose([3], [1], budget=-1)
    assert repr(none) == "<Portfolio by value: infeasible>"


def test_a_case_and_an_appraisal_say_what_they_are(filled: Appraisal) -> None:
    """Key, scenario and size."""
    assert repr(filled.case) == "<Case 'kuzbass': 12 projects, 4 criteria, 7 experts, 4 scenarios>"
    assert repr(filled.effective).startswith("<Case 'kuzbass' under 'filled': ")
    assert repr(filled) == "<Appraisal of 'kuzbass' under 'filled', Settings(): 12 of 12 projects ranked>"


def test_values_are_named_by_kind_and_size() -> None:
    """Small plain values stand as they are, all else as its size or kind; the whole never exceeds two lines."""

    @dataclass(frozen=True, repr=False)
    class Wide(Brief):
        first: str = "x" * 100
        second: Status = Status.ASSUMED
        third: object = object
        _hidden: int = 1
        fourth: tuple[str, ...] = ("y" * 39,)
        fifth: str = "z" * 40
        sixth: str = "z" * 40
        seventh: str = "z" * 40

    text = repr(Wide())
    assert len(text) < TWO_LINES
    assert text.startswith(f"Wide(first='{'x' * 39}…', second=assumed, third=<type>, fourth=<1>, fifth=")
    assert text.endswith("…)")
    assert "_hidden" not in text
    assert brief(np.zeros((2, 3))) == "<2×3>"
    assert brief({1, 2}) == "<2>"
    assert (brief(True), brief(None)) == ("True", "None")
