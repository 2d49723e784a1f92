"""The register of Kuzbass, appraised."""

from __future__ import annotations

import pytest

from appraisal.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.intake.read import read_case
from appraisal.paths import sample_folder


@pytest.fixture(scope="session")
def kuzbass() -> Case:
    """Return the case."""
    return read_case(sample_folder() / "kuzbass")


@pytest.fixture(scope="session")
def base(kuzbass: Case) -> Appraisal:
    """Return its appraisal without a scenario: five projects have gaps."""
    return appraise(kuzbass)


@pytest.fixture(scope="session")
def filled(kuzbass: Case) -> Appraisal:
    """Return its appraisal with every gap filled by assumption."""
    return appraise(kuzbass, scenario="filled")
