"""The appraisal: a case, its council and settings put together."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import METHODS, Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.errors import InputError
from appraisal.settings import Settings
from tests.analysis.small import small


def test_projects_with_gaps_get_an_interval_and_no_place(base: Appraisal) -> None:
    """Nothing is imputed: a project with a missing figure has no closeness, only places that it may take (rule 1)."""
    for place_interval in base.place_intervals:
        if place_interval.missing:
            assert place_interval.place is None
            assert place_interval.closeness is None
        assert place_interval.interval is not None
        best, worst = place_interval.interval
        assert 1 <= best <= worst <= len(base.place_intervals)


def test_a_ranked_place_lies_within_its_interval(kuzbass: Case) -> None:
    """Where nothing is missing, the interval of a place is the place itself."""
    filled = appraise(kuzbass, scenario="filled")
    for place_interval in filled.place_intervals:
        assert place_interval.interval == (place_interval.place, place_interval.place)


def test_leaving_a_project_out_moves_no_closeness(kuzbass: Case, base: Appraisal) -> None:
    """On declared bounds a project's closeness does not depend on who else applied (rule 3)."""
    from dataclasses import replace

    fewer = {key: project for key, project in kuzbass.projects.items() if key != "mencherep"}
    ballots = tuple(
        ballot.model_copy(
            update={
                "recused": tuple(key for key in ballot.recused if key in fewer),
                "answers": {
                    name: {key: said for key, said in answers.items() if key in fewer}
                    for name, answers in ballot.answers.items()
                },
            }
        )
        for ballot in kuzbass.ballots
    )
    left = appraise(replace(kuzbass, projects=fewer, ballots=ballots))
    for place_interval in left.place_intervals:
        assert place_interval.closeness == base.place_interval(place_interval.project).closeness


@pytest.mark.parametrize("method", METHODS)
def test_every_method_ranks_the_sample(kuzbass: Case, method: str) -> None:
    """Each named method gives every rankable project a place."""
    appraisal = appraise(kuzbass, settings=Settings(method=method))
    assert sorted(appraisal.places) == sorted(appraisal.decision.rankable)
    assert min(appraisal.places.values()) == 1


@pytest.mark.parametrize("whose", ["council", "set", "equal", "roc", "entropy", "critic", "ecologist"])
def test_every_kind_of_weights_sums_to_one(kuzbass: Case, whose: str) -> None:
    """Whoever gives the weights, they are shares of one (rule 5)."""
    appraisal = appraise(kuzbass, settings=Settings(weights=whose))
    assert appraisal.weights.values.sum() == pytest.approx(1)
    assert (appraisal.weights.values >= 0).all()


@pytest.mark.parametrize(
    ("settings", "scenario", "key"),
    [
        (Settings(method="magic"), None, "unknown_method"),
        (Settings(weights="nobody"), None, "unknown_weights"),
        (Settings(), "utopia", "unknown_scenario"),
    ],
)
def test_unknown_names_are_refused(kuzbass: Case, settings: Settings, scenario: str | None, key: str) -> None:
    """A wrong method, weights or scenario is named together with what is known."""
    with pytest.raises(InputError) as caught:
        appraise(kuzbass, scenario=scenario, settings=settings)
    assert [problem.key for problem in caught.value.problems] == [key]
    assert caught.value.problems[0].facts["known"]


def test_the_same_case_gives_the_same_appraisal(kuzbass: Case, base: Appraisal) -> None:
    """Nothing depends on a clock or on chance."""
    again = appraise(kuzbass)
    assert again.place_intervals == base.place_intervals
    assert again.remarks == base.remarks


def test_a_small_case_by_hand() -> None:
    """Three of four are ranked; a project's closeness is the root of sums of squares, as published."""
    appraisal = small()
    assert appraisal.weights.values == pytest.approx([1 / 3] * 3)
    assert appraisal.places == {"farm": 1, "mill": 2, "mine": 3}
    above, below = (0.3**2 + 0.8**2 + 0.6**2) ** 0.5, (0.7**2 + 0.2**2 + 0.4**2) ** 0.5
    assert appraisal.scores["farm"] == pytest.approx(above / (above + below))
    assert appraisal.order == ("farm", "mill", "mine", "yard")
    assert repr(appraisal) == "<Appraisal of 'small', Settings(): 3 of 4 projects ranked>"
    assert appraisal.candidates is appraisal.selection.choice.candidates


def test_places_and_scores_are_those_of_the_method_of_the_settings() -> None:
    """By the weighted sum, with weights for jobs alone, the places are those of the jobs."""
    appraisal = small(method="weighted_sum", weights={"npv": 0, "jobs": 1, "fit": 0})
    assert appraisal.scores == pytest.approx({"mill": 0.6, "farm": 0.8, "mine": 0.2})
    assert appraisal.places == {"farm": 1, "mill": 2, "mine": 3}
    assert small(weights={"npv": 1, "jobs": 0, "fit": 0}).order == ("mine", "mill", "farm", "yard")


@pytest.mark.parametrize(("measure", "key"), [("smoke", "unknown_measure"), ("npv", "unit_wrong")])
def test_a_criterion_that_measures_nothing_known_is_refused(measure: str, key: str) -> None:
    """Nobody measures smoke here, and money is not counted in jobs."""
    with pytest.raises(InputError, match=key):
        small((("criteria", "jobs", "measure"), measure))


def test_a_scenario_is_laid_over_the_case() -> None:
    """With half the jobs of every project the mine passes the mill; the case as it was read stays beside it."""
    low = ("scenarios", "low"), {"title": "Low", "multiply": {"jobs": 0.5}}
    appraisal = small(low, scenario="low")
    assert appraisal.decision.cells["farm"]["jobs"].known() == 40
    assert appraisal.case.figure("farm", "jobs").known() == 80
    assert appraisal.places == {"farm": 1, "mine": 2, "mill": 3}
    assert "under 'low'" in repr(appraisal)
