"""The reality check in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.reference_class import checks_of, record_of
from appraisal.documents.case import Case
from appraisal.intake.read import read_case
from appraisal.paths import sample_folder
from appraisal.report.reality import reality
from appraisal.text import LANGUAGES, Language
from tests.report.said import lines_of


@pytest.fixture(scope="module")
def case() -> Case:
    """Return the register of Kuzbass."""
    return read_case(sample_folder() / "kuzbass")


def _told(case: Case, language: Language, *, all_checks: bool = False) -> str:
    blocks = reality(case, checks_of(case), record_of(case), language, all_checks=all_checks)
    return "\n".join(lines_of(*blocks))


def test_outliers_are_named_with_their_numbers(case: Case) -> None:
    """Jobs, investment and delay of the register are told with claim, class and factor."""
    told = _told(case, "en")
    assert "17,439 jobs for 159,500 million RUB: 109 per 1,000 million RUB; 201 were achieved" in told
    assert "600 jobs per 1,000 million RUB is 3.0 times the achieved 201" in told
    assert "Jobs, 4,500 jobs: above its other claims (600 and 505), 8.1 times their median" in told
    assert "Investment, 70,000 million RUB: above its other claims (24,000), 2.9 times their median" in told
    assert "commissioned 3 years later, 150% of the 2 years of building" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_has_words(case: Case, language: Language) -> None:
    """What passes is told as well where all is asked for, in both languages."""
    assert len(_told(case, language, all_checks=True).splitlines()) > len(_told(case, language).splitlines())


def test_nothing_to_check_is_said(case: Case) -> None:
    """A case without comparators and other claims says so, and one without outliers too."""
    plain = replace(case, projects={"itat": case.projects["itat"]})
    assert "No claim lies outside" in _told(plain, "en")
    bare = replace(plain, head=case.head.model_copy(update={"comparators": ()}))
    assert "nothing can be checked" in _told(bare, "en")
