"""Why this place."""

from __future__ import annotations

import re

import pytest

from appraisal.analysis.appraise import Appraisal
from appraisal.report.place import place_sentences
from appraisal.text import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_project_can_be_explained(base: Appraisal, language: str) -> None:
    """Ranked or not, each project has sentences in both languages, and no braces are left over."""
    for project in base.decision.projects:
        said = place_sentences(base, project, language)  # type: ignore[arg-type]
        assert said
        assert not any("{" in sentence or "None" in sentence for sentence in said)


def test_a_project_with_gaps_says_what_is_missing(base: Appraisal) -> None:
    """A project without a place is told by its missing criteria and its interval."""
    said = " ".join(place_sentences(base, "boilers", "en"))
    assert "net present value" in said
    assert "Places at these weights: 2 to 12 of 12" in said


def test_the_first_is_compared_with_the_second_only(base: Appraisal) -> None:
    """Nobody stands ahead of the first place, and no step to a better one is offered."""
    said = " ".join(place_sentences(base, "mencherep", "en"))
    assert "next behind" in said
    assert "next ahead" not in said
    assert "To draw level" not in said


@pytest.mark.parametrize("project", ["sorbents", "itat", "carbon_fiber"])
def test_jobs_that_would_gain_a_place_are_whole(base: Appraisal, project: str) -> None:
    """Nobody is asked for two fifths of a job: the next whole number is named."""
    said = " ".join(place_sentences(base, project, "en"))
    assert not re.search(r"\d\.\d+ jobs", said)
