"""What all tests share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

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
        lacks(f"{program} is not on this machine: {what}")
    return result


def lacks(reason: str) -> NoReturn:
    """Skip a test that the machine cannot run, but fail it where CI promises that it can."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """URL of a PostgreSQL server."""
    from tests.store.server import CONTROL, OWN, own_server, programs

    if own := os.environ.get(OWN):
        yield own
        return
    with own_server(need(CONTROL, "sessions are not kept in a real PostgreSQL", path=programs())) as server:
        yield server.url


@pytest.fixture
def in_postgres(postgres: str) -> Iterator[str]:
    """URL of an empty PostgreSQL database."""
    from tests.store.server import empty_database

    with empty_database(postgres) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty database is, of either kind."""
    return str(tmp_path / "sessions.sqlite") if request.param == "sqlite" else request.getfixturevalue("in_postgres")


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
