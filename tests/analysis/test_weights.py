"""Whose weights an appraisal uses, and what they are called."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.weights import COUNCIL, READER, SET, WAYS
from appraisal.documents.case import Case
from appraisal.documents.council import Council
from appraisal.errors import InputError
from appraisal.rules.file import Rules
from appraisal.settings import Settings
from appraisal.text import LANGUAGES


@pytest.fixture(scope="module")
def bare(kuzbass: Case) -> Case:
    """Return the register without a council."""
    return replace(kuzbass, council=Council(), ballots=(), rules=Rules())


@pytest.mark.parametrize("whose", WAYS)
def test_each_way_gives_weights_of_sum_one_and_has_a_name(kuzbass: Case, whose: str) -> None:
    """Of the council, of the set, equal, by their order, and by the data: all are non-negative and add up to one."""
    appraisal = appraise(kuzbass, scenario="filled", settings=Settings(weights=whose))
    assert appraisal.weights.whose == whose
    assert appraisal.weights.values.min() >= 0
    assert appraisal.weights.values.sum() == pytest.approx(1)
    assert list(appraisal.weights.by_criterion()) == list(kuzbass.criteria_set.criteria)
    assert all(appraisal.weights_text(language) for language in LANGUAGES)


def test_what_is_not_said_is_the_council_s_or_the_set_s(kuzbass: Case, bare: Case) -> None:
    """Where no expert gave weights those of the criteria set stand; asked for by name, the council's are refused."""
    assert appraise(kuzbass).weights.whose == COUNCIL
    alone = appraise(bare).weights
    stated = np.array([kuzbass.criteria_set.weights[key] for key in kuzbass.criteria_set.criteria], dtype=float)
    assert alone.whose == SET
    assert alone.values == pytest.approx(stated / stated.sum())
    with pytest.raises(InputError, match="no_weights_given"):
        appraise(bare, settings=Settings(weights=COUNCIL))


def test_the_order_of_importance_is_that_of_the_set(kuzbass: Case) -> None:
    """The greatest stated weight gets the greatest centroid, and equal ones are equal."""
    stated = appraise(kuzbass, settings=Settings(weights=SET)).weights.values
    centroids = appraise(kuzbass, settings=Settings(weights="roc")).weights.values
    for one in range(len(stated)):
        for other in range(len(stated)):
            assert np.sign(stated[one] - stated[other]) == np.sign(centroids[one] - centroids[other])


def test_a_reader_s_and_an_expert_s_weights_bear_their_name(kuzbass: Case) -> None:
    """Numbers of a reader are theirs; one expert's are named after the expert."""
    criteria = kuzbass.criteria_set.criteria
    reader = appraise(kuzbass, settings=Settings(weights=dict.fromkeys(criteria, 2.0)))
    assert reader.weights.whose == READER
    assert reader.weights.values == pytest.approx(1 / len(criteria))
    assert "remarks.weights_of_reader" in {each.key for each in reader.remarks}
    member = kuzbass.council.members[0]
    own = appraise(kuzbass, settings=Settings(weights=member.key))
    assert member.name.to("en") in own.weights_text("en")
    assert "remarks.weights_not_councils" in {each.key for each in own.remarks}


def test_weights_that_nobody_has_are_refused(kuzbass: Case, base: Appraisal) -> None:
    """An unknown name is refused with those there are; the data of no project give no weights."""
    with pytest.raises(InputError) as caught:
        appraise(kuzbass, settings=Settings(weights="mine"))
    [problem] = caught.value.problems
    assert problem.key == "unknown_weights"
    gaps = {key: kuzbass.projects[key] for key in base.decision.missing}
    ballots = tuple(each.model_copy(update={"answers": {}, "recused": ()}) for each in kuzbass.ballots)
    unranked = replace(kuzbass, projects=gaps, ballots=ballots, rules=Rules())
    with pytest.raises(InputError, match="nothing_rankable"):
        appraise(unranked, settings=Settings(weights="entropy"))
    nobody = appraise(unranked)
    assert (nobody.ranking, nobody.places, nobody.scores) == (None, {}, {})
    assert nobody.order == tuple(gaps)
    with pytest.raises(InputError, match="nothing_rankable"):
        _ = nobody.by_method
