"""Readings side by side."""

import numpy as np
import pytest

from appraisal.portfolio.answers import answers
from appraisal.portfolio.readings import NOT_KNOWN, readings
from tests.portfolio.small import budgeted, by_solver, count_row

CLOSENESS = budgeted([0.5, 0.4, 0.3, 0.2], [2, 2, 3, 1], 5, objective="closeness")


def test_where_readings_differ_it_is_said_which_projects_and_at_what_price() -> None:
    """Closeness takes a, b and d; NPV takes c instead of b and d's share of it, and each sees the other's price."""
    npv = CLOSENESS.with_values(np.array([10.0, 2.0, 30.0, 1.0]), objective="npv")
    result = readings(answers(CLOSENESS), [CLOSENESS, npv])
    near, rich = result.readings
    assert (near.projects, rich.projects) == (("a", "b", "d"), ("a", "c"))
    assert result.agreed == ("a",)
    assert result.contested == {"b": ("closeness",), "c": ("npv",), "d": ("closeness",)}
    assert near.price == pytest.approx({"closeness": 0.0, "npv": 27 / 40})
    assert rich.price == pytest.approx({"closeness": 0.3 / 1.1, "npv": 0.0})
    assert rich.worth == pytest.approx({"closeness": 0.8, "npv": 40.0})


def test_where_they_agree_nothing_is_contested() -> None:
    """Two objectives of one order choose alike."""
    double = CLOSENESS.with_values(CLOSENESS.values * 2, objective="value")
    result = readings(answers(CLOSENESS), [CLOSENESS, double])
    assert result.contested == {}
    assert result.agreed == ("a", "b", "d")


def test_a_best_of_nothing_has_no_share_to_lose() -> None:
    """Where every NPV is negative the price of other readings in NPV is an amount, not a share."""
    losses = CLOSENESS.with_values(np.array([-10.0, -2.0, -30.0, -1.0]), objective="npv")
    result = readings(answers(CLOSENESS), [CLOSENESS, losses])
    assert result.readings[0].price["npv"] is None
    assert result.readings[0].worth["npv"] == -13
    assert result.readings[1].projects == ()


def test_clashing_rules_leave_readings_empty() -> None:
    """No portfolio, no worth."""
    none = budgeted([1.0], [1], 1, count_row("m", [1], ">=", 2))
    (only,) = readings(answers(none), [none]).readings
    assert (only.projects, only.worth, only.price) == ((), {}, {})


def test_a_portfolio_that_an_objective_rules_out_has_no_worth_by_it() -> None:
    """What breaks a row of another objective's own, as a floor on NPV, is neither worth nothing nor unknown there."""
    floor = count_row("floor", [0, 0, 1, 0], ">=", 1)
    rich = CLOSENESS.with_values(np.array([1.0, 1.0, 1.0, 1.0]), objective="npv-first").with_rows(floor)
    result = readings(answers(CLOSENESS), [CLOSENESS, rich]).readings[0]
    assert "npv-first" not in result.worth
    assert "npv-first" not in result.price
    assert result.unknown == frozenset()


def test_a_worth_that_is_not_known_is_said_to_be() -> None:
    """An option whose worth by an objective is not known makes that of the portfolio unknown, not zero."""
    barred = count_row(NOT_KNOWN, [1, 0, 0, 0], "<=", 0)
    other = CLOSENESS.with_values(np.array([0.0, 1.0, 1.0, 1.0]), objective="npv").with_rows(barred)
    result = readings(answers(CLOSENESS), [CLOSENESS, other]).readings[0]
    assert result.unknown == {"npv"}
    assert "npv" not in result.worth


@pytest.mark.parametrize("costs", [[3, 2, 2, 1], [1, 2, 2, 3]])
def test_readings_settle_ties_where_a_solver_answers(costs: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """Of portfolios that are equally good by another objective the cheapest stands, as it does for the reader's own."""
    monkeypatch.setattr("appraisal.portfolio.answers.can_enumerate", lambda _: False)
    own = budgeted([3.0, 1.0, 1.0, 1.0], costs, 3, objective="closeness")
    other = own.with_values(np.array([2.0, 0.0, 0.0, 2.0]), objective="npv")
    result = readings(by_solver(own), [own, other])
    assert result.readings[1].portfolio.cost == 1
