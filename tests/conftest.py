"""What all tests share."""

from __future__ import annotations

import os
import shutil

import pytest
from hypothesis import settings

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.intake.read import read_case
from appraisal.paths import sample_folder

settings.register_profile("no clock", deadline=None)  # a loaded machine is slow, not wrong
settings.load_profile("no clock")


def need(program: str, what: str, *, path: str | None = None) -> str:
    """Return the path of a program of the machine; without it skip with the reason, but fail where CI promises it."""
    result = shutil.which(program, path=path)
    if result is None:
        reason = f"{program} is not on this machine: {what}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return result


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the machine's Chromium."""
    return need("chromium", "the pages are not seen in a real browser")


@pytest.fixture(scope="session")
def kuzbass() -> Case:
    """Return the register of Kuzbass."""
    return read_case(sample_folder() / "kuzbass")


@pytest.fixture(scope="session")
def base(kuzbass: Case) -> Appraisal:
    """Return its appraisal without a scenario: five projects have gaps."""
    return appraise(kuzbass)


@pytest.fixture(scope="session")
def filled(kuzbass: Case) -> Appraisal:
    """Return its appraisal with every gap filled by assumption."""
    return appraise(kuzbass, scenario="filled")
