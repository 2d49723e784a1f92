"""A member's own weights in words."""

from __future__ import annotations

import pytest

from appraisal.documents.weighting import Judgement, Weighting
from appraisal.report.weighing import come_to_texts, given_text
from appraisal.text import LANGUAGES, Language, LocalText

TITLES = {"npv": LocalText("NPV", "ЧДД"), "jobs": LocalText("Jobs", "Рабочие места")}
PAIR = Weighting(method="ahp", judgements=(Judgement(more="jobs", less="npv", times=3.0),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_weights_are_told_as_given_and_as_shares(language: Language) -> None:
    """Every way names its criteria, and the shares are those that the engine computes."""
    for weights, share in (
        (Weighting(points={"npv": 1.0, "jobs": 3.0}), "75"),
        (Weighting(method="swing", points={"npv": 100.0, "jobs": 100.0}), "50"),
        (Weighting(method="rank_order", order=("jobs", "npv")), "75"),
        (PAIR, "75"),
    ):
        given, said = given_text(weights, TITLES, language), list(come_to_texts(weights, TITLES, language))
        assert TITLES["jobs"].to(language) in given
        assert share in said[0]
        assert len(said) == 2


def test_a_judgement_names_the_one_that_matters_more_first() -> None:
    """The sentence of a pair has the number of times, and equals are told as such."""
    assert "Jobs matters 3 times as much as NPV" in given_text(PAIR, TITLES, "en")
    equal = Weighting(method="ahp", judgements=(Judgement(more="jobs", less="npv", times=1.0),))
    assert "Jobs and NPV matter alike" in given_text(equal, TITLES, "en")
