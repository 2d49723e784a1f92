"""The appraisal: a case, its council and settings put together."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import METHODS, Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.errors import InputError
from appraisal.settings import Settings


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
