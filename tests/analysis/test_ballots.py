"""From the council's document to ballots."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from appraisal.analysis.ballots import ballots_of, pooled_of, weights_of
from appraisal.documents.ballot import Ballot
from appraisal.documents.case import Case
from appraisal.documents.weighting import Weighting
from appraisal.errors import InputError
from tests.analysis.small import small_case
from tests.documents.small_tree import GONE

CRITERIA = ("npv", "jobs", "waste")


def test_a_recused_expert_has_no_rating_that_counts(kuzbass: Case) -> None:
    """Whoever is recused from a project rates none of its cells."""
    ballots = ballots_of(kuzbass)
    assert ballots is not None
    assert ballots.recused.any()
    assert not ballots.given[ballots.recused].any()


def test_every_way_of_asking_gives_shares_of_one() -> None:
    """Points, swings, an order of importance and judgements in pairs all end as weights of sum 1."""
    asked = [
        Weighting(points={"npv": 40, "jobs": 40}),
        Weighting(method="swing", points={"npv": 100, "jobs": 50, "waste": 0}),
        Weighting(method="rank_order", order=("jobs", "npv", "waste")),
        Weighting.model_validate(
            {
                "method": "ahp",
                "judgements": [
                    {"more": "npv", "less": "jobs", "times": 2},
                    {"more": "npv", "less": "waste", "times": 4},
                    {"more": "jobs", "less": "waste", "times": 2},
                ],
            }
        ),
    ]
    result = [weights_of(each, CRITERIA) for each in asked]
    assert [weights.sum() for weights in result] == pytest.approx([1, 1, 1, 1])
    assert result[0].tolist() == [0.5, 0.5, 0.0]
    assert result[2][1] == result[2].max()
    assert result[3] == pytest.approx(np.array([4, 2, 1]) / 7)


def test_a_judgement_may_be_said_from_either_side() -> None:
    """Who says that jobs count twice as much as NPV says that NPV counts half as much as jobs."""
    said = (("jobs", "npv", 2), ("npv", "waste", 2), ("jobs", "waste", 4))
    pairs = [{"more": more, "less": less, "times": times} for more, less, times in said]
    weights = weights_of(Weighting.model_validate({"method": "ahp", "judgements": pairs}), CRITERIA)
    assert weights == pytest.approx(np.array([2, 4, 1]) / 7)


def test_what_a_council_said_by_hand() -> None:
    """Each rating and each recusal stands in its own cell, and weights are shares; who gave none has none."""
    ballots = ballots_of(
        small_case(
            (("council", "experts", 0, "recused"), ["mine"]),
            (("council", "experts", 0, "ratings", "fit"), {"mill": 5}),
            (("council", "experts", 1, "weights"), GONE),
        )
    )
    assert ballots is not None
    assert (ballots.experts, ballots.rated) == (("anna", "boris", "vera"), ("fit",))
    assert (ballots.projects, ballots.weighed) == (("mill", "farm", "yard", "mine"), ("npv", "jobs", "fit"))
    assert ballots.ratings[:, :, 0].tolist() == [[5, 0, 0, 0], [5, 8, 6, 3], [5, 6, 6, 6]]
    assert ballots.given[:, :, 0].tolist() == [[True, False, False, False], [True] * 4, [True] * 4]
    assert ballots.recused.tolist() == [[False, False, False, True], [False] * 4, [False] * 4]
    assert ballots.weights.tolist() == [[0.25, 0.25, 0.5], [0, 0, 0], [0.25, 0.5, 0.25]]
    assert ballots.gave_weights.tolist() == [True, False, True]
    assert ballots_of(small_case((("council",), {"experts": []}))) is None


@pytest.mark.parametrize(
    ("weighting", "key"),
    [
        ({"method": "rank_order", "order": ["npv", "jobs"]}, "order_incomplete"),
        ({"method": "ahp", "judgements": [{"more": "npv", "less": "jobs", "times": 3}]}, "judgements_incomplete"),
    ],
)
def test_an_incomplete_answer_names_what_is_missing(weighting: dict[str, object], key: str) -> None:
    """An order or judgements that leave a criterion out are refused by name."""
    with pytest.raises(InputError) as caught:
        weights_of(Weighting.model_validate(weighting), CRITERIA)
    [problem] = caught.value.problems
    assert problem.key == key
    assert problem.facts["missing"]


def test_four_answers_pool_as_what_they_are(kuzbass: Case) -> None:
    """Who abstains or cannot judge stays entitled and gives no rating, as one who says nothing; who is recused is not.

    The same council from a file in which those cells are blank is appraised alike.
    """
    answered: dict[str, object] = {"answers": {"sectoral_fit": {"itat": 2.0}}}
    said: list[dict[str, object]] = [
        {"answers": {"sectoral_fit": {"itat": "abstains"}}},
        {"answers": {"sectoral_fit": {"itat": "cannot_judge"}}},
        {**answered, "recused": ("itat",)},
        *(answered for _ in range(4)),
    ]
    keys = [each.key for each in kuzbass.council.members]
    spoken = [Ballot.model_validate({"member": key, **each}) for key, each in zip(keys, said, strict=True)]
    case = replace(kuzbass, ballots=tuple(spoken))
    pooled = pooled_of(case, ballots_of(case))
    assert pooled is not None
    at = list(kuzbass.projects).index("itat"), 0
    assert (pooled.votes[at], pooled.entitled[at[0]], pooled.values[at]) == (4, 6, 2.0)
    written = case.council_file
    blank = pooled_of(as_read := replace(case, ballots=written.ballots), ballots_of(as_read))
    assert blank is not None
    for name in ("values", "known", "votes", "entitled", "quorum"):
        np.testing.assert_array_equal(getattr(blank, name), getattr(pooled, name))
