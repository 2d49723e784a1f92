"""What the tests of intake share."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import appraisal.intake
from appraisal.errors import InputError, Problem
from appraisal.intake.read import read_case
from appraisal.text import LANGUAGES, problem_text

EXAMPLE = Path(appraisal.intake.__file__).parent / "example"

Refused = Callable[[Path], tuple[Problem, ...]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case folder that may be broken."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "case"))


@pytest.fixture
def refused() -> Refused:
    """Read what must be refused; every problem can be spoken in both languages."""

    def read(path: Path) -> tuple[Problem, ...]:
        with pytest.raises(InputError) as caught:
            read_case(path)
        for problem in caught.value.problems:
            for language in LANGUAGES:
                assert problem_text(problem, language)
        return caught.value.problems

    return read
