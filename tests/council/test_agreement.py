"""Agreement by criterion, the agenda of wide cells, leniency."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.council.agreement import agenda, agreement, agreement_on_weights, leniency, spread
from appraisal.council.ballots import Ballots
from appraisal.errors import InputError

_ = float("nan")


def ballots(ratings: list[list[float]], weights: list[list[float]] | None = None) -> Ballots:
    """Make ballots on one criterion; NaN is a rating not given."""
    table = np.array(ratings)[:, :, np.newaxis]
    e, n, _r = table.shape
    return Ballots(
        experts=tuple(f"e{i}" for i in range(e)),
        projects=tuple(f"p{j}" for j in range(n)),
        rated=("fit",),
        weighed=("x", "y", "z"),
        ratings=table,
        given=np.isfinite(table),
        recused=np.zeros((e, n), dtype=bool),
        weights=np.ones((e, 3)) if weights is None else np.array(weights),
        gave_weights=np.ones(e, dtype=bool),
    )


def test_agreement_over_a_table_without_gaps() -> None:
    """Everyone in it, everyone of one mind."""
    [result] = agreement(ballots([[1, 2, 3], [4, 5, 6]]))
    assert (result.criterion, result.experts, result.projects) == ("fit", ("e0", "e1"), ("p0", "p1", "p2"))
    assert result.concordance.w == 1


def test_a_recused_expert_costs_the_smaller_part_of_the_table() -> None:
    """One of four without p2: 4 x 2 or 3 x 3 ratings, and 9 are more. An expert without any is left out."""
    [result] = agreement(ballots([[1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 2, _], [_, _, _]]))
    assert (result.experts, result.projects) == (("e0", "e1", "e2"), ("p0", "p1", "p2"))


def test_a_project_that_one_could_rate_is_left_out() -> None:
    """p2 rated by one of four only: 4 x 2 ratings against 1 x 3."""
    [result] = agreement(ballots([[1, 2, 3], [1, 2, _], [1, 2, _], [2, 1, _]]))
    assert (result.experts, result.projects) == (("e0", "e1", "e2", "e3"), ("p0", "p1"))


def test_nobody_rated() -> None:
    """No agreement, with the reason; no crash."""
    given = ballots([[_, _], [_, _]])
    [result] = agreement(given)
    assert (result.experts, result.concordance.undefined) == ((), "one_judge")
    assert agenda(given, tolerance=0) == ()
    assert [each.points for each in leniency(given)] == [None, None]


def test_agreement_on_weights_reads_their_order() -> None:
    """Two of one order, one reversed: sums of ranks 5, 6, 7 of three judges give W = 1/9."""
    result = agreement_on_weights(ballots([[1]] * 3, [[0.5, 0.3, 0.2], [0.6, 0.3, 0.1], [0.1, 0.3, 0.6]]))
    assert result.w == pytest.approx(1 / 9)


def test_the_agenda_holds_only_what_exceeds_the_tolerance() -> None:
    """The widest first; who was lowest and who highest."""
    given = ballots([[1, 4, 5, 2], [3, 9, 5, _], [3, 4, 9, _]])
    assert spread(given)[:, 0].tolist() == [2, 5, 4, 0]
    result = agenda(given, tolerance=2)
    assert [(item.project, item.spread) for item in result] == [("p1", 5.0), ("p2", 4.0)]
    assert result[0].lowest_experts == ("e0", "e2")
    assert result[0].highest_experts == ("e1",)
    assert (result[1].lowest, result[1].highest) == (5.0, 9.0)


@pytest.mark.parametrize(("tolerance", "key"), [(-1.0, "tolerance_negative"), (float("nan"), "not_finite")])
def test_a_tolerance_is_zero_or_more(tolerance: float, key: str) -> None:
    """Otherwise every cell, or none, would be on the agenda."""
    with pytest.raises(InputError, match=key):
        agenda(ballots([[1, 2]]), tolerance=tolerance)


def test_leniency_is_measured_on_the_cells_that_others_rated() -> None:
    """e0 two above the mean of the others on p0 and level on p1; alone on p2, which does not count."""
    result = leniency(ballots([[6, 5, 9], [3, 5, _], [5, 5, _], [_, _, _]]))
    assert [(each.cells, each.points) for each in result] == [(2, 1.0), (2, -1.25), (2, 0.25), (0, None)]
