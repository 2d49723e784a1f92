"""What all tests share."""

from __future__ import annotations

import os
import shutil

import pytest


def need(program: str, what: str) -> str:
    """Return the path of a program of the machine; without it skip with the reason, but fail where CI promises it."""
    found = shutil.which(program)
    if found is None:
        reason = f"{program} is not on this machine: {what}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the machine's Chromium."""
    return need("chromium", "the pages are not seen in a real browser")
