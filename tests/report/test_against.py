"""What separates two projects: the same from both sides."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import Appraisal
from appraisal.errors import InputError
from appraisal.report.against import against_sentences, separated
from appraisal.robustness.acceptability import Acceptability
from appraisal.text import LANGUAGES


@pytest.fixture(scope="module")
def run(filled: Appraisal) -> Acceptability:
    """Return a short run."""
    return filled.evidence.acceptability(draws=1000)


def test_every_pair_can_be_told(filled: Appraisal, run: Acceptability) -> None:
    """Each ordered pair has sentences in both languages."""
    for language in LANGUAGES:
        for one in filled.decision.projects[:4]:
            for other in filled.decision.projects[:4]:
                if one != other:
                    said = against_sentences(filled, one, other, run, language)
                    assert len(said) >= 3
                    assert not any("{" in each or "None" in each for each in said)


def test_the_two_sides_mirror_each_other(filled: Appraisal, run: Acceptability) -> None:
    """Ahead becomes behind by the same distance, and both name the same smallest change of weights."""
    there = against_sentences(filled, "mencherep", "karakan", run, "en")
    back = against_sentences(filled, "karakan", "mencherep", run, "en")
    assert "1 place above" in there[0]
    assert "1 place below" in back[0]
    assert there[-1] == back[-1]
    one, other = separated(filled, "mencherep", "karakan"), separated(filled, "karakan", "mencherep")
    assert one is not None
    assert other is not None
    assert one.closeness_difference == -other.closeness_difference


def test_with_a_gap_only_the_draws_speak(base: Appraisal) -> None:
    """A project without a place is compared by the draws alone."""
    said = against_sentences(base, "mencherep", "boilers", base.evidence.acceptability(draws=500), "en")
    assert len(said) == 2
    assert said[0].startswith("Not both have a place")


@pytest.mark.parametrize("pair", [("karakan", "nobody"), ("nobody", "karakan"), ("karakan", "karakan")])
def test_strangers_and_oneself_are_refused(filled: Appraisal, run: Acceptability, pair: tuple[str, str]) -> None:
    """A comparison needs two projects of the case."""
    with pytest.raises(InputError):
        against_sentences(filled, *pair, run, "en")
