"""The value of each option by each plain objective, reckoned by hand."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest

from appraisal.documents.findings import Path
from appraisal.errors import InputError
from tests.analysis.small import small, small_case
from tests.documents.small_tree import GONE

JOBS = (("set", "criteria"), ["npv", "jobs"]), (("set", "weights"), {"npv": 2, "jobs": 1}), (("criteria", "fit"), GONE)
NO_COUNCIL: tuple[Path, object] = (("council",), {"experts": []})


def _closeness(*shares: float) -> float:
    """Weights are equal, so they fall out."""
    above, below = (sqrt(sum(each**2 for each in sides)) for sides in (shares, [1 - each for each in shares]))
    return above / (above + below)


def test_each_objective_by_hand() -> None:
    """Options of mill, half of it, farm and mine; yard lacks its jobs. A rating counts with the size of the project."""
    told = small().selection.objective_values
    assert told.values["npv"].tolist() == [40, 20, 30, 50]
    assert told.values["jobs"].tolist() == [60, 30, 80, 20]
    by_hand = [(0.4 + 0.6 + 0.5), (0.2 + 0.3 + 0.5 * 0.5), (0.3 + 0.8 + 0.6 * 0.6), (0.5 + 0.2 + 0.6 * 0.8)]
    assert told.values["value"] == pytest.approx(np.array(by_hand) / 3)
    near = [_closeness(0.4, 0.6, 0.5), _closeness(0.2, 0.3, 0.5), _closeness(0.3, 0.8, 0.6), _closeness(0.5, 0.2, 0.6)]
    assert told.values["closeness-raw"] == pytest.approx(near)
    assert told.values["closeness"] == pytest.approx(near)  # doing nothing has the worst of every criterion here
    assert told.slopes["value"] == pytest.approx({"npv": 1 / 300, "jobs": 1 / 300})
    assert {key: dict(slopes) for key, slopes in told.slopes.items() if key != "value"} == {
        "npv": {"npv": 1}, "jobs": {"jobs": 1}, "closeness": {"closeness": 1}, "closeness-raw": {"closeness": 1},
    }  # fmt: skip
    assert [dict(each) for each in told.gains] == [{"npv": 0.01}, {"jobs": 0.01}, {}]
    assert (told.minimised, told.barred) == (frozenset(), {})
    assert told.shares is not None
    assert told.shares[2] == pytest.approx([0.5, 0.25, 0.36, 0.48])


def test_the_size_of_a_project_is_what_it_gets_and_not_what_it_returns() -> None:
    """A request of 10 of which 4 come back is one of 10 where a rating is counted."""
    back = {"2024": 10, "2025": {"value": -4, "note": "repaid"}}
    told = small((("projects", "mill", "request"), back)).selection.objective_values
    assert told.shares is not None
    assert told.shares[2][0] == pytest.approx(0.5)


def test_less_is_better_where_the_criterion_or_the_reader_says_so() -> None:
    """A criterion's direction holds unless `min:` or `max:` stands before its key."""
    less = (("criteria", "jobs"), {**small_case().tree()["criteria"]["jobs"], "direction": "less", "bounds": [100, 0]})  # type: ignore[index]

    def chosen(objective: str) -> tuple[str, ...]:
        result = small(
            less, (("rules", "rules"), [{"kind": "count", "at_least": 1, "at_most": 1}]), objective=objective
        )
        assert result.selection.objective_values.minimised == frozenset({"jobs"})
        return result.selection.projects(result.portfolio.chosen)

    assert chosen("jobs") == chosen("min:jobs") == ("mine",)
    assert chosen("max:jobs") == ("farm",)
    assert chosen("min:npv") == ("mill",)
    assert chosen("npv") == chosen("max:npv") == ("mine",)


def test_without_a_reference_cost_a_rating_cannot_be_added_up() -> None:
    """Neither value nor what rests on it has an answer then; with measures alone it is not needed."""
    bare = small((("rules", "reference_cost"), GONE))
    assert "value" not in bare.selection.objective_values.values
    for objective in ("value", "npv-first", "balanced"):
        with pytest.raises(InputError, match="reference_cost_missing"):
            bare.selection.problem(objective)
    for question in ("core", "experts"):
        with pytest.raises(InputError, match="reference_cost_missing"):
            getattr(bare.portfolio_robustness, question)
    assert list(bare.readings) == ["closeness", "npv"]
    measured = small((("rules", "reference_cost"), GONE), *JOBS, NO_COUNCIL)
    assert measured.selection.objective_values.values["value"] == pytest.approx(np.array([140, 70, 140, 120]) / 300)


def test_what_no_one_knows_has_no_objective() -> None:
    """A project without a cash flow can be chosen by its jobs, but NPV is then nobody's objective."""
    told = small((("projects", "farm", "cash_flow"), GONE), objective="jobs").selection
    assert told.choice.npv is None
    assert "npv" not in told.objective_values.values
    with pytest.raises(InputError, match="unknown_objective"):
        told.problem("npv")


def test_options_of_unknown_value_are_barred_where_every_criterion_counts() -> None:
    """By NPV yard can be chosen without its jobs; by closeness of the same options it must not be."""
    selection = small(objective="npv").selection
    assert [option.project for option in selection.choice.candidates.options] == [
        "mill",
        "mill",
        "farm",
        "yard",
        "mine",
    ]
    assert selection.choice.values[3].tolist() == [20, 0, 6]  # what is not known is 0 and marked
    assert selection.choice.known.tolist() == [[True] * 3] * 3 + [[True, False, True], [True] * 3]
    barred = selection.objective_values.barred
    assert set(barred) == {"closeness", "closeness-raw", "value"}
    assert all(mask.tolist() == [False, False, False, True, False] for mask in barred.values())
    assert selection.objective_values.shares is None
    without_value = small((("rules", "reference_cost"), GONE), objective="npv").selection.objective_values
    assert set(without_value.barred) == {"closeness", "closeness-raw"}
    [row] = [each for each in selection.problem("value").rows if each.rule not in ("budget",)]
    assert (row.coefficients.tolist(), row.sense, row.rhs) == ([0, 0, 0, 1, 0], "<=", 0)
    assert all(each.rule == "budget" for each in selection.problem("npv").rows)
