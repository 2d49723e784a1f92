"""A member's own weights before they are saved."""

from __future__ import annotations

import pytest

from appraisal.documents.weighting import Judgement, Weighting
from appraisal.errors import InputError
from appraisal.meeting.weighing import judged, shares_of

CRITERIA = ("npv", "jobs", "waste")


def pairs(*times: float) -> Weighting:
    """Return judgements of all three pairs, in their order."""
    named = (("npv", "jobs"), ("npv", "waste"), ("jobs", "waste"))
    return Weighting(
        method="ahp",
        judgements=tuple(
            Judgement(more=one, less=other, times=each) for (one, other), each in zip(named, times, strict=True)
        ),
    )


def test_each_way_gives_shares() -> None:
    """Points and swings are shares of their sum, an order its centroid, pairs their eigenvector."""
    assert shares_of(Weighting(points={"npv": 3.0, "jobs": 1.0}), CRITERIA) == {"npv": 0.75, "jobs": 0.25, "waste": 0.0}
    swing = Weighting(method="swing", points={"npv": 100.0, "jobs": 50.0, "waste": 50.0})
    assert shares_of(swing, CRITERIA) == {"npv": 0.5, "jobs": 0.25, "waste": 0.25}
    order = shares_of(Weighting(method="rank_order", order=("jobs", "npv", "waste")), CRITERIA)
    assert order["jobs"] == pytest.approx(11 / 18)
    assert shares_of(pairs(2.0, 4.0, 2.0), CRITERIA)["npv"] == pytest.approx(4 / 7)


def test_pairs_alone_can_contradict_each_other() -> None:
    """Judgements of pairs tell their consistency; other ways have none; a missing pair is refused."""
    assert judged(Weighting(points={"npv": 1.0}), CRITERIA) is None
    sound, odd = judged(pairs(2.0, 4.0, 2.0), CRITERIA), judged(pairs(9.0, 1.0, 9.0), CRITERIA)
    assert sound is not None
    assert odd is not None
    assert (sound.consistent, odd.consistent) == (True, False)
    with pytest.raises(InputError) as error:
        shares_of(Weighting(method="ahp", judgements=pairs(2.0, 4.0, 2.0).judgements[:2]), CRITERIA)
    assert [each.key for each in error.value.problems] == ["judgements_incomplete"]
